import { SHAPE_REFERENCE } from './shape-pattern'

/** The width and the height of a picture, whatever its pixels: positions are in ten-thousandths of them. */
export const WHOLE = 10_000
/** The narrowest and lowest rectangle. */
export const LEAST_SIDE = 50
/** Of a polygon of another program. */
export const MOST_CORNERS = 100

export type Point = { readonly x: number; readonly y: number }
/** From the top left corner of the picture, in ten-thousandths of its width (`x`, `width`) and height (`y`, `height`). */
export type Box = Point & { readonly width: number; readonly height: number }

/**
 * A rectangle that covers a part of a picture, in whole numbers within it. `outline` is the ellipse or polygon that it is
 * the box of, as a card names it, such as `ellipse/1000,2000,3000,1500`: kept for the way back to Anki until it is edited.
 */
export type OcclusionShape = Box & { readonly outline?: string }

/** A shape as a card names it. `hidesAlways`: it is also covered while another shape of the picture is asked for. */
export type ShapeReference = { readonly shape: OcclusionShape; readonly hidesAlways: boolean }

const within = (value: number, least: number, most: number): number =>
  Math.min(Math.max(Math.round(Number.isFinite(value) ? value : least), least), most)

const pairs = (values: readonly number[]): readonly Point[] =>
  values.flatMap((x, at) => (at % 2 === 0 ? [{ x, y: values[at + 1] ?? 0 }] : []))

/** The rectangle in whole numbers, moved and cut so that all of it is in the picture. */
export const insidePicture = (box: Box): Box => {
  const [width, height] = [within(box.width, LEAST_SIDE, WHOLE), within(box.height, LEAST_SIDE, WHOLE)]
  return { x: within(box.x, 0, WHOLE - width), y: within(box.y, 0, WHOLE - height), width, height }
}

/** The smallest box around some points. */
export const boxAround = (points: readonly Point[]): Box => {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

const listOf = ({ x, y, width, height }: Box): string => [x, y, width, height].join(',')

/** An ellipse of another program, covered by its box. */
export const boxOfEllipse = (box: Box): OcclusionShape => {
  const inside = insidePicture(box)
  return { ...inside, outline: `ellipse/${listOf(inside)}` }
}

/** A polygon of another program, covered by its box. */
export const boxOfPolygon = (points: readonly Point[]): OcclusionShape => {
  const inside = points.map(({ x, y }) => ({ x: within(x, 0, WHOLE), y: within(y, 0, WHOLE) }))
  const outline = `polygon/${inside.map(({ x, y }) => `${x},${y}`).join(',')}`
  return { ...insidePicture(boxAround(inside)), outline }
}

/** The corners of the polygon that a rectangle is the box of; null where it is of none. */
export const polygonOf = ({ outline = '' }: OcclusionShape): readonly Point[] | null =>
  outline.startsWith('polygon/') ? pairs(outline.slice('polygon/'.length).split(',').map(Number)) : null

const WHOLE_REFERENCE = new RegExp(`^${SHAPE_REFERENCE}$`)

/** Reads a shape as a card names it, such as `shape:rect/1000,2000,3000,1500`; null for a text that is none. */
export const readShapeReference = (text: string): ShapeReference | null => {
  if (!WHOLE_REFERENCE.test(text)) return null
  const [kind = '', list = '', all] = text.slice('shape:'.length).split('/')
  const values = list.split(',').map(Number)
  const [x = 0, y = 0, width = 0, height = 0] = values
  const box = { x, y, width, height }
  const shape =
    kind === 'polygon' ? boxOfPolygon(pairs(values)) : kind === 'ellipse' ? boxOfEllipse(box) : insidePicture(box)
  return { shape, hidesAlways: all !== undefined }
}

/** How a card names a shape; the other direction of `readShapeReference`. */
export const shapeReference = ({ shape, hidesAlways }: ShapeReference): string =>
  `shape:${shape.outline ?? `rect/${listOf(insidePicture(shape))}`}${hidesAlways ? '/all' : ''}`

const third = (middle: number): 0 | 1 | 2 => (middle < WHOLE / 3 ? 0 : middle < (WHOLE * 2) / 3 ? 1 : 2)

const PLACES = [
  ['top left', 'top', 'top right'],
  ['left', 'centre', 'right'],
  ['bottom left', 'bottom', 'bottom right'],
] as const

/** Where in the picture a shape is, in words: “top left”. */
export const placeOfShape = ({ x, y, width, height }: Box): string =>
  PLACES[third(y + height / 2)][third(x + width / 2)]
