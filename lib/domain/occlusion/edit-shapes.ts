import { type Box, insidePicture, type Point, WHOLE } from '../cards/shape'

const within = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most)

/** The rectangle between two corners, whichever they are. */
export const drawnShape = (from: Point, to: Point): Box =>
  insidePicture({
    x: Math.min(from.x, to.x),
    y: Math.min(from.y, to.y),
    width: Math.abs(to.x - from.x),
    height: Math.abs(to.y - from.y),
  })

/** A rectangle in the middle of the picture, to be moved from there. */
export const IN_THE_MIDDLE: Box = { x: 4000, y: 4250, width: 2000, height: 1500 }

/** The rectangle moved, as far as the picture reaches, without a change of its size. */
export const movedBy = ({ x, y, width, height }: Box, by: Point): Box =>
  insidePicture({
    x: within(x + by.x, 0, WHOLE - width),
    y: within(y + by.y, 0, WHOLE - height),
    width,
    height,
  })

/** The corners of a rectangle, from the top left clockwise. */
export const cornersOf = ({ x, y, width, height }: Box): readonly Point[] => [
  { x, y },
  { x: x + width, y },
  { x: x + width, y: y + height },
  { x, y: y + height },
]

/** The rectangle with one of its corners elsewhere; the opposite one stays. */
export const withCorner = (box: Box, at: number, to: Point): Box => {
  const inside = { x: within(to.x, 0, WHOLE), y: within(to.y, 0, WHOLE) }
  return drawnShape(cornersOf(box)[(at + 2) % 4] ?? inside, inside)
}

/** Whether a point is within a rectangle, its edge included. */
export const isInShape = ({ x, y, width, height }: Box, point: Point): boolean =>
  point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height
