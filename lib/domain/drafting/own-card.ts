import { deletions, describedText, plainText } from '../cards/cloze'
import { rememberedFigures } from '../cards/lint-memory'
import type { CardForm, FactKind, Weight } from '../library'
import { type DraftCard, type FactDraft, newCard } from './fact-draft'

/** What a person writes of a card without an article. */
export type OwnCardText = {
  /** The question, or a sentence with a gap: `{{c1::words}}`. */
  readonly front: string
  /** The answer; empty for a sentence with a gap. */
  readonly back: string
  readonly form: Exclude<CardForm, 'cloze'>
  readonly weight: Weight
  readonly topics: readonly string[]
}

const OPENINGS: readonly (readonly [RegExp, FactKind])[] = [
  [/^who\b/i, 'person'],
  [/^where\b/i, 'place'],
  [/^(?:when|in (?:what|which) (?:year|month|decade))\b/i, 'date'],
  [/^how (?:much|many|large|big|long|far|high|old)\b/i, 'figure'],
]

/** What a fact is likely to be, by how it is asked for and by its answer; a person can change it later. */
const kindOf = (front: string, back: string): FactKind => {
  const asked = OPENINGS.find(([opening]) => opening.test(front))
  if (asked) return asked[1]
  const [figure] = rememberedFigures(back)
  if (figure === undefined) return 'event'
  return figure.kind === 'date' || figure.kind === 'decade' ? 'date' : 'figure'
}

const asSentence = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** What a card says, without files that nothing describes; a card that says nothing else is called by them. */
const saidBy = (sides: readonly string[]): string =>
  asSentence(sides.map(describedText).join(' ')) || asSentence(sides.map(plainText).join(' '))

/** The draft of a card that a person wrote from memory. Its statement is the card's own words, question first. */
export const draftOfOwnCard = ({ front, back, form, weight, topics }: OwnCardText): FactDraft => {
  const isCloze = back === '' && deletions(front).length > 0
  const card = isCloze ? newCard('cloze', front) : newCard(form, front, back)
  return {
    kind: kindOf(front, isCloze ? plainText(front) : back),
    weight,
    statement: saidBy(isCloze ? [front] : [front, back]),
    asOf: null,
    reviewBy: null,
    speaker: null,
    hedge: null,
    topics,
    people: [],
    places: [],
    cards: [card],
  }
}

const saidAgain = ({ form, front, back }: DraftCard, { weight, topics }: FactDraft): FactDraft =>
  draftOfOwnCard({ front, back, form: form === 'cloze' ? 'question' : form, weight, topics })

/**
 * A changed fact, which nobody gave a statement of its own: as long as that is the words of its one card it goes on saying
 * what the card says, and so does a kind that was guessed from it.
 */
export const followingItsCard = (was: FactDraft, now: FactDraft): FactDraft => {
  const [before, ...rest] = was.cards
  const [after, ...others] = now.cards
  if (!before || !after || rest.length + others.length > 0 || now.statement !== was.statement) return now
  const own = saidAgain(before, was)
  if (own.statement !== was.statement) return now
  const said = saidAgain(after, now)
  const isGuessed = own.kind === was.kind && now.kind === was.kind
  return { ...now, statement: said.statement, kind: isGuessed ? said.kind : now.kind }
}
