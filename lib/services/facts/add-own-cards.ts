import type { Tx } from '../../data/engine/engine'
import { counted } from '../../domain/format/words'
import type { FactId } from '../../domain/ids'
import { type ActionNote, asAction } from '../actions/as-action'
import { noteConflictsOf } from '../comparison/record-conflicts'
import type { Context } from '../context'
import { done, type Failure, type Result } from '../result'
import { type AddedOwnCard, addOwnCardIn } from './add-own-card'
import type { OwnCardInput } from './own-card-input'

/** A transaction of this many keeps others waiting for a moment only. */
const AT_ONCE = 50

/**
 * More are an import: to compare that many with each other could take minutes, in which nothing else is saved. Each is
 * compared when it is next changed.
 */
const MOST_COMPARED = 200

/** Why a card of a list was not added; `at` is its place, from 0. */
export type RefusedCard = { readonly at: number; readonly failure: Failure }

const addEach = async (
  tx: Tx,
  ctx: Context,
  inputs: readonly OwnCardInput[],
): Promise<readonly Result<AddedOwnCard>[]> => {
  const saved: Result<AddedOwnCard>[] = []
  for (const input of inputs) saved.push(await addOwnCardIn(tx, ctx, input))
  return saved
}

const factsMade = (saved: readonly Result<AddedOwnCard>[]): ActionNote | null => {
  const factIds = saved.flatMap((one) => (one.ok && one.value.isNew ? [one.value.factId] : []))
  return factIds.length === 0
    ? null
    : { kind: 'facts', words: `${counted(factIds.length, 'card')} added`, made: { factIds } }
}

/** Adds many cards without an article, in their order. One that is refused does not stop the others. */
export const addOwnCards = async (
  ctx: Context,
  inputs: readonly OwnCardInput[],
): Promise<Result<{ readonly added: readonly AddedOwnCard[]; readonly refused: readonly RefusedCard[] }>> => {
  const added: AddedOwnCard[] = []
  const refused: RefusedCard[] = []
  for (let from = 0; from < inputs.length; from += AT_ONCE) {
    const results = await ctx.engine.write(async (tx) => {
      const some = inputs.slice(from, from + AT_ONCE)
      const acted = await asAction(tx, ctx, {}, async () => done(await addEach(tx, ctx, some)), factsMade)
      return acted.ok ? acted.value : []
    })
    for (const [i, result] of results.entries()) {
      if (result.ok) added.push(result.value)
      else refused.push({ at: from + i, failure: result })
    }
  }
  const factIds = added.flatMap(({ factId, isNew }): FactId[] => (isNew ? [factId] : []))
  if (factIds.length <= MOST_COMPARED) await noteConflictsOf(ctx, factIds)
  return done({ added, refused })
}
