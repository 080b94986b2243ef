import type { Store } from '../../data/engine/engine'
import { answersOfFacts } from '../../data/queries/facts/fact-answers'
import { updatesOfFacts } from '../../data/queries/facts/fact-links'
import { factSides } from '../../data/queries/facts/fact-sides'
import { chainOf, inOrderOfValue, type Update } from '../../domain/comparison/value-chain'
import type { FactId, WorkspaceId } from '../../domain/ids'
import type { Context } from '../context'

/** One value of a thing that changed. */
export type ValueStep = {
  readonly factId: FactId
  /** What the first card of its fact asks for; the statement where it has no card. */
  readonly value: string
  readonly statement: string
  /** EDTF. */
  readonly asOf: string | null
}

/** By fact, the oldest value first. */
export type ValueHistories = ReadonlyMap<FactId, readonly ValueStep[]>

/** Links are followed so far from a fact, each way. */
const MOST_LINKS = 12

/** The updates around these facts: read in rounds, in each the links of the facts that the round before led to. */
export const updatesAround = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  factIds: readonly FactId[],
): Promise<readonly Update[]> => {
  const updates = new Map<string, Update>()
  const seen = new Set(factIds)
  let next: readonly FactId[] = [...seen]
  for (let round = 0; round < MOST_LINKS && next.length > 0; round++) {
    const found = await updatesOfFacts(store, workspaceIds, next)
    for (const update of found) updates.set(`${update.newer} ${update.older}`, update)
    next = [...new Set(found.flatMap(({ newer, older }) => [newer, older]))].filter((id) => !seen.has(id))
    for (const id of next) seen.add(id)
  }
  return [...updates.values()]
}

/**
 * How the value of each of these facts changed, the oldest first, the fact itself among them: every fact that updates
 * join it to, in both directions. Facts of which no other value is in the library are missing. A retired fact is no
 * step, but what lies behind it is.
 */
export const valueHistories = async (ctx: Context, factIds: readonly FactId[]): Promise<ValueHistories> => {
  const { read } = ctx.engine
  const { workspaceIds } = ctx.actor
  const updates = await updatesAround(read, workspaceIds, factIds)
  if (updates.length === 0) return new Map()
  const ids = [...new Set(updates.flatMap(({ newer, older }) => [newer, older]))]
  const sides = await factSides(read, workspaceIds, ids)
  const answers = await answersOfFacts(read, workspaceIds, ids)
  const ordered = inOrderOfValue(
    ids.flatMap((factId): ValueStep[] => {
      const side = sides.get(factId)
      if (!side || side.retiredAt !== null) return []
      const { statement, asOf } = side
      return [{ factId, value: answers.get(factId)?.[0] ?? statement, statement, asOf }]
    }),
    updates,
  )
  const isJoined = new Set(ids)
  return new Map(
    factIds.flatMap((factId) => {
      if (!isJoined.has(factId)) return []
      const chain = chainOf(factId, updates)
      const steps = ordered.filter((step) => chain.has(step.factId))
      return steps.length > 1 && steps.some((step) => step.factId === factId) ? [[factId, steps] as const] : []
    }),
  )
}
