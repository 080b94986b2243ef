/** How a shape is written after its name, to be part of another expression; it has no groups of its own. */
export const SHAPE_REFERENCE =
  'shape:(?:(?:rect|ellipse)/\\d{1,5}(?:,\\d{1,5}){3}|polygon/\\d{1,5},\\d{1,5}(?:,\\d{1,5},\\d{1,5}){2,99})(?:/all)?'

const WRITTEN = new RegExp(`\\]\\(${SHAPE_REFERENCE}\\)`, 'g')

/** How long a side of a card is for the limit on its text: where its shapes are does not count. */
export const sideLength = (text: string): number => text.replace(WRITTEN, ']').length
