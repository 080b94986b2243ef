import type { CardSearch } from './card-search'
import { TERM_READERS, type TermValue, unknownKeyWords } from './read-term'
import { type CardSearchError, SearchProblem } from './search-error'

/** More is no search that anyone types. */
export const LONGEST_SEARCH = 2_000
const DEEPEST_GROUP = 50

export type CardSearchReading =
  | { readonly ok: true; readonly search: CardSearch }
  | { readonly ok: false; readonly error: CardSearchError }

/** Signs that a backslash takes the special meaning from. */
const ESCAPABLE = '\\"*_:()-'
const SPACE = /\s/

/** What a stretch of a term says: with the escapes of a pattern only, and with none. `at` is where it begins. */
const termValue = (raw: string, at: number): TermValue => {
  let pattern = ''
  let text = ''
  for (let i = 0; i < raw.length; i++) {
    const sign = raw.charAt(i)
    if (sign !== '\\') {
      pattern += sign
      text += sign
      continue
    }
    const next = raw.charAt(i + 1)
    if (next === '' || !ESCAPABLE.includes(next)) {
      const message = `A backslash makes ${[...ESCAPABLE].join(' ')} ordinary characters. To find a backslash, write it twice.`
      throw new SearchProblem('unknown-escape', at + i, Math.min(2, raw.length - i), message)
    }
    pattern += '*_\\'.includes(next) ? `\\${next}` : next
    text += next
    i++
  }
  return { pattern, text, at, length: raw.length }
}

/** Reads one search from left to right. A class, because every step moves the same place in the text. */
class Reader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  read(): CardSearch {
    const search = this.#group(null, 0)
    if (this.#at < this.#text.length)
      throw new SearchProblem(
        'unopened-group',
        this.#at,
        1,
        'This bracket closes nothing. Remove it, or add one before it.',
      )
    return search
  }

  /** Items up to the closing bracket of a group, or the end. */
  #group(opened: number | null, depth: number): CardSearch {
    const alternatives: CardSearch[][] = [[]]
    /** A word that still needs something after it. */
    let pending: { readonly word: 'and' | 'or'; readonly at: number } | null = null
    const misplaced = (word: 'and' | 'or', at: number) =>
      new SearchProblem(
        `misplaced-${word}`,
        at,
        word.length,
        `“${word}” goes between two terms. To find the word itself, put it in quotes.`,
      )
    for (;;) {
      this.#skipSpace()
      const sign = this.#text.charAt(this.#at)
      if (sign === '' || sign === ')') break
      const joining = this.#joiningWord()
      const current = alternatives.at(-1) ?? []
      if (joining !== null) {
        if (pending !== null || current.length === 0) throw misplaced(joining, this.#at)
        pending = { word: joining, at: this.#at }
        this.#at += joining.length
        continue
      }
      const item = this.#item(depth)
      if (pending?.word === 'or') alternatives.push([item])
      else current.push(item)
      pending = null
    }
    if (pending !== null) throw misplaced(pending.word, pending.at)
    const parts = alternatives.map((of): CardSearch => (of.length === 1 && of[0] ? of[0] : { kind: 'all', of }))
    if (opened !== null && alternatives[0]?.length === 0 && this.#text.charAt(this.#at) === ')')
      throw new SearchProblem('empty-group', opened, this.#at + 1 - opened, 'There is nothing between these brackets.')
    const [only] = parts
    return parts.length === 1 && only ? only : { kind: 'any', of: parts }
  }

  #item(depth: number): CardSearch {
    if (depth >= DEEPEST_GROUP)
      throw new SearchProblem('too-deep', this.#at, 1, `Brackets and minus signs may be nested ${DEEPEST_GROUP} deep.`)
    const sign = this.#text.charAt(this.#at)
    if (sign === '-' && !this.#endsAt(this.#at + 1)) {
      this.#at++
      return { kind: 'not', of: this.#item(depth + 1) }
    }
    if (sign === '(') {
      const opened = this.#at++
      const search = this.#group(opened, depth + 1)
      if (this.#text.charAt(this.#at) !== ')')
        throw new SearchProblem('unclosed-group', opened, 1, 'This bracket is not closed. Add “)”.')
      this.#at++
      return search
    }
    return sign === '"' ? this.#quotedTerm() : this.#plainTerm()
  }

  #skipSpace(): void {
    while (this.#at < this.#text.length && SPACE.test(this.#text.charAt(this.#at))) this.#at++
  }

  /** Whether a term ends at a place: at a space, a closing bracket or the end. */
  #endsAt(at: number): boolean {
    const sign = this.#text.charAt(at)
    return sign === '' || sign === ')' || SPACE.test(sign)
  }

  #joiningWord(): 'and' | 'or' | null {
    for (const word of ['and', 'or'] as const) {
      const end = this.#at + word.length
      const isSame = this.#text.slice(this.#at, end).toLowerCase() === word
      if (isSame && (this.#endsAt(end) || this.#text.charAt(end) === '(')) return word
    }
    return null
  }

  /** What stands between quotes; the place is then behind the closing one. */
  #quoted(): { readonly raw: string; readonly from: number } {
    const opened = this.#at
    const from = opened + 1
    let at = from
    while (at < this.#text.length && this.#text.charAt(at) !== '"') at += this.#text.charAt(at) === '\\' ? 2 : 1
    if (at >= this.#text.length)
      throw new SearchProblem('unclosed-quote', opened, 1, 'This quotation mark is not closed. Add another one.')
    if (at === from)
      throw new SearchProblem('empty-quote', opened, 2, 'There is nothing between these quotation marks.')
    this.#at = at + 1
    return { raw: this.#text.slice(from, at), from }
  }

  /** A term in quotes: `"deck:Central Asia"`. What looks like an unknown key is text there. */
  #quotedTerm(): CardSearch {
    const { raw, from } = this.#quoted()
    const colon = /^[a-z]+:/i.exec(raw)?.[0].length ?? 0
    const key = raw.slice(0, Math.max(0, colon - 1)).toLowerCase()
    const reader = TERM_READERS.get(key)
    if (!reader) return { kind: 'text', pattern: termValue(raw, from).pattern }
    return reader(termValue(raw.slice(colon), from + colon))
  }

  /** A term without quotes, or with quotes after its key: `deck:"Central Asia"`. */
  #plainTerm(): CardSearch {
    const from = this.#at
    let colon: number | null = null
    while (!this.#endsAt(this.#at)) {
      const sign = this.#text.charAt(this.#at)
      if (sign === '(' || sign === '"') break
      if (sign === ':' && colon === null) {
        colon = this.#at++
        if (this.#text.charAt(this.#at) === '"') return this.#keyed(from, colon, this.#quoted())
        continue
      }
      // A backslash before a space or the end is reported with the value.
      this.#at +=
        sign === '\\' && !(this.#at + 1 >= this.#text.length || SPACE.test(this.#text.charAt(this.#at + 1))) ? 2 : 1
    }
    if (colon === null) return { kind: 'text', pattern: termValue(this.#text.slice(from, this.#at), from).pattern }
    return this.#keyed(from, colon, { raw: this.#text.slice(colon + 1, this.#at), from: colon + 1 })
  }

  #keyed(from: number, colon: number, value: { readonly raw: string; readonly from: number }): CardSearch {
    const key = termValue(this.#text.slice(from, colon), from).text.toLowerCase()
    if (key === '')
      throw new SearchProblem(
        'missing-key',
        colon,
        1,
        'Something is missing before this colon. To find a colon, write \\:',
      )
    const reader = TERM_READERS.get(key)
    if (!reader) throw new SearchProblem('unknown-key', from, colon + 1 - from, unknownKeyWords(key))
    return reader(termValue(value.raw, value.from))
  }
}

/**
 * Reads a search for cards: terms that must all match, `or`, `-`, brackets and quotes, as docs/SEARCH.md describes. An
 * empty text asks for every card. Never throws: what cannot be read is returned as an error with its place.
 */
export const readCardSearch = (typed: string): CardSearchReading => {
  try {
    if (typed.length > LONGEST_SEARCH)
      throw new SearchProblem('too-long', LONGEST_SEARCH, 1, `A search has at most ${LONGEST_SEARCH} characters.`)
    return { ok: true, search: new Reader(typed.replace(/[“”„]/g, '"')).read() }
  } catch (reason) {
    if (reason instanceof SearchProblem) return { ok: false, error: reason.error }
    throw reason
  }
}
