import { type Box, WHOLE } from '@/lib/domain/cards/shape'

/** What a picture's positions are multiplied with to be drawn: its longer side is 1,000. */
export type DrawnSize = { readonly width: number; readonly height: number }

const LONGER_SIDE = 1000

/** The size in which shapes on a picture are drawn; square where its pixels are not known. */
export const drawnSizeOf = (width: number | null, height: number | null): DrawnSize => {
  if (width === null || height === null) return { width: LONGER_SIDE, height: LONGER_SIDE }
  const scale = LONGER_SIDE / Math.max(width, height)
  return { width: width * scale, height: height * scale }
}

type ShapeDrawingProps = {
  readonly shape: Box
  readonly size: DrawnSize
  readonly className: string
}

/** A shape in an SVG of the picture's drawn size. */
export const ShapeDrawing = ({ shape, size, className }: ShapeDrawingProps) => (
  <rect
    x={(shape.x / WHOLE) * size.width}
    y={(shape.y / WHOLE) * size.height}
    width={(shape.width / WHOLE) * size.width}
    height={(shape.height / WHOLE) * size.height}
    className={className}
    vectorEffect="non-scaling-stroke"
  />
)
