import type { Place } from './markdown-blocks'

/** An image, a sound or a video that is shown in place of its words; runs with the same `at` are one. */
export type CardMedia = {
  readonly at: number
  /** How the text names the file, as `readMediaReference` reads it. */
  readonly target: string
  /** Nobody has said what it shows: its words are the ending of its name. */
  readonly isUnnamed?: true
}

/** A covered part of the picture before it, whose name the text is; runs with the same `at` are one. */
export type CardShape = {
  readonly at: number
  /** How the text names the shape, as `readShapeReference` reads it. */
  readonly target: string
}

/** How one character of a text is shown. */
export type Look = {
  readonly bold?: true
  readonly italic?: true
  readonly code?: true
  readonly href?: string
  readonly maths?: { readonly at: number; readonly display: boolean }
  readonly media?: CardMedia
  readonly shape?: CardShape
  readonly place?: Place
}
