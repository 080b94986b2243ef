import { clozeAnswer, deletions } from '../cards/cloze'
import { anchorAt } from '../content/anchor'
import { type Document, documentChunked, finish, sentenceAt } from '../finder/document'
import { factsOfDocument } from '../finder/find'
import type { ExtractionOptions, Mention, Span } from '../finder/mention'
import { isOrdinaryWord } from '../finder/names/vocabulary'
import { mentionsBySentence, rankedChunked } from '../finder/salience'
import { openingOf } from '../finder/sentence-start'
import { clauseAround } from './clause'
import { capitalised, closed, type Edit, edited } from './edits'
import { type DraftCard, type FactDraft, newCard } from './fact-draft'
import { datesOf, factKindOf, namesOf, weightOf } from './fact-of-mark'
import { lintContextOf } from './lint-context'
import { lintDraft } from './lint-draft'
import { bracketFor, isRelative, lacksOnlyYear } from './relative'
import type { Drafter, SourcedDraft } from './sourced-draft'

/** FNV-1a over UTF-16 units, twice with different starts, in base 36: a short name for a text, not a safeguard. */
function shortName(text: string): string {
  let [first, second] = [0x811c9dc5, 0x01000193]
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    first = Math.imul(first ^ unit, 0x01000193) >>> 0
    second = Math.imul(second ^ (unit + at), 0x85ebca6b) >>> 0
  }
  return first.toString(36) + second.toString(36)
}

const folded = (words: string): string => words.replace(/\s+/gu, ' ').trim()

/**
 * What decisions about a draft are remembered by: the same for the same answer in the same sentence, wherever the
 * sentence has moved to. `time` tells apart what stands twice in one sentence, from 0.
 */
const keyOf = ({ kind, quote }: Mention, sentence: string, time: number): string =>
  shortName([kind, folded(quote), folded(sentence), String(time)].join('\n'))

export type MentionsOfSentence = (index: number) => readonly Mention[]

const MOST_GAP_WORDS = 6
const MOST_ANSWER_WORDS = 12
const MOST_CLOZE_WORDS = 40
/** “96 million soles ($25.6 million)”: the same sum again would give it away. */
const SAME_SUM = /(?<gap>\{\{c1::[^{}]*\p{L}[^{}]*\}\}) \((?:about |some )?(?:[A-Z]{0,3}\p{Sc}) ?\d[^()]{0,24}\)/gu

/** “In May it had seen”: nobody knows what did. */
const POINTS_BACK = /^\P{L}*(?:\S+ ){0,4}(?:it|they|he|she)\b/iu

const wordsOf = (words: string): number => words.split(/\s+/u).filter((word) => word !== '').length
const inOneLine = (words: string): string => words.replace(/\s+/gu, ' ').trim()
const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** Whether a card can ask for a mention: not for “last year”, whose value stands in brackets, part of a name or long words of nobody. */
function canBeAsked(mention: Mention): boolean {
  const { kind, quote, value, speaker } = mention
  if (kind === 'date') return !isRelative(mention) || (lacksOnlyYear(mention) && !/day\b/u.test(quote))
  if (kind === 'quote') return speaker !== null && wordsOf(quote) <= MOST_ANSWER_WORDS
  return kind !== 'person' || quote === value
}

/** A cloze of the clause with the mark as its gap; null where the gap would be too long. */
function clozeOf(doc: Document, mention: Mention, sentence: Span, brackets: readonly Edit[]): DraftCard | null {
  const quote = inOneLine(mention.quote)
  if (/::|[{}*`[\]]/u.test(quote) || wordsOf(quote) > MOST_GAP_WORDS || mention.end > sentence.end) return null
  const hidden = { start: mention.start, end: mention.end, words: `{{c1::${quote}}}` }
  const shown = edited(doc.text, clauseAround(doc, sentence, mention), [...brackets, hidden])
  const front = closed(capitalised(shown)).replace(SAME_SUM, '$<gap>')
  if (POINTS_BACK.test(front)) return null
  const isWhole = deletions(front).length === 1 && clozeAnswer(front, 1) === quote && front !== `${hidden.words}.`
  return isWhole && wordsOf(front) <= MOST_CLOZE_WORDS ? newCard('cloze', front) : null
}

/** The words of a mark as an answer: the capital that only begins a sentence is left out. */
function answerOf(mention: Mention, sentenceStart: number): string {
  const words = inOneLine(mention.quote)
  const [first = ''] = words.split(/[\s-]/u)
  const isPlain =
    mention.start === sentenceStart && isOrdinaryWord(first) && !/^(?:person|org|place)$/u.test(mention.kind)
  return isPlain ? words.charAt(0).toLowerCase() + words.slice(1) : words
}

/** How often the words of a mention stood in its sentence before. */
const timesBefore = ({ kind, quote, start }: Mention, inside: readonly Mention[]): number =>
  inside.filter((other) => other.kind === kind && other.quote === quote && other.start < start).length

/**
 * The draft of a mark: a fact with its sentence as passage, and one card. It is a cloze where the clause can stand by
 * itself, so that the lint has nothing to say of it; else its answer is filled in, and the front is empty for the reader
 * to write. Null where the mark is in no sentence, or nothing can be asked of it; what a reader marked is asked for in any case.
 */
export function draftOfMark(
  doc: Document,
  mention: Mention,
  mentions: MentionsOfSentence,
  drafter: Drafter,
): SourcedDraft | null {
  const first = sentenceAt(doc, mention.start)
  const last = sentenceAt(doc, Math.max(mention.start, mention.end - 1))
  if (!first || !last || (drafter === 'built-in' && !canBeAsked(mention))) return null
  const passage = { start: first.start, end: Math.max(last.end, mention.end) }
  const inside = mentions(first.index)
  const brackets = inside.flatMap((date) => bracketFor(date) ?? [])
  const start = Math.min(openingOf(doc, first), mention.start)
  const statement = capitalised(closed(edited(doc.text, { start, end: passage.end }, brackets)))
  const factWith = (card: DraftCard): FactDraft => ({
    kind: factKindOf(mention),
    weight: weightOf(mention.salience),
    statement,
    ...datesOf(doc, mention, inside, statement),
    speaker: mention.speaker,
    hedge: mention.hedge !== null && statement.includes(mention.hedge) ? mention.hedge : null,
    topics: [],
    people: namesOf(inside, 'person'),
    places: namesOf(inside, 'place'),
    cards: [card],
  })
  const context = lintContextOf(
    { text: doc.text, published: doc.options.published },
    anchorAt(doc.text, passage.start, passage.end),
  )
  const cloze = clozeOf(doc, mention, first, brackets)
  const isClean = cloze !== null && !lintDraft(factWith(cloze), context).some(isAgainstCard)
  const fact = factWith(isClean ? cloze : newCard('question', '', answerOf(mention, start)))
  return {
    key: keyOf(mention, doc.text.slice(passage.start, passage.end), timesBefore(mention, inside)),
    drafter,
    mention,
    passage,
    fact,
    lint: lintDraft(fact, context),
  }
}

/** Whether an issue is about a card, or stops it from being saved. */
const isAgainstCard = ({ cardKey, severity }: SourcedDraft['lint'][number]): boolean =>
  cardKey !== undefined || severity === 'block'

const trimmed = (text: string, { start, end }: Span): Span => {
  let [from, to] = [Math.max(0, start), Math.min(text.length, end)]
  while (from < to && /[\s\p{P}]/u.test(text.charAt(from)) && !/[“"‘$(]/u.test(text.charAt(from))) from += 1
  while (to > from && /[\s.,;:!?]/u.test(text.charAt(to - 1))) to -= 1
  return { start: from, end: to }
}

/** Words of a text that are nothing the finder knows. */
const markedWords = (doc: Document, span: Span): Mention => ({
  ...span,
  kind: 'claim',
  quote: doc.text.slice(span.start, span.end),
  value: null,
  unit: null,
  role: null,
  speaker: null,
  hedge: null,
  salience: 1,
})

/**
 * The draft of what a reader highlighted: a few words are the answer themselves, of a longer stretch it is the best
 * mention in it. Null where neither can be asked for.
 */
function draftOfHighlight(doc: Document, highlight: Span, mentions: MentionsOfSentence): SourcedDraft | null {
  const span = trimmed(doc.text, highlight)
  const sentence = span.end > span.start ? sentenceAt(doc, span.start) : null
  if (!sentence) return null
  const inside: Mention[] = []
  for (let index = sentence.index; (doc.sentences[index]?.start ?? span.end) < span.end; index += 1)
    inside.push(...mentions(index).filter((mention) => mention.start >= span.start && mention.end <= span.end))
  const exact = inside.find(({ start, end }) => start === span.start && end === span.end)
  const isShort = wordsOf(doc.text.slice(span.start, span.end)) <= MOST_GAP_WORDS
  const best = inside.toSorted((a, b) => b.salience - a.salience || a.start - b.start)
  const own = wordsOf(doc.text.slice(span.start, span.end)) <= MOST_ANSWER_WORDS ? [markedWords(doc, span)] : []
  for (const mention of isShort ? [exact ?? markedWords(doc, span), ...best] : [...best, ...own]) {
    const draft = draftOfMark(doc, { ...mention, salience: 1 }, mentions, 'highlight')
    if (draft) return draft
  }
  return null
}

/** Whether a mark asks for the words of another one. */
const isOfSameWords = (a: SourcedDraft, b: SourcedDraft): boolean => overlaps(a.mention, b.mention)

/** Nobody decides on more of one text; what ranks below is not worth a look. */
const MOST_DRAFTS = 100
const LEAST_SALIENCE = 0.2

export type DraftingOptions = ExtractionOptions & {
  /** What the reader marked: it comes first, before all ranking. */
  readonly highlights?: readonly Span[]
}

/** Makes the drafts of a text as `findDrafts` does, in steps of a few milliseconds each. */
export function* draftsChunked(text: string, options: DraftingOptions): Generator<void, readonly SourcedDraft[]> {
  const doc = yield* documentChunked(text, options)
  const found = yield* rankedChunked(doc, yield* factsOfDocument(doc))
  const bySentence = mentionsBySentence(doc, found)
  const mentions: MentionsOfSentence = (index) => bySentence.get(index) ?? []
  const drafts: SourcedDraft[] = []
  for (const highlight of options.highlights ?? []) {
    yield
    const draft = draftOfHighlight(doc, highlight, mentions)
    if (draft && !drafts.some((other) => isOfSameWords(other, draft))) drafts.push(draft)
  }
  const marked = [...drafts]
  const best = [...bySentence.values()].map((inside) => inside.toSorted((a, b) => b.salience - a.salience))
  const inOrder = best.toSorted((a, b) => (b[0]?.salience ?? 0) - (a[0]?.salience ?? 0))
  const seen = new Set<string>()
  for (const inside of inOrder) {
    if (drafts.length - marked.length >= MOST_DRAFTS) break
    for (const mention of inside) {
      if (mention.salience < LEAST_SALIENCE) break
      yield
      const draft = draftOfMark(doc, mention, mentions, 'built-in')
      // A sentence that stands in a text again tells nothing new.
      if (!draft || seen.has(draft.fact.statement) || marked.some((other) => isOfSameWords(other, draft))) continue
      seen.add(draft.fact.statement)
      drafts.push(draft)
      break
    }
  }
  return drafts
}

/**
 * The marks of a text as drafts, best first: what the reader highlighted, then the best mark of each sentence by its
 * salience. See `draftOfMark` for what each offers.
 */
export const findDrafts = (text: string, options: DraftingOptions): readonly SourcedDraft[] =>
  finish(draftsChunked(text, options))
