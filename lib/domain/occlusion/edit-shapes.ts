import {
  type Box,
  boxOf,
  insidePicture,
  MOST_CORNERS,
  type OcclusionShape,
  type Point,
  type ShapeKind,
  WHOLE,
} from '../cards/shape'

const within = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most)

/** The box between two corners, whichever they are. */
const boxBetween = (from: Point, to: Point): Box => ({
  x: Math.min(from.x, to.x),
  y: Math.min(from.y, to.y),
  width: Math.abs(to.x - from.x),
  height: Math.abs(to.y - from.y),
})

/** A rectangle or ellipse that was drawn from one corner to the other. */
export const drawnShape = (kind: Exclude<ShapeKind, 'polygon'>, from: Point, to: Point): OcclusionShape =>
  insidePicture({ kind, ...boxBetween(from, to) })

const ADDED: Box = { x: 4000, y: 4250, width: 2000, height: 1500 }

/** A shape in the middle of the picture, to be moved from there; a polygon begins with four corners. */
export const shapeInTheMiddle = (kind: ShapeKind): OcclusionShape => {
  if (kind !== 'polygon') return { kind, ...ADDED }
  const { x, y, width, height } = ADDED
  // A diamond: four corners at those of the box would be a rectangle.
  const corners = [
    [0, 0.5],
    [0.5, 0],
    [1, 0.5],
    [0.5, 1],
  ] as const
  return { kind, points: corners.map(([across, down]) => ({ x: x + across * width, y: y + down * height })) }
}

/** The shape moved, as far as the picture reaches, without a change of its size. */
export const movedBy = (shape: OcclusionShape, { x: across, y: down }: Point): OcclusionShape => {
  const box = boxOf(shape)
  const x = within(across, -box.x, WHOLE - box.width - box.x)
  const y = within(down, -box.y, WHOLE - box.height - box.y)
  return insidePicture(
    shape.kind === 'polygon'
      ? { kind: 'polygon', points: shape.points.map((point) => ({ x: point.x + x, y: point.y + y })) }
      : { ...shape, x: shape.x + x, y: shape.y + y },
  )
}

/** The shape made to fit a box; the corners of a polygon go along. */
export const fittedTo = (shape: OcclusionShape, box: Box): OcclusionShape => {
  const asked = boxOf(insidePicture({ kind: 'rect', ...box }))
  if (shape.kind !== 'polygon') return { kind: shape.kind, ...asked }
  const { x, y, width, height } = boxOf(shape)
  const share = (value: number, from: number, size: number) => (size === 0 ? 0.5 : (value - from) / size)
  return insidePicture({
    kind: 'polygon',
    points: shape.points.map((point) => ({
      x: asked.x + share(point.x, x, width) * asked.width,
      y: asked.y + share(point.y, y, height) * asked.height,
    })),
  })
}

/** The corners of a shape that can be dragged: of its box, from the top left clockwise, or of the polygon. */
export const cornersOf = (shape: OcclusionShape): readonly Point[] => {
  if (shape.kind === 'polygon') return shape.points
  const { x, y, width, height } = shape
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ]
}

/** The shape with one of its corners elsewhere; the opposite corner of a box stays. */
export const withCorner = (shape: OcclusionShape, at: number, to: Point): OcclusionShape => {
  if (shape.kind === 'polygon')
    return insidePicture({ kind: 'polygon', points: shape.points.map((point, index) => (index === at ? to : point)) })
  const inside = { x: within(to.x, 0, WHOLE), y: within(to.y, 0, WHOLE) }
  const opposite = cornersOf(shape)[(at + 2) % 4] ?? inside
  return insidePicture({ kind: shape.kind, ...boxBetween(opposite, inside) })
}

type Polygon = Extract<OcclusionShape, { kind: 'polygon' }>

/** The polygon with a corner halfway between this one and the next; the same if it has the most already. */
export const withCornerAfter = (shape: Polygon, at: number): Polygon => {
  const [from, to] = [shape.points[at], shape.points[(at + 1) % shape.points.length]]
  if (!from || !to || shape.points.length >= MOST_CORNERS) return shape
  const middle = { x: Math.round((from.x + to.x) / 2), y: Math.round((from.y + to.y) / 2) }
  return { kind: 'polygon', points: shape.points.toSpliced(at + 1, 0, middle) }
}

/** The polygon without a corner; the same if it would have fewer than three. */
export const withoutCorner = (shape: Polygon, at: number): Polygon =>
  shape.points.length <= 3 ? shape : { kind: 'polygon', points: shape.points.toSpliced(at, 1) }

/** Whether a point is within a shape, its edge included. */
export const isInShape = (shape: OcclusionShape, { x, y }: Point): boolean => {
  const box = boxOf(shape)
  const isInBox = x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height
  if (shape.kind === 'rect' || !isInBox) return isInBox
  if (shape.kind !== 'polygon') {
    const [across, down] = [box.width / 2, box.height / 2]
    return ((x - box.x - across) / across) ** 2 + ((y - box.y - down) / down) ** 2 <= 1
  }
  // A ray to the right crosses the edges of what it starts in an odd number of times.
  let isInside = false
  for (const [at, from] of shape.points.entries()) {
    const to = shape.points[(at + 1) % shape.points.length] ?? from
    if (from.y > y === to.y > y) continue
    if (x < from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x)) isInside = !isInside
  }
  return isInside
}
