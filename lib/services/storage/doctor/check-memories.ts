import { and, eq, inArray } from 'drizzle-orm'
import { DrizzleQueryError } from 'drizzle-orm/errors'
import type { Engine, Store, Tx } from '../../../data/engine/engine'
import { lockLearner } from '../../../data/engine/lock-learner'
import { storageFailure } from '../../../data/engine/storage-failure'
import { type MemoryChange, saveMemories } from '../../../data/mutations/memories'
import { findLearner, type Learner } from '../../../data/queries/learner'
import { type LoggedCard, loggedCards, logsOfCards } from '../../../data/queries/log'
import { settingsByIds } from '../../../data/queries/settings-versions'
import { allWorkspaces, cardsInLog, memoriesWithoutLog, memoryRows } from '../../../data/queries/whole-study'
import { type MemoryRow, memoryOf } from '../../../data/rows'
import type { CardId, SettingsId, WorkspaceId } from '../../../domain/ids'
import type { Memory } from '../../../domain/scheduling/memory'
import { replay } from '../../../domain/scheduling/replay'
import { shuffleOf } from '../../../domain/shuffle'
import { ownStudy } from '../../authorise'
import type { Asker } from '../../context'
import { type Check, openCheck } from './check'

const REMEDY = 'Rebuild the memories from the log: npm run aide -- doctor --repair'

/** `change` is null where the log itself cannot be read: then there is nothing to rebuild from. */
type Wrong = { readonly change: MemoryChange | null; readonly cardId: CardId; readonly what: string }

/** How a stored memory differs from the one that its log leads to, bit for bit; null where it does not. */
const difference = (card: LoggedCard, expected: Memory | null, row: MemoryRow | undefined): string | null => {
  if (expected === null) return row === undefined ? null : 'there is a memory, and the log leads to none'
  if (row === undefined) return 'there is no memory, and the log leads to one'
  const { cardId, factId, workspaceId, retired } = card
  const wanted = { ...expected, factId, workspaceId, retired, shuffle: shuffleOf(cardId) }
  const stored = new Map<string, unknown>(Object.entries(row))
  const differing = Object.entries(wanted).filter(([name, value]) => !Object.is(value, stored.get(name)))
  if (differing.length === 0) return null
  return differing.map(([name, value]) => `${name} is ${stored.get(name)} and should be ${value}`).join('; ')
}

type Asked = { readonly store: Store; readonly learner: Learner; readonly workspaceIds: readonly WorkspaceId[] }

/** The memories among these cards that are not what their logs lead to. Cards without a library row are passed over. */
const compare = async ({ store, learner, workspaceIds }: Asked, ids: readonly CardId[]): Promise<readonly Wrong[]> => {
  const cards = await loggedCards(store, workspaceIds, ids)
  const logs = await logsOfCards(store, learner.id, ids)
  const rows = await memoryRows(store, learner.id, ids)
  const named = [...logs.values()].flat().flatMap((entry) => (entry.kind === 'review' ? [entry.settingsId] : []))
  const settings = await settingsByIds(store, learner.id, [...new Set(named)])
  const settingsOf = (id: SettingsId) => {
    const found = settings.get(id)
    if (!found) throw new Error(`its log names settings ${id}, which do not exist`)
    return found
  }
  return ids.flatMap((cardId) => {
    const card = cards.get(cardId)
    if (!card) return []
    const memory = replay(cardId, logs.get(cardId) ?? [], settingsOf)
    const row = rows.get(cardId)
    const what = difference(card, memory, row)
    if (what === null) return []
    const { leechThreshold } = learner.scheduling
    const leech = memory !== null && leechThreshold > 0 && memory.lapses >= leechThreshold
    return [{ cardId, what, change: { card, before: row ? memoryOf(row) : null, memory, leech } }]
  })
}

/** The same, where a log that cannot be read is found out card by card. */
const wrongMemories = async (asked: Asked, ids: readonly CardId[]): Promise<readonly Wrong[]> => {
  try {
    return await compare(asked, ids)
  } catch (reason) {
    // What the database itself refuses is not the data of one card; anything else is: a value missing, JSON cut short.
    if (!(reason instanceof Error) || reason instanceof DrizzleQueryError || storageFailure(reason)) throw reason
    const [only] = ids
    if (ids.length === 1 && only) return [{ cardId: only, what: reason.message, change: null }]
    const wrong: Wrong[] = []
    for (const id of ids) wrong.push(...(await wrongMemories(asked, [id])))
    return wrong
  }
}

/** Puts whole new rows in the place of the wrong ones: saving over a row leaves the card's place in the library as it is. */
const rewrite = async (tx: Tx, asker: Asker, changes: readonly MemoryChange[]): Promise<void> => {
  const { memories: m } = tx.t
  const ids = changes.map(({ card }) => card.cardId)
  if (ids.length === 0) return
  await tx.db.delete(m).where(and(eq(m.learnerId, asker.learnerId), inArray(m.cardId, ids)))
  await saveMemories(tx, ownStudy(asker), changes)
}

/**
 * Rebuilds every memory of every learner from the log and compares it with the stored one. What differs is looked at
 * once more inside a transaction, since a review may have come in between; with `repair` it is rewritten there.
 */
export const checkMemories = async (engine: Engine, askers: readonly Asker[], repair: boolean): Promise<Check> => {
  const check = openCheck('memories', REMEDY)
  const workspaceIds = await allWorkspaces(engine.read)
  for (const asker of askers) {
    const learner = await findLearner(engine.read, asker.learnerId)
    if (!learner) continue
    const examine = async (ids: readonly CardId[]) => {
      check.examined(ids.length)
      const suspects = await wrongMemories({ store: engine.read, learner, workspaceIds }, ids)
      if (suspects.length === 0) return
      const wrong = await engine.write(async (tx) => {
        await lockLearner(tx, learner.id)
        const again = suspects.map(({ cardId }) => cardId)
        const confirmed = await wrongMemories({ store: tx, learner, workspaceIds }, again)
        const changes = confirmed.flatMap(({ change }) => (change ? [change] : []))
        if (repair) await rewrite(tx, asker, changes)
        return confirmed
      })
      for (const { cardId, what, change } of wrong) check.found(`card ${cardId}: ${what}`, repair && change !== null)
    }
    for await (const ids of cardsInLog(engine.read, learner.id)) await examine(ids)
    await examine(await memoriesWithoutLog(engine.read, learner.id))
  }
  return check.done()
}
