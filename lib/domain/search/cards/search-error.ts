export type CardSearchErrorCode =
  | 'misplaced-and'
  | 'misplaced-or'
  | 'empty-group'
  | 'unopened-group'
  | 'unclosed-group'
  | 'empty-quote'
  | 'unclosed-quote'
  | 'missing-key'
  | 'unknown-key'
  | 'unknown-escape'
  | 'missing-value'
  | 'invalid-value'
  | 'invalid-state'
  | 'invalid-flag'
  | 'invalid-whole-number'
  | 'invalid-number'
  | 'invalid-answer-button'
  | 'invalid-property'
  | 'invalid-comparison'
  | 'invalid-date'
  | 'too-long'
  | 'too-deep'

/** What is wrong with a search, in words for people, and where: UTF-16 offsets into what was typed. */
export type CardSearchError = {
  readonly code: CardSearchErrorCode
  readonly at: number
  readonly length: number
  readonly message: string
}

/** A problem that was found while reading: caught by `readCardSearch`, which returns it. */
export class SearchProblem extends Error {
  readonly error: CardSearchError
  constructor(code: CardSearchErrorCode, at: number, length: number, message: string) {
    super(message)
    this.error = { code, at, length, message }
  }
}
