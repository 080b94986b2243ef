import { type OcclusionShape, WHOLE } from '@/lib/domain/cards/shape'

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
  readonly shape: OcclusionShape
  readonly size: DrawnSize
  readonly className: string
}

/** A shape in an SVG of the picture's drawn size. */
export function ShapeDrawing({ shape, size, className }: ShapeDrawingProps) {
  const across = (x: number) => (x / WHOLE) * size.width
  const down = (y: number) => (y / WHOLE) * size.height
  if (shape.kind === 'polygon') {
    const points = shape.points.map(({ x, y }) => `${across(x)},${down(y)}`).join(' ')
    return <polygon points={points} className={className} vectorEffect="non-scaling-stroke" />
  }
  const [x, y, width, height] = [across(shape.x), down(shape.y), across(shape.width), down(shape.height)]
  return shape.kind === 'rect' ? (
    <rect x={x} y={y} width={width} height={height} className={className} vectorEffect="non-scaling-stroke" />
  ) : (
    <ellipse
      cx={x + width / 2}
      cy={y + height / 2}
      rx={width / 2}
      ry={height / 2}
      className={className}
      vectorEffect="non-scaling-stroke"
    />
  )
}
