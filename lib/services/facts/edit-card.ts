import type { Tx } from '../../data/engine/engine'
import type { LintIssue } from '../../domain/cards/lint-issue'
import { answerText } from '../../domain/cards/sides'
import { figureMatches, figuresOf } from '../../domain/cards/values'
import { cardIndexOf } from '../../domain/drafting/card-key'
import { draftOfFact, type KnownCard, planCards } from '../../domain/drafting/draft-cards'
import { oneLine } from '../../domain/drafting/draft-schema'
import type { DraftCard } from '../../domain/drafting/fact-draft'
import { MOST_NAMES } from '../../domain/drafting/text-limits'
import { gradeTyped } from '../../domain/grading/typed'
import type { CardId, FactId } from '../../domain/ids'
import { asFactAction, recordedOnFact } from '../actions/as-action'
import { factOfCardToChange } from '../authorise'
import { noteConflictsOf } from '../comparison/record-conflicts'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import { rewriteFact } from './edit-fact'

/** The texts of one card, as they stand in the library. */
type EditedCardText = { readonly front: string; readonly back: string; readonly hint: string | null }

/** The entry that a card belongs to with its new text: the other direction of a reversed card changes with it. */
const withText = (entry: DraftCard, card: KnownCard, text: EditedCardText): DraftCard => {
  const { hint } = text
  if (entry.form === 'cloze') return { ...entry, front: text.front, hint }
  return card.form === 'reversed' && entry.form === 'reversed'
    ? { ...entry, front: text.back, back: text.front, hint }
    : { ...entry, front: text.front, back: text.back, hint }
}

/**
 * Changes the text of one card, and of those that were written together with it. Only what the lint says of these
 * stops it. Memories are never touched.
 */
export const editCard = async (ctx: Context, cardId: CardId, text: EditedCardText): Promise<Result<EditedCard>> => {
  const edited = await write(ctx, cardId, text)
  if (!edited.ok) return edited
  const { factId, ...card } = edited.value
  await noteConflictsOf(ctx, [factId])
  return done(card)
}

/** A card that is not retired, with its fact and the place of its entry in the fact's draft. */
const cardToEdit = async (tx: Tx, ctx: Context, cardId: CardId) => {
  const read = await factOfCardToChange(ctx, cardId, tx)
  if (!read.ok) return read
  const found = read.value
  const card = found.fact.cards.find((other) => other.cardId === cardId)
  const input = draftOfFact(found.fact)
  const { cards } = planCards(found.fact.cards, input.cards)
  const index = cards.find(({ before }) => before?.cardId === cardId)?.question
  if (!card || index === undefined || found.fact.retiredAt !== null) {
    return failed('conflict', 'The card is retired. Restore its fact first, then change it.')
  }
  return done({ found, card, input, index })
}

/** A card as it was saved, with what an undo names; null where nothing changed. */
export type EditedCard = { readonly text: EditedCardText; readonly changeId: string | null }

const write = (
  ctx: Context,
  cardId: CardId,
  text: EditedCardText,
): Promise<Result<EditedCard & { readonly factId: FactId }>> =>
  ctx.engine.write(async (tx) => {
    const read = await cardToEdit(tx, ctx, cardId)
    if (!read.ok) return read
    const { found, card, input, index } = read.value
    const cards = input.cards.map((other, at) => (at === index ? withText(other, card, text) : other))
    const planned = planCards(found.fact.cards, cards).cards.find(({ before }) => before?.cardId === cardId)
    if (!planned) {
      return failed(
        'invalid',
        `This card asks for the words in {{c${card.deletion}::…}}. Keep them marked, or remove the deletion on the fact’s page.`,
        'front',
      )
    }
    const minds = (issue: LintIssue) => cardIndexOf(issue) === index
    const saved = await recordedOnFact(tx, ctx, found.factId, 'Card edited', () =>
      rewriteFact(tx, ctx, found, { ...input, cards }, { span: null, minds }),
    )
    if (!saved.ok) return saved
    const { front, back, hint } = planned
    return done({ factId: found.fact.factId, text: { front, back, hint }, changeId: saved.value.actionId })
  })

/** Nobody types a longer answer. */
const MOST_CHARACTERS = 200

type AcceptedAnswer = { readonly aliases: readonly string[] }

/**
 * Takes what a learner typed for a right answer of a card from now on: an alias more. A figure must be the passage's,
 * as in every answer; an answer that counts as right already changes nothing. Memories are never touched.
 */
export const acceptAnswer = (ctx: Context, cardId: CardId, typed: string): Promise<Result<AcceptedAnswer>> =>
  ctx.engine.write(async (tx) => {
    const alias = oneLine(typed)
    if (alias === '' || alias.length > MOST_CHARACTERS) {
      return failed('invalid', `Only an answer of 1 to ${MOST_CHARACTERS} characters can be accepted.`)
    }
    const read = await cardToEdit(tx, ctx, cardId)
    if (!read.ok) return read
    const { found, card, input, index } = read.value
    if (card.form !== 'typed') return failed('invalid', 'Only cards with typed answers can have other spellings.')
    if (gradeTyped(alias, answerText(card), card.aliases).verdict === 'correct') return done({ aliases: card.aliases })
    const given = figuresOf(found.fact.passage.exact)
    const wrong = figuresOf(alias).find((figure) => !given.some((other) => figureMatches(figure, other)))
    if (wrong && found.fact.passage.exact !== '') {
      const words = alias.slice(wrong.start, wrong.end)
      return failed(
        'invalid',
        `“${words}” is not in the passage, so it was not added. If the passage is out of date, change the fact.`,
      )
    }
    if (card.aliases.length >= MOST_NAMES) {
      return failed('invalid', `The card has ${MOST_NAMES} other spellings already. Remove one on the fact’s page.`)
    }
    const aliases = [...card.aliases, alias]
    const cards = input.cards.map((other, at) => (at === index ? { ...other, aliases } : other))
    const saved = await asFactAction(tx, ctx, found.factId, 'Answer accepted', () =>
      rewriteFact(tx, ctx, found, { ...input, cards }, { span: null, minds: () => false }),
    )
    return saved.ok ? done({ aliases }) : saved
  })
