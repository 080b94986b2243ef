/** What was read from a source: bibliography as far as the source states it, and its canonical text. */
export type SourceText = {
  readonly title: string | null
  readonly authors: readonly string[]
  readonly outlet: string | null
  /** EDTF. */
  readonly published: string | null
  readonly url: string | null
  readonly text: string
}

export type SourceFailureCode = 'too-large' | 'binary' | 'empty' | 'wrong-type'
export type SourceFailure = { readonly ok: false; readonly code: SourceFailureCode; readonly message: string }
export type SourceResult = { readonly ok: true; readonly value: SourceText } | SourceFailure

export const failure = (code: SourceFailureCode, message: string): SourceFailure => ({ ok: false, code, message })

/** The result for a source: its text, or the failure `empty` where the text holds no word. */
export function sourceResult(value: SourceText): SourceResult {
  if (/[\p{L}\p{N}]/u.test(value.text)) return { ok: true, value }
  return failure('empty', 'The file holds no text. Choose a file with the words of the article in it.')
}
