import type { CardSides } from '../cards/card'
import { deletions } from '../cards/cloze'
import { shapeReference } from '../cards/shape'
import type { CardId } from '../ids'
import { occludedPictures } from '../occlusion/occluded-text'
import type { DraftCard, FactDraft } from './fact-draft'

/** What is known of a card that a fact has. */
export type KnownCard = CardSides & {
  readonly cardId: CardId
  readonly key: string
  readonly group: string
  readonly position: number
  readonly retiredAt: number | null
}

const isPlain = ({ form }: KnownCard) => form === 'question' || form === 'typed'

/** The questions that a fact's cards come from, in order; retired cards are left out. */
export const draftCardsOf = (cards: readonly KnownCard[]): readonly DraftCard[] => {
  const live = cards.filter((card) => card.retiredAt === null)
  const isTheOther = (card: KnownCard) =>
    card.form === 'reversed' && live.some((other) => other.group === card.group && isPlain(other))
  const isLaterDeletion = (card: KnownCard, at: number) =>
    card.form === 'cloze' && live.slice(0, at).some((other) => other.group === card.group && other.form === 'cloze')
  return live.flatMap((card, at): DraftCard[] => {
    if (isTheOther(card) || isLaterDeletion(card, at)) return []
    const { cardId, front, back, hint, extra, aliases } = card
    const form =
      isPlain(card) && hasReverse(live, card) ? 'reversed' : card.form === 'reversed' ? 'question' : card.form
    return [{ cardId, form, front, back, hint, extra, aliases }]
  })
}

/** Whether a plain card is the first of its group, which a reversed card of the group belongs to. */
const hasReverse = (live: readonly KnownCard[], card: KnownCard) => {
  const group = live.filter((other) => other.group === card.group)
  return group.find(isPlain) === card && group.some((other) => other.form === 'reversed')
}

/** The draft that a fact of the library is edited from, without its retired cards. */
export const draftOfFact = (fact: Omit<FactDraft, 'cards'> & { readonly cards: readonly KnownCard[] }): FactDraft => {
  const { kind, weight, statement, asOf, reviewBy, speaker, hedge, topics, people, places } = fact
  const cards = draftCardsOf(fact.cards)
  return { kind, weight, statement, asOf, reviewBy, speaker, hedge, topics, people, places, cards }
}

/** The cards that a question makes, the one that asks as it is written first. None for a cloze without deletions. */
export const sidesOf = ({ form, front, back, hint, extra = null, aliases }: DraftCard): readonly CardSides[] => {
  switch (form) {
    case 'cloze':
      return deletions(front).map((deletion) => ({ form, deletion, front, back: '', hint, extra, aliases }))
    case 'reversed':
      return [
        { form: 'question', deletion: 0, front, back, hint, extra, aliases },
        { form, deletion: 0, front: back, back: front, hint, extra, aliases: [] },
      ]
    case 'question':
    case 'typed':
      return [{ form, deletion: 0, front, back, hint, extra, aliases }]
    default:
      return form satisfies never
  }
}

/** A card as it is to be: the one it was before, if it was one; `group` is null if its question is new. */
export type CardToSave = CardSides & {
  /** Its question's place in the draft. */
  readonly question: number
  readonly before: KnownCard | null
  readonly group: string | null
}

export type CardPlan = {
  readonly cards: readonly CardToSave[]
  /** Cards that no question asks for any more. */
  readonly dropped: readonly KnownCard[]
}

const isSameSlot = (sides: CardSides) => (card: KnownCard) =>
  sides.form === 'cloze' || sides.form === 'reversed'
    ? card.form === sides.form && card.deletion === sides.deletion
    : isPlain(card)

const shapeOf = (front: string, deletion: number) =>
  occludedPictures(front)
    .flatMap(({ shapes }) => shapes)
    .find(({ number }) => number === deletion)

/**
 * Whether a card would ask for something else than a retired card of the same number did: another shape, with another
 * name, took the number of one that was deleted.
 */
const isOfOtherShape = (sides: CardSides, card: KnownCard): boolean => {
  if (card.retiredAt === null) return false
  const [now, before] = [shapeOf(sides.front, sides.deletion), shapeOf(card.front, card.deletion)]
  if (!now && !before) return false
  return now?.name !== before?.name && (!now || !before || shapeReference(now) !== shapeReference(before))
}

/**
 * Which cards a fact has once its questions are as given. A card keeps its id through every rewording; a deletion or a
 * reverse that comes back finds its retired card again, but a new shape on a picture never that of a deleted one.
 */
export const planCards = (known: readonly KnownCard[], drafted: readonly DraftCard[]): CardPlan => {
  const claimed = new Set<CardId>()
  const named = new Set(drafted.map(({ cardId }) => cardId))
  const claim = (card: KnownCard | undefined): KnownCard | null => {
    if (!card) return null
    claimed.add(card.cardId)
    return card
  }
  const cards = drafted.flatMap((question, index) => {
    const own = known.find((card) => card.cardId === question.cardId)
    const isOwn = (card: KnownCard) => card === own || !named.has(card.cardId)
    const group = known.filter((card) => card.group === own?.group && isOwn(card))
    return sidesOf(question).map((sides, at): CardToSave => {
      const unclaimed = group.filter((card) => !claimed.has(card.cardId))
      const free = unclaimed.toSorted((a, b) => Number(a.retiredAt !== null) - Number(b.retiredAt !== null))
      const keepsOwn = at === 0 && own !== undefined && question.form !== 'cloze' && own.form !== 'cloze'
      const before = claim(
        keepsOwn
          ? free.find((card) => card === own)
          : free.find((card) => isSameSlot(sides)(card) && !isOfOtherShape(sides, card)),
      )
      return { ...sides, question: index, before, group: own?.group ?? null }
    })
  })
  const dropped = known.filter((card) => card.retiredAt === null && !claimed.has(card.cardId))
  return { cards, dropped }
}
