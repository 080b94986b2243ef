import { ONES, TEENS, TENS } from '../text/number-words'
import { type Day, publishedDay } from './dates/calendar'
import { type DateContext, type ToldYear, tellsOfNow } from './dates/context'
import { datesIn, spanOf } from './dates/dates'
import { isOfLongAgo, toldBy } from './dates/narrative-year'
import { reportedYear } from './dates/reported-year'
import { framingYearsIn, yearsIn } from './dates/sentence-years'
import { type Document, type DocumentBlock, documentChunked, finish, type Sentence } from './document'
import { type CurrencyUse, currencyUseChunked } from './figures/currency'
import { figuresIn } from './figures/figures'
import { tokensOf } from './figures/tokens'
import { hedgeIn } from './hedges'
import type { ExtractionOptions, Mention } from './mention'
import { namesChunked } from './names/find-names'
import { speakerAt } from './names/speaker'
import { quotesChunked } from './quotes/quotes'
import { ANY_MONTH, SHORT_MONTH } from './words/en/months'

/** What the sentences before say about the one that is read. */
type Before = {
  /** The years of which each of the last three sentences tells. */
  readonly years: readonly (readonly number[])[]
  readonly money: boolean
  /** The one year that was named last, and how many sentences ago. */
  readonly year: { readonly value: number; readonly sentencesAgo: number } | null
  /** The year of which a text about long ago tells. */
  readonly told: ToldYear | null
}

/** A sentence that tells of a year by its distance from another. */
const OTHER_YEAR =
  /\b(?:last|this|next|previous|following|same) year\b|\byears? (?:ago|later|before|earlier|after)\b|\d0s\b|\bcentury\b/iu
const YEAR_SENTENCES = 3

/** “this month”, “on Tuesday”: the text is back at the time of its writing. */
const OF_NOW =
  /\b(?:this (?:year|month|week)|(?:will|now)\b[^.;]{0,80}(?<!the )\bnext year|last (?:month|week)|yesterday|(?:weeks|months) ago|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b/iu

/** The years that a sentence sets for those behind it: its own, or that of publication where it tells of those days. */
const frameOf = (
  words: string,
  years: readonly number[],
  lastFrame: readonly number[],
  published: Day | null,
): readonly number[] =>
  years.length === 0 && lastFrame.length > 0 && published !== null && OF_NOW.test(words) ? [published.year] : years

/** The one year that a sentence or those shortly before it name; null where they name several, or another by distance. */
function yearNamed(words: string, years: readonly number[], { year }: Before): Before['year'] {
  if (years.length === 0 && year === null) return null
  if (OTHER_YEAR.test(words)) return null
  const [only, ...others] = new Set(years)
  if (only !== undefined) return others.length === 0 ? { value: only, sentencesAgo: 0 } : null
  return year && year.sentencesAgo < YEAR_SENTENCES ? { ...year, sentencesAgo: year.sentencesAgo + 1 } : null
}

const EMPTY = { role: null, speaker: null, salience: 0 } as const

/** The figures and dates of a text in order, yielding between stretches of sentences. */
function* figuresChunked(doc: Document): Generator<void, Mention[]> {
  const use = yield* currencyUseChunked(doc.plain)
  const found: Mention[] = []
  let before: Before = { years: [], money: false, year: null, told: null }
  const isHistory = isOfLongAgo(`${doc.options.title ?? ''}\n${doc.plain}`, publishedDay(doc.options.published))
  const reported = reportedYear(doc.options.title)
  yield
  for (const block of doc.blocks) {
    if (block.role !== 'body') continue
    before = yield* figuresOfBlock(doc, block, { use, isHistory, reported }, before, found)
  }
  return found
}

/** Characters that are read before a caller may let others run. */
const STEP_CHARACTERS = 3_000

/** What a whole text says for each of its sentences. */
type WholeText = {
  readonly use: CurrencyUse
  readonly isHistory: boolean
  /** The year that it is the report of; null where its title names none. */
  readonly reported: number | null
}

function* figuresOfBlock(doc: Document, block: DocumentBlock, whole: WholeText, before: Before, found: Mention[]) {
  let known = before
  let yielded = block.start
  for (const sentence of block.sentences) {
    if (sentence.start - yielded > STEP_CHARACTERS) {
      yielded = sentence.start
      yield
    }
    known = figuresOfSentence(doc, sentence, whole, known, found)
  }
  yield
  return known
}

/** Adds the figures and dates of a sentence to those found, and gives what it says about the next. */
function figuresOfSentence(
  doc: Document,
  sentence: Sentence,
  { use, isHistory, reported }: WholeText,
  before: Before,
  found: Mention[],
): Before {
  const published = publishedDay(doc.options.published)
  const plain = doc.plain.slice(sentence.start, sentence.end)
  if (!MAY_HOLD_FIGURE.test(plain))
    return {
      years: [...before.years, []].slice(-3),
      money: false,
      year: yearNamed(plain, [], before),
      told: toldBy(plain, [], before.told, isHistory),
    }
  const tokens = tokensOf(doc.plain, sentence)
  const years = yearsIn(tokens)
  const framing = years.length === 0 ? years : framingYearsIn(tokens)
  const lastFrame = before.years.findLast((named) => named.length > 0) ?? []
  const isElsewhere = (year: number) => published !== null && year !== published.year
  const context: DateContext = {
    published,
    sameSentence: framing.some(isElsewhere),
    sameSentenceEarlier: framing.some((year) => published !== null && year < published.year),
    elsewhere:
      framing.some(isElsewhere) ||
      (framing.length === 0 &&
        !tellsOfNow(plain, tokens, lastFrame, published) &&
        lastFrame.some((year) => published !== null && year < published.year)),
    toldYear: isHistory && years.length === 0 && !OTHER_YEAR.test(plain) ? before.told : null,
    isLongAgo: isHistory && !OF_NOW.test(plain),
    reportedYear: reported,
    thatYear: years.length === 0 ? (before.year?.value ?? null) : null,
  }
  const dates = datesIn(tokens, context)
  const isRow = doc.blocks[sentence.block]?.kind === 'row'
  const taken = new Set<number>()
  for (const { from, next } of dates) for (let at = from; at < next; at += 1) taken.add(at)
  const figures = figuresIn({ text: doc.text, tokens, use }, (index) => taken.has(index))
  const hasMoney = figures.some((figure) => figure.kind === 'money')
  // Beside a price “7,500” is another price; in a table its unit and scale are in another row.
  const isPrice = (figure: (typeof figures)[number]) =>
    figure.kind === 'count' && figure.unit === null && (hasMoney || before.money || isRow)
  // “$ 2015–2021”: the sign is for the end of the range too, whatever it looks like.
  const isInFigure = ({ start, end }: { readonly start: number; readonly end: number }) =>
    figures.some((figure) => figure.start < end && start < figure.end)
  const own = [
    ...dates.flatMap((date) => {
      const span = spanOf(tokens, date)
      if (date.value === null || isInFigure(span)) return []
      return [{ ...span, kind: 'date' as const, value: date.value, unit: null }]
    }),
    ...figures.filter((figure) => !isPrice(figure)),
  ]
  const hedge = own.length > 0 ? hedgeIn(doc.plain, sentence) : null
  for (const figure of own) found.push({ ...EMPTY, ...figure, quote: doc.text.slice(figure.start, figure.end), hedge })
  return {
    years: [...before.years, frameOf(plain, framing, lastFrame, published)].slice(-3),
    money: hasMoney || (!isRow && figures.some(isPrice)),
    year: yearNamed(plain, years, before),
    told: toldBy(
      plain,
      dates.flatMap(({ value }) => value ?? []),
      before.told,
      isHistory,
    ),
  }
}

/** A digit, a word for a number or for a date: sentences without any are not read further. */
const MAY_HOLD_FIGURE = new RegExp(
  `\\d|\\b(?:${[...ONES.keys(), ...TEENS.keys(), ...TENS.keys()].join('|')}|hundred|dozen|million|billion|trillion|thousand|half|a (?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)|year|month|week|quarter|yesterday|ago|(?:mon|tues|wednes|thurs|fri|satur|sun)day|${ANY_MONTH}|${SHORT_MONTH})\\b`,
  'i',
)

/** Gives a figure the speaker of the words it stands in, or of its sentence where “according to” says whose it is. */
function attributed(doc: Document, figures: readonly Mention[], quotes: readonly Mention[]): Mention[] {
  let at = 0
  return figures.map((figure) => {
    while ((quotes[at]?.end ?? Number.POSITIVE_INFINITY) <= figure.start) at += 1
    const quote = quotes[at]
    if (quote && quote.start <= figure.start && figure.end <= quote.end) return { ...figure, speaker: quote.speaker }
    const around = doc.plain.slice(Math.max(0, figure.start - 160), figure.end + 160)
    return /\baccording to\b/i.test(around) ? { ...figure, speaker: speakerAt(doc, figure) } : figure
  })
}

/** By start, the longer first where two begin together. */
export const inOrder = (a: Mention, b: Mention): number =>
  a.start - b.start || b.end - a.end || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0)

/** The fields in the order in which people read them. */
export const inWords = (mention: Mention): Mention => {
  const { kind, quote, start, end, value, unit, role, speaker, hedge, salience } = mention
  return { kind, quote, start, end, value, unit, role, speaker, hedge, salience }
}

/** The facts of a text that is taken apart already, yielding so often that a caller can let others run in between. */
export function* factsOfDocument(doc: Document): Generator<void, readonly Mention[]> {
  const figures = yield* figuresChunked(doc)
  const names = yield* namesChunked(doc)
  const quotes = yield* quotesChunked(doc)
  yield
  const spoken = attributed(doc, figures, quotes)
  yield
  const found = [...spoken, ...names, ...quotes].sort(inOrder)
  yield
  return found.map(inWords)
}

/** Finds facts as `findFacts` does, in steps of a few milliseconds. */
export function* findFactsChunked(text: string, options: ExtractionOptions): Generator<void, readonly Mention[]> {
  return yield* factsOfDocument(yield* documentChunked(text, options))
}

/**
 * The facts of a text worth knowing, by start: money, percentages, counts, dates, names and quotations.
 * `text.slice(start, end) === quote` for each. Needs no network, and gives the same for the same text and options.
 */
export const findFacts = (text: string, options: ExtractionOptions): readonly Mention[] =>
  finish(findFactsChunked(text, options))
