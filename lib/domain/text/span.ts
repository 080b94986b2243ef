/** UTF-16 offsets into a text. */
export type Span = { readonly start: number; readonly end: number }
