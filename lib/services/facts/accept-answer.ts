import { answerText } from '../../domain/cards/sides'
import { figureMatches, figuresOf } from '../../domain/cards/values'
import { draftOfFact, planCards } from '../../domain/drafting/draft-cards'
import { oneLine } from '../../domain/drafting/draft-schema'
import { MOST_NAMES } from '../../domain/drafting/text-limits'
import { gradeTyped } from '../../domain/grading/typed'
import type { CardId } from '../../domain/ids'
import { asFactAction } from '../actions/as-action'
import { factOfCardToChange } from '../authorise'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import { rewriteFact } from './edit-fact'

/** Nobody types a longer answer. */
const MOST_CHARACTERS = 200

export type AcceptedAnswer = { readonly aliases: readonly string[] }

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
    const read = await factOfCardToChange(ctx, cardId, tx)
    if (!read.ok) return read
    const found = read.value
    const card = found.fact.cards.find((other) => other.cardId === cardId)
    const input = draftOfFact(found.fact)
    const index = planCards(found.fact.cards, input.cards).cards.find(
      ({ before }) => before?.cardId === cardId,
    )?.question
    const entry = index === undefined ? undefined : input.cards[index]
    if (!card || !entry || found.fact.retiredAt !== null) {
      return failed('conflict', 'The card is retired. Restore its fact first, then change it.')
    }
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
    const cards = input.cards.map((other) => (other === entry ? { ...other, aliases } : other))
    const saved = await asFactAction(tx, ctx, found.factId, 'Answer accepted', () =>
      rewriteFact(tx, ctx, found, { ...input, cards }, { span: null, minds: () => false }),
    )
    return saved.ok ? done({ aliases }) : saved
  })
