import type { Engine } from '../../data/engine/engine'
import { yieldToEventLoop } from '../../data/engine/yield-to-event-loop'
import { comparableFacts } from '../../data/queries/conflicts/comparables'
import { addFact, emptyIndex, type FactIndex } from '../../domain/comparison/index-of-facts'
import type { FactId, Instant, WorkspaceId } from '../../domain/ids'
import { MINUTE_MS } from '../../domain/time/units'
import type { Context } from '../context'

/** Facts read at once: others are served in between. */
const A_PIECE = 500
/** Clocks of several servers may differ by this much: what was changed so shortly before is read again. */
const OVERLAP_MS = 10 * MINUTE_MS

type Kept = { readonly index: FactIndex; seenUntil: Instant }

/** What is derived of the library's facts, by engine: never more than a copy, brought up to date before each use. */
const keptOf = new WeakMap<Engine, Map<WorkspaceId, Promise<Kept>>>()

const build = async ({ read }: Engine, workspaceId: WorkspaceId): Promise<Kept> => {
  const index = emptyIndex()
  let seenUntil = 0
  let after: FactId | undefined
  for (;;) {
    const facts = await comparableFacts(read, workspaceId, { after, limit: A_PIECE })
    for (const { factId, fact, updatedAt } of facts) {
      addFact(index, fact)
      seenUntil = Math.max(seenUntil, updatedAt)
      after = factId
    }
    if (facts.length < A_PIECE) return { index, seenUntil }
    await yieldToEventLoop()
  }
}

const refresh = async ({ read }: Engine, workspaceId: WorkspaceId, kept: Kept): Promise<void> => {
  const changed = await comparableFacts(read, workspaceId, { since: kept.seenUntil - OVERLAP_MS })
  for (const { fact, updatedAt } of changed) {
    addFact(kept.index, fact)
    kept.seenUntil = Math.max(kept.seenUntil, updatedAt)
  }
}

/**
 * The facts of a workspace by the words they are about, retired ones among them, as they stand now. The first call
 * reads them all, a later one what was changed since.
 */
export const comparisonIndexOf = async (
  { engine }: Pick<Context, 'engine'>,
  workspaceId: WorkspaceId,
): Promise<FactIndex> => {
  const ofEngine = keptOf.get(engine) ?? new Map<WorkspaceId, Promise<Kept>>()
  keptOf.set(engine, ofEngine)
  const cached = ofEngine.get(workspaceId)
  if (cached) {
    const kept = await cached
    await refresh(engine, workspaceId, kept)
    return kept.index
  }
  const building = build(engine, workspaceId)
  ofEngine.set(workspaceId, building)
  try {
    return (await building).index
  } catch (reason) {
    ofEngine.delete(workspaceId)
    throw reason
  }
}
