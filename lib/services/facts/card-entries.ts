import type { CardSides } from '../../domain/cards/card'
import { deletions } from '../../domain/cards/cloze'
import type { CardId } from '../../domain/ids'
import type { CardForm } from '../../domain/library'

/**
 * Cards as a person writes them: one entry is one question, and comes to two cards where it is reversed and to one a
 * deletion where it is a cloze.
 */
export type CardEntry = {
  /** One of the cards that the entry was read from; null for a new entry. */
  readonly cardId: CardId | null
  readonly form: CardForm
  /** The question, or the cloze source. */
  readonly front: string
  /** The answer; empty for a cloze. */
  readonly back: string
  readonly hint: string | null
  readonly aliases: readonly string[]
}

/** What is known of a card that a fact has. */
export type KnownCard = CardSides & {
  readonly cardId: CardId
  readonly key: string
  readonly group: string
  readonly position: number
  readonly retiredAt: number | null
}

const isPlain = ({ form }: KnownCard) => form === 'question' || form === 'typed'

/** The entries that a fact's cards come from, in order; retired cards are left out. */
export const entriesOf = (cards: readonly KnownCard[]): readonly CardEntry[] => {
  const live = cards.filter((card) => card.retiredAt === null)
  const isTheOther = (card: KnownCard) =>
    card.form === 'reversed' && live.some((other) => other.group === card.group && isPlain(other))
  const isLaterDeletion = (card: KnownCard, at: number) =>
    card.form === 'cloze' && live.slice(0, at).some((other) => other.group === card.group && other.form === 'cloze')
  return live.flatMap((card, at): CardEntry[] => {
    if (isTheOther(card) || isLaterDeletion(card, at)) return []
    const { cardId, front, back, hint, aliases } = card
    const form =
      isPlain(card) && hasReverse(live, card) ? 'reversed' : card.form === 'reversed' ? 'question' : card.form
    return [{ cardId, form, front, back, hint, aliases }]
  })
}

/** Whether a plain card is the first of its group, which a reversed card of the group belongs to. */
const hasReverse = (live: readonly KnownCard[], card: KnownCard) => {
  const group = live.filter((other) => other.group === card.group)
  return group.find(isPlain) === card && group.some((other) => other.form === 'reversed')
}

/** The cards that an entry comes to, the one that asks as it is written first. None for a cloze without deletions. */
export const sidesOfEntry = (entry: Omit<CardEntry, 'cardId'>): readonly CardSides[] => {
  const { form, front, back, hint, aliases } = entry
  switch (form) {
    case 'cloze':
      return deletions(front).map((deletion) => ({ form, deletion, front, back: '', hint, aliases }))
    case 'reversed':
      return [
        { form: 'question', deletion: 0, front, back, hint, aliases },
        { form, deletion: 0, front: back, back: front, hint, aliases: [] },
      ]
    case 'question':
    case 'typed':
      return [{ form, deletion: 0, front, back, hint, aliases }]
    default:
      return form satisfies never
  }
}

/** A card as it is to be: the one it was before, if it was one; `group` is null where its entry is new. */
export type PlannedEntry = CardSides & {
  readonly entry: number
  readonly before: KnownCard | null
  readonly group: string | null
}

export type CardPlan = {
  readonly cards: readonly PlannedEntry[]
  /** Cards that no entry asks for any more. */
  readonly dropped: readonly KnownCard[]
}

const isSameSlot = (sides: CardSides) => (card: KnownCard) =>
  sides.form === 'cloze' || sides.form === 'reversed'
    ? card.form === sides.form && card.deletion === sides.deletion
    : isPlain(card)

/**
 * Which cards a fact has once its entries are as given. A card keeps its id through every rewording; a deletion or a
 * reverse that comes back finds its retired card again.
 */
export const planCards = (known: readonly KnownCard[], entries: readonly CardEntry[]): CardPlan => {
  const claimed = new Set<CardId>()
  const named = new Set(entries.map(({ cardId }) => cardId))
  const claim = (card: KnownCard | undefined): KnownCard | null => {
    if (!card) return null
    claimed.add(card.cardId)
    return card
  }
  const cards = entries.flatMap((entry, index) => {
    const own = known.find((card) => card.cardId === entry.cardId)
    const isOwn = (card: KnownCard) => card === own || !named.has(card.cardId)
    const group = known.filter((card) => card.group === own?.group && isOwn(card))
    return sidesOfEntry(entry).map((sides, at): PlannedEntry => {
      const free = group.filter((card) => !claimed.has(card.cardId))
      const keepsOwn = at === 0 && own !== undefined && entry.form !== 'cloze' && own.form !== 'cloze'
      const before = claim(keepsOwn ? free.find((card) => card === own) : free.find(isSameSlot(sides)))
      return { ...sides, entry: index, before, group: own?.group ?? null }
    })
  })
  const dropped = known.filter((card) => card.retiredAt === null && !claimed.has(card.cardId))
  return { cards, dropped }
}
