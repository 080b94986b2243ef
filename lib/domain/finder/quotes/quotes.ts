import { asciiRegExp } from '../../text/ascii-reg-exp'
import { type Quoted, quotedIn } from '../../text/quotation-marks'
import { type Document, type DocumentBlock, sentenceAt } from '../document'
import { hedgeIn } from '../hedges'
import type { Mention, Span } from '../mention'
import { speakerAt } from '../names/speaker'

/** Fewer words in marks are a name, a title or irony. */
const MIN_WORDS = 3
const STOP_OR_CAPITAL = asciiRegExp(/[.\p{Lu}]/u)
const STEP_QUOTES = 16
const WORD = asciiRegExp(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu)
const LARGE_WORD = asciiRegExp(/^[\p{Lu}\p{N}]/u)
const SMALL_WORD = /^(?:a|an|the|of|in|on|at|by|for|from|with|to|and|or|but|as|is|its|vs|into|over|nor)$/iu

/** The words of a quotation: without white space, the comma before “he said”, and the stop of a single sentence. */
function wordsSpan(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end]
  const is = (at: number, pattern: Pick<RegExp, 'test'>): boolean => pattern.test(text[at] ?? '')
  while (from < to && is(from, /[\s\u200B-\u200F*_]/u)) from += 1
  while (to > from && is(to - 1, /[\s\u200B-\u200F,;:*_–—-]/u)) to -= 1
  const isOneSentence = !/[.!?…]["”’']?\s/u.test(text.slice(from, to - 1))
  if (isOneSentence && is(to - 1, /\./) && !is(to - 2, STOP_OR_CAPITAL)) to -= 1
  return { start: from, end: to }
}

/** Whether every word but the small ones has a capital, as in the title of a book. */
function isTitle(words: readonly string[]): boolean {
  const large = words.filter((word) => !SMALL_WORD.test(word))
  return large.length >= 2 && large.every((word) => LARGE_WORD.test(word))
}

/** The body blocks' quotations, each with the block it stands in and whether it goes on in the next. */
function* quotationsOf(doc: Document): Generator<{ readonly quoted: Quoted; readonly block: DocumentBlock } | null> {
  let isOpen = false
  for (const block of doc.blocks) {
    if (block.role !== 'body') continue
    const first = block.sentences[0]
    if (!first) continue
    const words = doc.text.slice(first.start, block.end)
    const all = quotedIn(words)
    const last = all.at(-1)
    // A quotation over several paragraphs opens each of them and closes in the last.
    const goesOn = last?.open === true && opensNext(doc, block)
    for (const quoted of all) {
      if (quoted.open && !goesOn && !isOpen) continue
      yield { quoted: { ...quoted, start: quoted.start + first.start, end: quoted.end + first.start }, block }
    }
    isOpen = goesOn
    yield null
  }
}

const opensNext = (doc: Document, block: DocumentBlock): boolean => {
  const next = doc.blocks.slice(block.index + 1, block.index + 4).find(({ role }) => role === 'body')
  return next !== undefined && /^["“«]/u.test(doc.text.slice(next.sentences[0]?.start ?? next.start, next.end))
}

/** The first word of doubt in the sentences of a quotation, outside its words: inside it is the speaker's own. */
function hedgeAround(doc: Document, block: DocumentBlock, span: Span): string | null {
  let sentence = sentenceAt(doc, span.start)
  for (
    ;
    sentence && sentence.start < span.end && sentence.block === block.index;
    sentence = doc.sentences[sentence.index + 1] ?? null
  ) {
    const before = sentence.start < span.start ? hedgeIn(doc.plain, { start: sentence.start, end: span.start }) : null
    const after = sentence.end > span.end ? hedgeIn(doc.plain, { start: span.end, end: sentence.end }) : null
    if (before ?? after) return before ?? after
  }
  return null
}

/**
 * The quotations of a text in order, yielding between paragraphs: speech or a quoted term of at least three words,
 * with the speaker by full name where the text tells. Titles of works and single words in marks are left out.
 */
export function* quotesChunked(doc: Document): Generator<void, readonly Mention[]> {
  const found: Mention[] = []
  for (const quotation of quotationsOf(doc)) {
    if (!quotation) {
      yield
      continue
    }
    const { quoted, block } = quotation
    if (found.length % STEP_QUOTES === STEP_QUOTES - 1) yield
    const span = wordsSpan(doc.text, quoted)
    const quote = doc.text.slice(span.start, span.end)
    const words = quote.match(WORD.on(quote)) ?? []
    if (words.length < MIN_WORDS || isTitle(words) || /\uFFFC/u.test(doc.plain.slice(span.start, span.end))) continue
    found.push({
      ...span,
      kind: 'quote',
      quote,
      value: null,
      unit: null,
      role: null,
      speaker: speakerAt(doc, span),
      hedge: hedgeAround(doc, block, span),
      salience: 0,
    })
  }
  return found
}
