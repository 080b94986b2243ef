import { asciiRegExp } from '../text/ascii-reg-exp'
import { contentWords } from '../text/content-words'
import { type Document, finish, type Sentence, sentenceAt } from './document'
import type { Mention, MentionKind } from './mention'
import { openingOf } from './sentence-start'

/** How often a mention of a kind is what a card should ask for. */
const KIND_WEIGHT: Readonly<Record<MentionKind, number>> = {
  money: 1,
  percent: 1,
  count: 0.9,
  date: 0.65,
  claim: 0.6,
  event: 0.6,
  quote: 0.5,
  person: 0.45,
  org: 0.4,
  place: 0.3,
}
const FIGURES: ReadonlySet<MentionKind> = new Set(['money', 'percent', 'count', 'date'])
/** “four banks”, “two hours”: how many of a few, or for how long. */
const SMALL_COUNT = 0.4
const FEW = 4
const OF_TIME = /^(?:times?|hours?|minutes?|days?|weeks?|months?|years?|decades?|seasons?|pages?)$/u
const MANY_DAYS = 1_000
/** “from 4 per cent to 6”, “against €3 million”, “96 million soles ($25.6 million)”: what a figure is only held against. */
const BASELINE =
  /(?:\(|\b(?:from|against|than|compared (?:with|to)) )(?:an? (?:range|average|forecast|total|peak) of )?(?:about |around |some |nearly |roughly |over |under |just |only )?$/iu
const HELD_AGAINST = 0.6
/** What each further figure of a sentence adds to it. */
const MORE_HELD = 0.15
const MOST_HELD = 3

/** The lead, and the sentence that says most of the headline, count in full. */
const ELSEWHERE = 0.7
const LEAD_WORDS = 8
const FEWEST_SHARED = 2
/** A lead is one of the first sentences. */
const WITHIN_SENTENCES = 12

/** A sentence that only the ones before it explain, or in which somebody speaks of themselves, says less by itself. */
const UNCLEAR = 0.6
const SHORT = 0.6
const FEWEST_WORDS = 10
const DANGLING = asciiRegExp(
  /^[“"‘'(]*(?:(?:It|This|That|These|Those|They|Such|Both|Neither|Some|Others|He|She|Its|Their|His|Her|There|Here|So|Then)\b|The (?:rest|remainder|others?|former|latter|two)\b|(?:Because|Which|Whose|Hence)\b[^,]*$|(?:Was|Were|Had|Has|Been|Did) )/u,
)
const FIRST_PERSON = asciiRegExp(/(?<![\p{L}“‘"'])(?:I|[Mm]e|[Mm]y|[Ww]e|us|[Oo]ur|[Yy]ou|[Yy]our)(?![\p{L}.])/u)
/** “Main image credit: …”, “This interview has been edited”: how a text came about. */
const ABOUT_THE_TEXT =
  /^(?:main )?(?:image|photo|picture|photograph|illustration)s?(?:,? (?:credit|courtesy|by)\b|:)|\b(?:conversation|interview|transcript|text|remarks) (?:has|have|was|were) (?:been )?(?:\p{Ll}+ and )?(?:shortened|edited|condensed|abridged|translated)\b/iu

const STEP_SENTENCES = 100

const unquoted = (words: string): string => words.replace(/[“"][^“”"]{0,2000}(?:[”"]|$)/gu, ' ')

/** The mentions of each sentence by its index, in order. What runs over sentences is with its first. */
export function mentionsBySentence(doc: Document, found: readonly Mention[]): ReadonlyMap<number, readonly Mention[]> {
  const bySentence = new Map<number, Mention[]>()
  for (const mention of found) {
    const sentence = sentenceAt(doc, mention.start)
    if (!sentence) continue
    const inside = bySentence.get(sentence.index)
    if (inside) inside.push(mention)
    else bySentence.set(sentence.index, [mention])
  }
  return bySentence
}

/** Whether nothing should be asked of a sentence at all: a heading, a row, a question, a caption, a byline without a full stop. */
export function isBarren(doc: Document, sentence: Sentence): boolean {
  const words = doc.plain.slice(sentence.start, sentence.end)
  const block = doc.blocks[sentence.block]
  if (block?.role !== 'body' || block.kind === 'heading' || block.kind === 'row') return true
  if (/\?["”’')\]]*$/u.test(words.trim()) || ABOUT_THE_TEXT.test(words)) return true
  return block.kind !== 'item' && !/[.!?:;…](?:["”’')\]*_]|\uFFFC|\s)*$/u.test(words)
}

const countOf = ({ value }: Mention): number | null => {
  if (value === null || typeof value !== 'object' || !('count' in value)) return null
  return typeof value.count === 'number' ? value.count : value.count[1]
}

/** First weight: what the mention is. */
function weightOf(doc: Document, mention: Mention): number {
  if (FIGURES.has(mention.kind) && BASELINE.test(doc.plain.slice(Math.max(0, mention.start - 60), mention.start)))
    return KIND_WEIGHT[mention.kind] * HELD_AGAINST
  const count = countOf(mention)
  const isSmall = count !== null && (count <= FEW || (OF_TIME.test(mention.unit ?? '') && count < MANY_DAYS))
  if (isSmall) return SMALL_COUNT
  // Nobody needs to know that somebody unnamed said a thing, or only a family name.
  if (mention.kind === 'quote' && mention.speaker === null) return KIND_WEIGHT.quote / 2
  if (mention.kind === 'person' && mention.quote !== mention.value) return KIND_WEIGHT.person / 2
  return KIND_WEIGHT[mention.kind]
}

/** The sentences that tell the news: the lead, and the one of the first that says most of the title. */
function newsOf(doc: Document): ReadonlySet<number> {
  const first = doc.sentences
    .filter((sentence) => !isBarren(doc, sentence) && wordsIn(doc, sentence) >= LEAD_WORDS)
    .slice(0, WITHIN_SENTENCES)
  const title = contentWords(doc.options.title ?? '')
  const shared = first.map((sentence) => {
    const words = contentWords(doc.plain.slice(sentence.start, sentence.end))
    return [...title].filter((word) => words.has(word)).length
  })
  const most = Math.max(FEWEST_SHARED, ...shared.slice(1))
  const headline = shared.findIndex((count, at) => at > 0 && count === most)
  return new Set([first[0], first[1], first[headline]].flatMap((sentence) => sentence?.index ?? []))
}

const wordsIn = (doc: Document, { start, end }: Sentence): number => doc.plain.slice(start, end).split(/\s+/u).length

/** Third weight: how well the sentence can be understood by itself. */
function clarityOf(doc: Document, sentence: Sentence): number {
  const words = doc.plain.slice(openingOf(doc, sentence), sentence.end)
  const isUnclear = DANGLING.test(words) || FIRST_PERSON.test(unquoted(words))
  return (isUnclear ? UNCLEAR : 1) * (wordsIn(doc, sentence) < FEWEST_WORDS ? SHORT : 1)
}

/**
 * The mentions with their salience, 0 to 1, comparable within one text: what the mention is, times where its sentence is
 * (the news counts in full) and what else it holds, times how well that can be understood by itself. 0 in a heading, a
 * table, a question or a caption. In the order given.
 */
export function* rankedChunked(doc: Document, found: readonly Mention[]): Generator<void, readonly Mention[]> {
  const bySentence = mentionsBySentence(doc, found)
  yield
  const news = newsOf(doc)
  const ranked = new Map<Mention, number>()
  for (const [index, inside] of bySentence) {
    if (index % STEP_SENTENCES === 0) yield
    const sentence = doc.sentences[index]
    if (!sentence || isBarren(doc, sentence)) continue
    const figures = inside.filter((one) => FIGURES.has(one.kind) && weightOf(doc, one) > SMALL_COUNT).length
    const held = (1 + MORE_HELD * Math.min(figures, MOST_HELD)) / (1 + MORE_HELD * MOST_HELD)
    const place = (news.has(index) ? 1 : ELSEWHERE) * held
    const clarity = clarityOf(doc, sentence)
    for (const mention of inside) ranked.set(mention, weightOf(doc, mention) * place * clarity)
  }
  yield
  return found.map((mention) => ({ ...mention, salience: Math.round((ranked.get(mention) ?? 0) * 1_000) / 1_000 }))
}

/** The mentions with their salience, all at once; see `rankedChunked`. */
export const ranked = (doc: Document, found: readonly Mention[]): readonly Mention[] =>
  finish(rankedChunked(doc, found))
