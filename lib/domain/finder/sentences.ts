import { asciiRegExp } from '../text/ascii-reg-exp'
import type { BlockShape } from './blocks'
import type { Span } from './mention'
import { BEFORE_A_NAME, OPENERS, SOMETIMES_LAST } from './words/en/abbreviations'

const segmenters = new Map<string, Intl.Segmenter>()

function segmenterOf(language: string): Intl.Segmenter {
  const known = segmenters.get(language)
  if (known) return known
  const made = new Intl.Segmenter(language, { granularity: 'sentence' })
  segmenters.set(language, made)
  return made
}

/** The last word of a stretch with the full stops inside it, where it ends with one: “U.S”, “Gen”, “S”. */
const LAST_WORD = asciiRegExp(/(?<![\p{L}\p{N}])(?<word>\p{L}[\p{L}\p{N}]*(?:\.\p{L}[\p{L}\p{N}]*)*)\.\s*$/u)
const FIRST_WORD = asciiRegExp(/^[\p{P}\p{S}\s]*(?<word>[\p{L}\p{N}][\p{L}\p{N}'’]*)/u)
/** What cannot open a sentence: a small letter, the rest of a footnote mark, closing signs, a sign of enumeration. */
const GOES_ON = asciiRegExp(/^(?:["'“”‘’«»([]*\p{Ll}|[\d,\s]*\]|[\p{Pe}\p{Pf},;:%–—-]|\uFFFC[\uFFFC\s]*$)/u)
const DOTTED = asciiRegExp(/^(?:\p{L}\.)+\p{L}$/u)
const INITIAL = asciiRegExp(/^\p{Lu}$/u)
const OPENS_LARGE = asciiRegExp(/^[\p{P}\s]*\p{Lu}/u)
const HAS_WORDS = asciiRegExp(/[\p{L}\p{N}]/u)
/** No word of doubt is longer, and the look back stays the same on a line without end. */
const LOOK = 40

/** Whether `after` goes on with the sentence that `before` seems to end. */
function goesOn(before: string, after: string): boolean {
  if (!/^[A-Z]/.test(after) && GOES_ON.test(after)) return true
  if (!/\. *$/.test(before)) return false
  const word = LAST_WORD.exec(before)?.groups?.word
  if (word === undefined) return false
  const next = FIRST_WORD.exec(after)?.groups?.word ?? ''
  const small = word.toLowerCase()
  if (BEFORE_A_NAME.has(small)) return true
  const opens = OPENERS.has(next.toLowerCase().replace(/['’].*$/u, ''))
  if (SOMETIMES_LAST.has(small) || DOTTED.test(word)) return !opens
  // An initial: “S. Rajaratnam”; but “vitamin C. The …” and “he and I. They …” end.
  return INITIAL.test(word) && !opens && OPENS_LARGE.test(after)
}

const isSpace = (plain: string, at: number): boolean => plain[at] === ' '

function trimmed(plain: string, start: number, end: number): Span {
  let [from, to] = [start, end]
  while (from < to && isSpace(plain, from)) from += 1
  while (to > from && isSpace(plain, to - 1)) to -= 1
  return { start: from, end: to }
}

/** No sentence is longer; what is, has lost its stops and is cut, so that nothing takes longer than its length. */
const MAX_CHARACTERS = 1_500
const CUT_WITHIN = 600
/** A space between two words, neither of which can belong to a figure or a name. */
const SAFE_CUT =
  /\b(?:and|or|but|that|which|who|of|the|a|to|in|is|was|were|are|as|with|for|on|by)[,;:]? (?=\p{Ll}{2})/gu

/** The last place before `limit` where a stretch can be cut without tearing a figure; `limit` where there is none. */
function cutBefore(plain: string, limit: number): number {
  const from = limit - CUT_WITHIN
  const words = plain.slice(from, limit)
  const last = [...words.matchAll(SAFE_CUT)].at(-1)
  const space = words.lastIndexOf(' ')
  return last ? from + last.index + last[0].length : space > 0 ? from + space + 1 : limit
}

/** A row of signs, or the line under the head of a table, is no sentence. */
const hasWords = (plain: string, { start, end }: Span): boolean => HAS_WORDS.test(plain.slice(start, end))

/** Cuts what is too long for one sentence, where no figure can be torn. */
function* atMost(plain: string, span: Span): Generator<Span> {
  let { start } = span
  while (span.end - start > MAX_CHARACTERS) {
    const cut = cutBefore(plain, start + MAX_CHARACTERS)
    const part = trimmed(plain, start, cut)
    if (hasWords(plain, part)) yield part
    start = cut
  }
  const rest = trimmed(plain, start, span.end)
  if (hasWords(plain, rest)) yield rest
}

/** The segmenter takes much longer for one long text than for its parts. */
const PART_CHARACTERS = 4_096

/** The segments of a block in order, part by part: the last of a part is read again with what follows it. */
function* segmentsOf(plain: string, block: BlockShape, segmenter: Intl.Segmenter): Generator<Span> {
  for (let start = block.wordsStart; start < block.end; ) {
    const limit = Math.min(block.end, start + PART_CHARACTERS)
    let last: Span | null = null
    for (const { index, segment } of segmenter.segment(plain.slice(start, limit))) {
      if (last) yield last
      last = { start: start + index, end: start + index + segment.length }
    }
    if (!last) return
    if (limit === block.end) {
      yield last
      return
    }
    // A part without any end of a sentence has lost its stops.
    if (last.start === start) last = { start, end: cutBefore(plain, limit) }
    if (last.start === start) yield last
    start = last.start === start ? last.end : last.start
  }
}

/**
 * The sentences of a block in order, without the white space around them. `plain` is the text with plain spaces. The
 * segmenter of Unicode cuts after “U.S.” and “Gen.”; what it cut too much is put together again.
 */
export function* sentencesOf(plain: string, block: BlockShape, language: string): Generator<Span> {
  if (block.kind === 'front-matter' || block.kind === 'code') return
  if (block.kind === 'heading' || block.kind === 'row') {
    yield* atMost(plain, { start: block.wordsStart, end: block.end })
    return
  }
  let start = block.wordsStart
  let end = start
  for (const { start: from, end: to } of segmentsOf(plain, block, segmenterOf(language))) {
    const before = plain.slice(Math.max(start, from - LOOK), from)
    if (
      end > start &&
      (end - start > MAX_CHARACTERS || !goesOn(before, plain.slice(from, Math.min(to, from + LOOK))))
    ) {
      yield* atMost(plain, { start, end })
      start = from
    }
    end = to
  }
  yield* atMost(plain, { start, end })
}
