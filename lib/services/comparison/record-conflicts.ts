import type { Authorized, InWorkspace } from '../../data/authorized'
import type { Store, Tx } from '../../data/engine/engine'
import { dropOpenConflicts, type FoundConflict, saveConflicts } from '../../data/mutations/conflicts'
import { comparableFacts, liveFacts, type StoredComparable } from '../../data/queries/conflicts/comparables'
import { type FactPair, pairOf } from '../../data/queries/conflicts/conflicts'
import { linksOfFacts, updatesOfFacts } from '../../data/queries/facts/fact-links'
import type { ComparableFact, Likeness } from '../../domain/comparison/comparable'
import { compareWithLibrary, differenceWords } from '../../domain/comparison/compare'
import { type FactIndex, indexOf } from '../../domain/comparison/index-of-facts'
import { chainOf, type Update } from '../../domain/comparison/value-chain'
import type { FactId, Instant, WorkspaceId } from '../../domain/ids'
import { log } from '../../platform/log'
import { workspacesToChange } from '../authorise'
import type { Context } from '../context'
import { comparisonIndexOf } from './comparison-index'

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

const conflictOf = (factId: FactId, likeness: Likeness): FoundConflict => {
  const pair = pairOf(factId, likeness.factId)
  const [own, others] = likeness.answers
  const answers: readonly [string, string] = pair.factId === factId ? [own, others] : [others, own]
  return { ...pair, kind: likeness.kind, difference: differenceWords(likeness, answers) }
}

/**
 * Compares facts that were just saved with the library and keeps what is between them. Open conflicts of theirs that
 * are none any more go; what somebody decided stays. Two facts whose link says how they differ are left out.
 * @param index from `comparisonIndexOf`, asked for before the transaction; it takes in what is saved only once it is
 * committed
 */
export const recordConflicts = async (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  index: FactIndex,
  factIds: readonly FactId[],
  now: Instant,
): Promise<void> => {
  const saved = await comparableFacts(tx, workspace.workspaceId, { ids: factIds })
  const ids = new Set<string>(factIds)
  const among = indexOf(saved.map(({ fact }) => fact))
  await recordFound(tx, workspace, saved, now, (fact) => [
    ...compareWithLibrary(fact, index).filter(({ factId }) => !ids.has(factId)),
    ...compareWithLibrary(fact, among),
  ])
}

/**
 * The same in a transaction of its own, for those who made facts in another: after it, because the first comparison
 * after a start reads the whole library. Facts that are not the actor's are passed over. What cannot be compared now is
 * said in the log, since the facts are saved, and found again when one of the two is next changed.
 */
export const noteConflictsOf = async (ctx: Context, factIds: readonly FactId[]): Promise<void> => {
  try {
    for (const workspace of factIds.length === 0 ? [] : workspacesToChange(ctx.actor)) {
      const index = await comparisonIndexOf(ctx, workspace.workspaceId)
      await ctx.engine.write((tx) => recordConflicts(tx, workspace, index, factIds, ctx.now))
    }
  } catch (reason) {
    log.error('Facts were saved but not compared with the library.', { factIds, reason })
  }
}

/** The same after a load of content: its facts are compared with each other and all of the library. */
export const recordConflictsOfLoad = async (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  factIds: readonly FactId[],
  now: Instant,
): Promise<void> => {
  const all = await comparableFacts(tx, workspace.workspaceId, {})
  const wanted = new Set(factIds)
  const index = indexOf(all.map(({ fact }) => fact))
  const loaded = all.filter(({ factId }) => wanted.has(factId))
  await recordFound(tx, workspace, loaded, now, (fact) => compareWithLibrary(fact, index))
}

/**
 * Tells whether two facts are values of one thing at different times, or linked to be compared: that they differ is
 * known then, and nothing to decide.
 */
const settledByLinks = async (tx: Tx, workspace: Authorized<InWorkspace>, factIds: readonly FactId[]) => {
  const own = [workspace.workspaceId]
  const links = await linksOfFacts(tx, own, factIds)
  const updates = await updatesAround(tx, own, factIds)
  const chains = new Map(factIds.map((factId) => [factId, chainOf(factId, updates)]))
  return ({ factId, otherFactId }: FactPair): boolean =>
    chains.get(factId)?.has(otherFactId) === true ||
    (links.get(factId) ?? []).some((link) => link.kind === 'contrast' && link.factId === otherFactId)
}

const recordFound = async (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  saved: readonly StoredComparable[],
  now: Instant,
  likenessesOf: (fact: ComparableFact) => readonly Likeness[],
): Promise<void> => {
  const found = saved
    .filter(({ retiredAt }) => retiredAt === null)
    .flatMap(({ factId, fact }) => likenessesOf(fact).map((likeness) => conflictOf(factId, likeness)))
  const live = await liveFacts(tx, workspace.workspaceId, [
    ...new Set(found.flatMap(({ factId, otherFactId }) => [factId, otherFactId])),
  ])
  const isSettled = await settledByLinks(tx, workspace, [...new Set(found.map(({ factId }) => factId))])
  const rows = new Map(
    found
      .filter(({ factId, otherFactId }) => live.has(factId) && live.has(otherFactId))
      // Interfering cards are kept apart, whatever else is known of their facts.
      .filter((one) => one.kind === 'interference' || !isSettled(one))
      .map((one) => [`${one.factId} ${one.otherFactId} ${one.kind}`, one]),
  )
  const factIds = saved.map(({ factId }) => factId)
  await dropOpenConflicts(tx, workspace, factIds)
  await saveConflicts(tx, workspace, [...rows.values()], now)
}
