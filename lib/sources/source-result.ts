import { withinLimits } from './heading-limits'

/** What was read from a source: bibliography as far as the source states it, and its canonical text. */
export type SourceText = {
  readonly title: string | null
  readonly authors: readonly string[]
  readonly outlet: string | null
  /** EDTF. */
  readonly published: string | null
  readonly url: string | null
  /** BCP 47 as the source states it (`en-GB`); null where it does not. */
  readonly language: string | null
  readonly text: string
}

/** Why a source was not read. The last six come from addresses, the others from any bytes. */
export const SOURCE_FAILURE_CODES = [
  'too-large',
  'binary',
  'empty',
  'wrong-type',
  'encrypted',
  'no-text',
  'damaged',
  'bomb',
  'timeout',
  'refused-address',
  'login',
  'unreachable',
  'not-found',
] as const
export type SourceFailureCode = (typeof SOURCE_FAILURE_CODES)[number]
export type SourceFailure = { readonly ok: false; readonly code: SourceFailureCode; readonly message: string }
export type SourceResult = { readonly ok: true; readonly value: SourceText } | SourceFailure

export const failure = (code: SourceFailureCode, message: string): SourceFailure => ({ ok: false, code, message })

/** The result for a source: its text, with what it states of itself in bounds, or the failure `empty` where the text holds no word. */
export function sourceResult(value: SourceText): SourceResult {
  if (/[\p{L}\p{N}]/u.test(value.text)) return { ok: true, value: withinLimits(value) }
  return failure('empty', 'The file has no text. Choose a file that contains the text of the article.')
}
