import { readShapeReference, type ShapeReference, shapeReference } from '../cards/shape'
import { SHAPE_REFERENCE } from '../cards/shape-pattern'
import { type MediaInText, mediaInText } from '../media/media-in-text'

/** Many more on one picture are a picture of their own. */
export const MOST_SHAPES = 50

/** A shape with what it hides. */
export type NamedShape = ShapeReference & {
  /** The number of its deletion: the card that asks for it, for as long as it exists. */
  readonly number: number
  /** What it hides, which is the answer of its card. */
  readonly name: string
  /** Shown in its place; null for none. */
  readonly hint: string | null
}

/** A picture in the text of a card with the shapes on it, which follow it, from `from` up to `to`. */
export type OccludedPicture = {
  readonly from: number
  readonly to: number
  readonly picture: MediaInText
  readonly shapes: readonly NamedShape[]
}

const SHAPE = new RegExp(
  `[\\s,;:]*\\{\\{c(\\d+)::\\[((?:[^[\\]\\\\\\n]|\\\\.)+)\\]\\((${SHAPE_REFERENCE})\\)(?:::((?:[^}]|\\}(?!\\}))*))?\\}\\}`,
  'y',
)

const shapesFrom = (text: string, start: number): { readonly to: number; readonly shapes: readonly NamedShape[] } => {
  const shapes: NamedShape[] = []
  let to = start
  for (;;) {
    SHAPE.lastIndex = to
    const [whole, number = '', name = '', target = '', hint] = SHAPE.exec(text) ?? []
    const reference = readShapeReference(target)
    if (whole === undefined || reference === null) return { to, shapes }
    to += whole.length
    shapes.push({
      ...reference,
      number: Number(number),
      name: name.replace(/\\(.)/g, '$1'),
      hint: hint?.trim() || null,
    })
  }
}

/** The pictures in the text of a card, each with its shapes, in their order; a picture without shapes has none. */
export const occludedPictures = (text: string): readonly OccludedPicture[] =>
  mediaInText(text)
    .filter(({ reference }) => reference.kind === 'image')
    .map((picture) => ({ from: picture.from, picture, ...shapesFrom(text, picture.to) }))

/** Whether a text has a shape, with or without a picture. */
export const hasShapes = (text: string): boolean => text.includes('](shape:') && new RegExp(SHAPE_REFERENCE).test(text)

/** A name that no sign of ends: brackets, and pairs of colons and braces, which mean something in a cloze. */
const escaped = (name: string): string =>
  name
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[[\]\\]|(?<=:):|(?<=\{)\{|(?<=\})\}/g, '\\$&')

const hintWords = (hint: string | null): string => {
  const words = (hint ?? '').replace(/\}+/g, '').replace(/\s+/gu, ' ').trim()
  return words === '' ? '' : `::${words}`
}

/** A shape as the text of a card has it: a deletion of its name. */
export const shapeMarkdown = ({ number, name, hint, ...reference }: NamedShape): string =>
  `{{c${number}::[${escaped(name)}](${shapeReference(reference)})${hintWords(hint)}}}`

/** Shapes as they follow their picture, which the text reads as a list. */
export const shapesMarkdown = (shapes: readonly NamedShape[]): string =>
  shapes.length === 0 ? '' : `:\n${shapes.map(shapeMarkdown).join(',\n')}`

/** The text with other shapes on one of its pictures. */
export const withShapes = (text: string, { picture, to }: OccludedPicture, shapes: readonly NamedShape[]): string => {
  const list = shapesMarkdown(shapes)
  // Without words before it a colon would stand alone where the text is read.
  return `${text.slice(0, picture.to)}${picture.description === '' ? list.replace(/^:/, '') : list}${text.slice(to)}`
}

/** The text without one of its pictures and the shapes on it. */
export const withoutPicture = (text: string, { from, to }: OccludedPicture): string =>
  `${text.slice(0, from).trimEnd()}${text.slice(to)}`.trimStart()
