import { plainText } from '../../cards/cloze'
import type { MentionKind } from '../mention'
import { contentWords, sharedPart } from './content-words'
import type { AnsweredDraft } from './draft-of-mention'

/** A draft with what its place among the others depends on. */
export type RankedDraft = AnsweredDraft & {
  readonly sentence: number
  readonly block: number
  /** Which clause of its sentence the answer is in, from 0. */
  readonly clause: number
  /** 0 to 1, by itself. */
  readonly worth: number
  /** What the card hides, or for a question what it asks about. */
  readonly hidden: MentionKind
  readonly isNews: boolean
  readonly isArgument: boolean
  readonly isNotFirst: boolean
  /** Whether it waits until somebody asks for more, however good its sentence is: few keep such a card as it is. */
  readonly isForMore: boolean
}

/** How much a second, third … draft of one block counts: a card each from ten places, not ten from one. */
const OF_ONE_BLOCK = 0.9
/** How much the second draft of a sentence counts: one from another clause tells more than another word of the same. */
const OF_ONE_SENTENCE = 0.7
const OF_THE_NEWS = 1
const OF_ONE_CLAUSE = 0.4
const BLANK_AGAIN = 0.85
/** How much a draft loses that is about the same as one before it; at 1 they share all their words. */
const SAME_MATTER = 0.6
/** What asks for the same words and shares so many others is the same fact. */
const SAME_FACT = 0.6
/** How much the fourth, fifth … draft that hides the same kind of thing counts. */
const OF_ONE_KIND = 0.93
const KIND_BEFORE_LESS = 3

const FIRST_SCREEN = 10
const NEWS_WITHIN = 5
const FEWEST_ARGUMENTS = 2
const MOST_ARGUMENTS = 4
/** An argument of less worth is not put before a figure only to have one. */
const LEAST_ARGUMENT = 0.07
/** A question for an argument is worth its place sooner than a blank in one. */
const LEAST_ASKED = 0.03
const TOO_MANY = 0.5
const STEP_DRAFTS = 5

type Candidate = RankedDraft & { readonly words: ReadonlySet<string>; readonly asked: string }

const candidateOf = (one: RankedDraft): Candidate => {
  const { front = '', back = '' } = one.draft.fact.cards[0] ?? {}
  const words = contentWords(`${plainText(front)} ${back}`.replace(/^According to [^:]{2,80}: /u, ''))
  const { value, quote } = one.draft.mention
  return { ...one, words, asked: one.hidden === one.draft.mention.kind ? JSON.stringify(value ?? quote) : quote }
}

type Counts = {
  readonly blocks: Map<number, number>
  /** What a further draft of a sentence counts. */
  readonly sentences: Map<number, number>
  readonly kinds: Map<MentionKind, number>
}

const countUp = <K>(counts: Map<K, number>, key: K): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** What a draft is worth behind those chosen: less where they tell the same matter, stand near it or hide the same kind. */
function worthBehind(one: Candidate, likeness: number, { blocks, sentences, kinds }: Counts): number {
  const ofKind = Math.max(0, (kinds.get(one.hidden) ?? 0) - KIND_BEFORE_LESS + 1)
  return (
    one.worth *
    OF_ONE_BLOCK ** (blocks.get(one.block) ?? 0) *
    (sentences.get(one.sentence) ?? 1) *
    OF_ONE_KIND ** ofKind *
    (1 - SAME_MATTER * likeness)
  )
}

const isBlank = ({ draft }: Candidate): boolean => draft.fact.cards[0]?.form === 'cloze'

/** What must be chosen now, so that news comes first and is among the first five, and the best arguments among the first ten. */
function due(left: readonly Candidate[], chosen: readonly Candidate[]): readonly Candidate[] {
  const told = new Set(chosen.map(({ sentence }) => sentence))
  const news = left.filter((one) => one.isNews && !one.isNotFirst && !told.has(one.sentence))
  const sentences = new Set(news.map(({ sentence }) => sentence))
  if (chosen.length === 0 && news.length > 0) return news
  if (chosen.length + sentences.size >= NEWS_WITHIN && chosen.length < NEWS_WITHIN) return news
  const missing = FEWEST_ARGUMENTS - chosen.filter(({ isArgument }) => isArgument).length
  if (missing <= 0 || chosen.length >= FIRST_SCREEN || chosen.length + missing < FIRST_SCREEN) return []
  return left.filter(
    (one) => one.isArgument && !one.isNotFirst && one.worth >= (isBlank(one) ? LEAST_ARGUMENT : LEAST_ASKED),
  )
}

/** How much a draft counts beside another of its sentence: a blank in words that a card has already shown tells little. */
function ofSentence(one: Candidate, other: Candidate): number {
  const again = isBlank(one) ? BLANK_AGAIN : 1
  if (one.clause === other.clause) return OF_ONE_CLAUSE * again
  return (one.isNews ? OF_THE_NEWS : OF_ONE_SENTENCE) * again
}

const isSameFact = (a: Candidate, b: Candidate, likeness: number): boolean =>
  a.sentence !== b.sentence && a.asked === b.asked && likeness >= SAME_FACT

/**
 * Drafts in the order in which they are offered, yielding between stretches: the most telling first, spread over the text
 * and over kinds of news, no fact twice. News comes first and is among the first five; two to four of the first ten are arguments,
 * where there are any; what is no first offer comes behind the first ten, or where there is nothing else.
 */
export function* inOrderChunked(drafts: readonly RankedDraft[]): Generator<void, readonly RankedDraft[]> {
  const likeness = new Map(drafts.map((one) => [candidateOf(one), 0]))
  const counts: Counts = { blocks: new Map(), sentences: new Map(), kinds: new Map() }
  const chosen: Candidate[] = []
  while (likeness.size > 0) {
    if (chosen.length % STEP_DRAFTS === 0) yield
    const left = [...likeness.keys()]
    const first = chosen.length < FIRST_SCREEN ? left.filter(({ isNotFirst }) => !isNotFirst) : left
    const needed = due(left, chosen)
    const isFull =
      chosen.filter(({ isArgument }) => isArgument).length >= MOST_ARGUMENTS && chosen.length < FIRST_SCREEN
    const worth = (one: Candidate) =>
      worthBehind(one, likeness.get(one) ?? 0, counts) * (isFull && one.isArgument ? TOO_MANY : 1)
    let best: Candidate | null = null
    let most = -1
    for (const one of needed.length > 0 ? needed : first.length > 0 ? first : left) {
      const own = worth(one)
      if (own > most) [best, most] = [one, own]
    }
    if (!best) break
    likeness.delete(best)
    chosen.push(best)
    countUp(counts.blocks, best.block)
    countUp(counts.kinds, best.hidden)
    for (const [one, before] of likeness) {
      const now = sharedPart(one.words, best.words)
      if (isSameFact(one, best, now)) likeness.delete(one)
      else if (one.sentence === best.sentence) counts.sentences.set(one.sentence, ofSentence(one, best))
      else if (now > before) likeness.set(one, now)
    }
  }
  return chosen
}
