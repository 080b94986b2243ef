import type { Mode } from '../scheduling/log'

/** What a card was when it was answered: never studied, in (re)learning steps, or with an interval under 21 days or not. */
export const STAGES = ['new', 'learning', 'young', 'mature'] as const
export type Stage = (typeof STAGES)[number]

/**
 * What an answer was: `learning` a card that was new or in its steps, `review` of a card that came back under the
 * schedule or ahead of it, or given in a `rehearsal` or while cramming, whatever the card was.
 */
export const ANSWER_KINDS = ['learning', 'review', 'rehearsal', 'cram'] as const
export type AnswerKind = (typeof ANSWER_KINDS)[number]

/** Cards by their interval at the answer: under 21 days (new ones and those in steps too), or longer. */
export const MATURITIES = ['young', 'mature'] as const
export type Maturity = (typeof MATURITIES)[number]

/** The kind of an answer by what its card was and why it was asked. */
export const answerKindOf = (stage: Stage, mode: Mode): AnswerKind => {
  if (mode === 'rehearsal' || mode === 'cram') return mode
  return stage === 'young' || stage === 'mature' ? 'review' : 'learning'
}

export const maturityOf = (stage: Stage): Maturity => (stage === 'mature' ? 'mature' : 'young')

/** Which answers figures are limited to; null = all. */
export type AnswerFilter = { readonly cards: Maturity | null; readonly answers: AnswerKind | null }

/** Rollups by stage and mode, of those answers alone that are asked for. */
export const narrowed = <Row extends { readonly stage: Stage; readonly mode: Mode }>(
  rows: readonly Row[],
  { cards, answers }: AnswerFilter,
): readonly Row[] =>
  cards === null && answers === null
    ? rows
    : rows.filter(
        ({ stage, mode }) =>
          (cards === null || maturityOf(stage) === cards) &&
          (answers === null || answerKindOf(stage, mode) === answers),
      )

const CARDS_WORDS: Readonly<Record<Maturity, string>> = { young: 'Young cards', mature: 'Mature cards' }
const ANSWERS_WORDS: Readonly<Record<AnswerKind, string>> = {
  learning: 'learning',
  review: 'reviews',
  rehearsal: 'rehearsals',
  cram: 'cramming',
}

/** What figures are limited to, to stand by itself: “Young cards in reviews”; null where they are not. */
export const answerFilterWords = ({ cards, answers }: AnswerFilter): string | null => {
  if (answers === null) return cards === null ? null : `${CARDS_WORDS[cards]}`
  return cards === null ? `Answers in ${ANSWERS_WORDS[answers]}` : `${CARDS_WORDS[cards]} in ${ANSWERS_WORDS[answers]}`
}

/** A headline of figures that are limited, with what they are limited to before it. */
export const framed = (headline: string, narrowing: AnswerFilter): string => {
  const words = answerFilterWords(narrowing)
  return words === null ? headline : `${words} only. ${headline}`
}
