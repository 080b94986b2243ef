import type { Place } from './markdown-blocks'

/** How one character of a text is shown. */
export type Look = {
  readonly bold?: true
  readonly italic?: true
  readonly code?: true
  readonly href?: string
  readonly maths?: { readonly at: number; readonly display: boolean }
  readonly place?: Place
}
