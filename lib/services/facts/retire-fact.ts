import type { Tx } from '../../data/engine/engine'
import { markFactsChanged } from '../../data/mutations/facts'
import type { CardView, FoundFact } from '../../data/queries/facts/fact-views'
import type { FactId } from '../../domain/ids'
import { asFactAction } from '../actions/as-action'
import { factToChange } from '../authorise'
import type { Context } from '../context'
import { done, type Result } from '../result'
import { setRetired } from './write-fact'

export type RetiredFact = { readonly factId: FactId; readonly statement: string; readonly cards: number }

const setRetiredIn = async (
  tx: Tx,
  ctx: Context,
  factId: FactId,
  retiredAt: number | null,
  cardsOf: (found: FoundFact) => readonly CardView[],
): Promise<Result<RetiredFact>> => {
  const read = await factToChange(ctx, factId, tx)
  if (!read.ok) return read
  const found = read.value
  const { statement, weight, origin } = found.fact
  const isSo = (found.fact.retiredAt !== null) === (retiredAt !== null)
  if (isSo) return done({ factId, statement, cards: 0 })
  const cards = cardsOf(found).map(({ cardId, position }) => ({ cardId, factId, weight, position }))
  await setRetired(tx, found, [factId], cards, retiredAt)
  // A fact of a content file stays as a person left it: what the file says no longer brings it back or takes it away.
  if (origin === 'content') await markFactsChanged(tx, found, [factId], ctx.now)
  return done({ factId, statement, cards: cards.length })
}

const retiredWithIt = ({ fact }: FoundFact): readonly CardView[] =>
  fact.cards.filter(({ retiredAt }) => retiredAt === fact.retiredAt)

/** Takes a fact and its cards out of the library. Memories are kept, and its cards are no longer reviewed. */
export const retireFact = (ctx: Context, factId: FactId): Promise<Result<RetiredFact>> =>
  ctx.engine.write((tx) => asFactAction(tx, ctx, factId, 'Fact retired', () => retireFactIn(tx, ctx, factId)))

/** Does what `retireFact` does inside a transaction, as a part of an action. */
export const retireFactIn = (tx: Tx, ctx: Context, factId: FactId): Promise<Result<RetiredFact>> =>
  setRetiredIn(tx, ctx, factId, ctx.now, ({ fact }) => fact.cards.filter(({ retiredAt }) => retiredAt === null))

/** Brings a retired fact back, with the cards that were retired with it and everything their memories held. */
export const restoreFact = (ctx: Context, factId: FactId): Promise<Result<RetiredFact>> =>
  ctx.engine.write((tx) => asFactAction(tx, ctx, factId, 'Fact restored', () => restoreFactIn(tx, ctx, factId)))

/** Does what `restoreFact` does inside a transaction. */
export const restoreFactIn = (tx: Tx, ctx: Context, factId: FactId): Promise<Result<RetiredFact>> =>
  setRetiredIn(tx, ctx, factId, null, retiredWithIt)
