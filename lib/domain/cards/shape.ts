import { SHAPE_REFERENCE } from './shape-pattern'

/** The width and the height of a picture, whatever its pixels: positions are in ten-thousandths of them. */
export const WHOLE = 10_000
/** The narrowest and lowest rectangle or ellipse. */
export const LEAST_SIDE = 50
export const MOST_CORNERS = 100

export type Point = { readonly x: number; readonly y: number }
/** From the top left corner of the picture, in ten-thousandths of its width (`x`, `width`) and height (`y`, `height`). */
export type Box = Point & { readonly width: number; readonly height: number }

/** A part of a picture that is covered. Whole numbers within the picture. */
export type OcclusionShape =
  | ({ readonly kind: 'rect' | 'ellipse' } & Box)
  | { readonly kind: 'polygon'; readonly points: readonly Point[] }

export type ShapeKind = OcclusionShape['kind']

/** A shape as a card names it. `hidesAlways`: it is also covered while another shape of the picture is asked for. */
export type ShapeReference = { readonly shape: OcclusionShape; readonly hidesAlways: boolean }

const within = (value: number, least: number, most: number): number =>
  Math.min(Math.max(Math.round(Number.isFinite(value) ? value : least), least), most)

const pairs = (values: readonly number[]): readonly Point[] =>
  values.flatMap((x, at) => (at % 2 === 0 ? [{ x, y: values[at + 1] ?? 0 }] : []))

/** The shape in whole numbers, moved and cut so that all of it is in the picture. */
export const insidePicture = (shape: OcclusionShape): OcclusionShape => {
  if (shape.kind === 'polygon') {
    const points = shape.points.map(({ x, y }) => ({ x: within(x, 0, WHOLE), y: within(y, 0, WHOLE) }))
    return { kind: 'polygon', points }
  }
  const [width, height] = [within(shape.width, LEAST_SIDE, WHOLE), within(shape.height, LEAST_SIDE, WHOLE)]
  return {
    kind: shape.kind,
    x: within(shape.x, 0, WHOLE - width),
    y: within(shape.y, 0, WHOLE - height),
    width,
    height,
  }
}

/** The smallest box around a shape. */
export const boxOf = (shape: OcclusionShape): Box => {
  if (shape.kind !== 'polygon') return { x: shape.x, y: shape.y, width: shape.width, height: shape.height }
  const [xs, ys] = [shape.points.map(({ x }) => x), shape.points.map(({ y }) => y)]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

const WHOLE_REFERENCE = new RegExp(`^${SHAPE_REFERENCE}$`)

/** Reads a shape as a card names it, such as `shape:rect/1000,2000,3000,1500`; null for a text that is none. */
export const readShapeReference = (text: string): ShapeReference | null => {
  if (!WHOLE_REFERENCE.test(text)) return null
  const [kind = '', list = '', all] = text.slice('shape:'.length).split('/')
  const values = list.split(',').map(Number)
  const [x = 0, y = 0, width = 0, height = 0] = values
  const shape: OcclusionShape =
    kind === 'polygon'
      ? { kind, points: pairs(values) }
      : { kind: kind === 'ellipse' ? 'ellipse' : 'rect', x, y, width, height }
  return { shape: insidePicture(shape), hidesAlways: all !== undefined }
}

/** How a card names a shape; the other direction of `readShapeReference`. */
export const shapeReference = ({ shape, hidesAlways }: ShapeReference): string => {
  const inside = insidePicture(shape)
  const values =
    inside.kind === 'polygon'
      ? inside.points.flatMap(({ x, y }) => [x, y])
      : [inside.x, inside.y, inside.width, inside.height]
  return `shape:${inside.kind}/${values.join(',')}${hidesAlways ? '/all' : ''}`
}

const third = (middle: number): 0 | 1 | 2 => (middle < WHOLE / 3 ? 0 : middle < (WHOLE * 2) / 3 ? 1 : 2)

const PLACES = [
  ['top left', 'top', 'top right'],
  ['left', 'centre', 'right'],
  ['bottom left', 'bottom', 'bottom right'],
] as const

/** Where in the picture a shape is, in words: “top left”. */
export const placeOfShape = (shape: OcclusionShape): string => {
  const { x, y, width, height } = boxOf(shape)
  return PLACES[third(y + height / 2)][third(x + width / 2)]
}
