import { and, eq, inArray } from 'drizzle-orm'
import type { Engine, Store, Tx } from '../../../data/engine/engine'
import { lockLearner } from '../../../data/engine/raw-query'
import { type MemoryChange, saveMemories } from '../../../data/mutations/log'
import { allVersions, findLearner, type Learner, settingsOfLog } from '../../../data/queries/learner/learner'
import { allWorkspaces, cardsInLog, memoriesWithoutLog, memoryRows } from '../../../data/queries/storage/integrity-scan'
import { type LoggedCard, loggedCards, logsOfCards } from '../../../data/queries/study/log'
import { type MemoryRow, memoryOfRow } from '../../../data/rows'
import type { CardId, SettingsId, WorkspaceId } from '../../../domain/ids'
import { adoptionsOf } from '../../../domain/scheduling/adoption'
import { isLeech } from '../../../domain/scheduling/leech'
import { settingsNamedIn } from '../../../domain/scheduling/log'
import type { Memory } from '../../../domain/scheduling/memory'
import { replay } from '../../../domain/scheduling/replay'
import { shuffleOf } from '../../../domain/shuffle'
import { actingLearner } from '../../authorise'
import type { Actor } from '../../context'
import { type Examination, type Examined, type OpenCheck, openCheck, rest } from './check'

/** Cards rewritten in one transaction: few, since each log is replayed in it while a server beside waits. */
const AT_ONCE = 20

type Wrong = { readonly change: MemoryChange; readonly cardId: CardId; readonly what: string }

/** How a stored memory differs from the one that its log leads to, bit for bit; null where it does not. */
const difference = (
  card: LoggedCard,
  expected: Memory | null,
  leech: boolean,
  row: MemoryRow | undefined,
): string | null => {
  if (expected === null) return row === undefined ? null : 'there is a memory, but the log gives none'
  if (row === undefined) return 'there is no memory, but the log gives one'
  const { cardId, factId, workspaceId, retired } = card
  const wanted = { ...expected, factId, workspaceId, retired, leech, shuffle: shuffleOf(cardId) }
  const stored = new Map<string, unknown>(Object.entries(row))
  const differing = Object.entries(wanted).filter(([name, value]) => !Object.is(value, stored.get(name)))
  if (differing.length === 0) return null
  return differing.map(([name, value]) => `${name} is ${stored.get(name)} and should be ${value}`).join('; ')
}

type Asked = { readonly store: Store; readonly learner: Learner; readonly workspaceIds: readonly WorkspaceId[] }

/** The memories among these cards that are not what their logs lead to. Cards without a library row are passed over. */
const wrongMemories = async (
  { store, learner, workspaceIds }: Asked,
  ids: readonly CardId[],
): Promise<readonly Wrong[]> => {
  const cards = await loggedCards(store, workspaceIds, ids)
  const logs = await logsOfCards(store, learner.id, ids)
  const rows = await memoryRows(store, learner.id, ids)
  const settings = await settingsOfLog(store, learner.id, settingsNamedIn([...logs.values()].flat()))
  const settingsOf = (id: SettingsId) => settings.get(id) ?? learner.scheduling
  const versions = await allVersions(store, learner.id)
  const adoptions = adoptionsOf(versions)
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

/** Puts whole new rows in the place of the wrong ones: saving over a row leaves the card's place in the library as it is. */
const rewrite = async (tx: Tx, actor: Actor, changes: readonly MemoryChange[]): Promise<void> => {
  const { memories: m } = tx.t
  const ids = changes.map(({ card }) => card.cardId)
  if (ids.length === 0) return
  await tx.db.delete(m).where(and(eq(m.learnerId, actor.learnerId), inArray(m.cardId, ids)))
  await saveMemories(tx, actingLearner(actor), changes)
}

type Suspects = { readonly actor: Actor; readonly learner: Learner; readonly ids: readonly CardId[] }

const repairMemories = async (engine: Engine, suspects: readonly Suspects[], check: OpenCheck): Promise<void> => {
  const workspaceIds = await allWorkspaces(engine.read)
  for (const { actor, learner, ids } of suspects) {
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const some = ids.slice(from, from + AT_ONCE)
      await engine.write(async (tx) => {
        await lockLearner(tx, learner.id)
        // An answer may have come in since: what is wrong now is what is put right.
        const wrong = await wrongMemories({ store: tx, learner, workspaceIds }, some)
        await rewrite(
          tx,
          actor,
          wrong.map(({ change }) => change),
        )
      })
      check.repaired(some.length)
      await rest()
    }
  }
}

/** Rebuilds every memory of every learner from the log and compares it with the stored one. */
export const checkMemories = async ({ store, actors }: Examination): Promise<Examined> => {
  const check = openCheck('memories')
  const workspaceIds = await allWorkspaces(store)
  const suspects: Suspects[] = []
  for (const actor of actors) {
    const learner = await findLearner(store, actor.learnerId)
    if (!learner) continue
    const examine = async (ids: readonly CardId[]) => {
      check.examined(ids.length)
      const wrong = await wrongMemories({ store, learner, workspaceIds }, ids)
      for (const { cardId, what } of wrong) check.found(`card ${cardId}: ${what}`)
      if (wrong.length > 0) suspects.push({ actor, learner, ids: wrong.map(({ cardId }) => cardId) })
    }
    for await (const ids of cardsInLog(store, learner.id)) await examine(ids)
    await examine(await memoriesWithoutLog(store, learner.id))
  }
  return { check, repair: (engine) => repairMemories(engine, suspects, check) }
}
