import { and, eq, inArray } from 'drizzle-orm'
import type { Engine, Store } from '../../../data/engine/engine'
import { lockLearner } from '../../../data/engine/lock-learner'
import { inPieces } from '../../../data/engine/upsert'
import { type MemoryChange, saveMemories } from '../../../data/mutations/memories'
import { learnerOf } from '../../../data/queries/learner/learner'
import { allVersions, settingsOfLog } from '../../../data/queries/learner/settings-versions'
import { allWorkspaces, cardsInLog, memoriesWithoutLog, memoryRows } from '../../../data/queries/storage/integrity-scan'
import { type LoggedCard, loggedCards, logsOfCards } from '../../../data/queries/study/log'
import { type MemoryRow, memoryOfRow } from '../../../data/rows'
import type { CardId, SettingsId } from '../../../domain/ids'
import { adoptionsOf } from '../../../domain/scheduling/adoption'
import { isLeech } from '../../../domain/scheduling/leech'
import { settingsNamedIn } from '../../../domain/scheduling/log'
import type { Memory } from '../../../domain/scheduling/memory'
import { replay } from '../../../domain/scheduling/replay'
import { shuffleOf } from '../../../domain/shuffle'
import { actingLearner } from '../../authorise'
import type { Actor } from '../../context'
import { differenceTo, type Examination, type Examined, type OpenCheck, openCheck, rest } from './check'

/** Cards rewritten in one transaction: few, since each log is replayed in it while a server beside waits. */
const AT_ONCE = 20

type Wrong = { readonly change: MemoryChange; readonly cardId: CardId; readonly what: string }

/** How a stored memory differs from the one that its log leads to; null where it does not. */
const difference = (
  { cardId, factId, workspaceId, retired }: LoggedCard,
  expected: Memory | null,
  leech: boolean,
  row: MemoryRow | undefined,
): string | null => {
  if (expected === null) return row === undefined ? null : 'there is a memory, but the log gives none'
  if (row === undefined) return 'there is no memory, but the log gives one'
  return differenceTo({ ...expected, factId, workspaceId, retired, leech, shuffle: shuffleOf(cardId) }, row)
}

/** The memories among these cards that are not what their logs lead to. Cards without a library row are passed over. */
const wrongMemories = async (store: Store, { learnerId }: Actor, ids: readonly CardId[]): Promise<readonly Wrong[]> => {
  const learner = await learnerOf(store, learnerId)
  const cards = await loggedCards(store, await allWorkspaces(store), ids)
  const logs = await logsOfCards(store, learnerId, ids)
  const rows = await memoryRows(store, learnerId, ids)
  const settings = await settingsOfLog(store, learnerId, settingsNamedIn([...logs.values()].flat()))
  const settingsOf = (id: SettingsId) => settings.get(id) ?? learner.scheduling
  const adoptions = adoptionsOf(await allVersions(store, learnerId))
  return ids.flatMap((cardId) => {
    const card = cards.get(cardId)
    if (!card) return []
    const memory = replay(cardId, logs.get(cardId) ?? [], settingsOf, adoptions)
    const row = rows.get(cardId)
    const leech = isLeech(memory?.lapses ?? 0, learner.scheduling.leechThreshold, memory?.clearedLapses)
    const what = difference(card, memory, leech, row)
    if (what === null) return []
    return [{ cardId, what, change: { card, before: row ? memoryOfRow(row) : null, memory, leech } }]
  })
}

type Suspects = { readonly actor: Actor; readonly ids: readonly CardId[] }

/** Puts whole new rows in the place of the wrong ones: saving over a row leaves the card's place in the library as it is. */
const repairMemories = async (engine: Engine, suspects: readonly Suspects[], check: OpenCheck): Promise<void> => {
  for (const { actor, ids } of suspects) {
    for (const some of inPieces(ids, AT_ONCE)) {
      await engine.write(async (tx) => {
        const { memories: m } = tx.t
        await lockLearner(tx, actor.learnerId)
        // An answer may have come in since: what is wrong now is what is put right.
        const wrong = await wrongMemories(tx, actor, some)
        if (wrong.length === 0) return
        const cardIds = wrong.map(({ cardId }) => cardId)
        await tx.db.delete(m).where(and(eq(m.learnerId, actor.learnerId), inArray(m.cardId, cardIds)))
        const changes = wrong.map(({ change }) => change)
        await saveMemories(tx, actingLearner(actor), changes)
      })
      check.repaired(some.length)
      await rest()
    }
  }
}

/** Rebuilds every memory of every learner from the log and compares it with the stored one. */
export const checkMemories = async ({ store, actors }: Examination): Promise<Examined> => {
  const check = openCheck('memories')
  const suspects: Suspects[] = []
  for (const actor of actors) {
    const examine = async (ids: readonly CardId[]) => {
      check.examined(ids.length)
      const wrong = await wrongMemories(store, actor, ids)
      for (const { cardId, what } of wrong) check.found(`card ${cardId}: ${what}`)
      if (wrong.length > 0) suspects.push({ actor, ids: wrong.map(({ cardId }) => cardId) })
    }
    for await (const ids of cardsInLog(store, actor.learnerId)) await examine(ids)
    await examine(await memoriesWithoutLog(store, actor.learnerId))
  }
  return { check, repair: (engine) => repairMemories(engine, suspects, check) }
}
