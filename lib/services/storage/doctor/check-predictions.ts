import type { Engine } from '../../../data/engine/engine'
import { lockLearner } from '../../../data/engine/raw-query'
import { saveTraces } from '../../../data/mutations/log'
import { allVersions } from '../../../data/queries/learner/learner'
import { cardsInLog, rowsAsReceived } from '../../../data/queries/storage/integrity-scan'
import { type ReviewRow, readLogEntry } from '../../../data/rows'
import type { CardId, ReviewId, SettingsId } from '../../../domain/ids'
import { type Adoption, adoptionsOf } from '../../../domain/scheduling/adoption'
import { byInstant, type LogEntry } from '../../../domain/scheduling/log'
import { areSameMemories, type Memory } from '../../../domain/scheduling/memory'
import { replay, replayEntry } from '../../../domain/scheduling/replay'
import type { SchedulingSettings } from '../../../domain/scheduling/settings'
import { actingLearner } from '../../authorise'
import type { Actor } from '../../context'
import { predictedRecallOf, type Trace } from '../../study/store-entries'
import { type Examination, type OpenCheck, type Repair, rest } from './check'

type SettingsOf = (id: SettingsId) => SchedulingSettings

/** Rows that were received at one instant, one after the other: mostly those of one request. */
const groupsOf = (rows: readonly ReviewRow[]): readonly (readonly ReviewRow[])[] => {
  const groups: ReviewRow[][] = []
  for (const row of rows) {
    const last = groups.at(-1)
    if (last?.[0]?.receivedAt === row.receivedAt) last.push(row)
    else groups.push([row])
  }
  return groups
}

/** Bit for bit: what is worked out is rounded to eight digits, so that processors agree. */
const isSame = (row: ReviewRow, trace: Trace): boolean =>
  areSameMemories(row.memoryBefore, trace.memoryBefore) && row.predictedRecall === trace.predictedRecall

/**
 * The entries of a card beside which another memory or recall is stored than they met, each with the right one. What came
 * in late or undid another is passed over: it met a log that had gaps.
 */
const wrongTraces = (
  cardId: CardId,
  rows: readonly ReviewRow[],
  settingsOf: SettingsOf,
  adoptions: readonly Adoption[],
): ReadonlyMap<ReviewId, Trace> => {
  const wrong = new Map<ReviewId, Trace>()
  const soFar: LogEntry[] = []
  let memory: Memory | null = null
  let adopted = 0
  for (const group of groupsOf(rows)) {
    const sorted = group.map((row) => ({ row, entry: readLogEntry(row) })).sort((a, b) => byInstant(a.entry, b.entry))
    const byNow = adoptions.filter(({ at }) => at < (group[0]?.receivedAt ?? 0))
    if (byNow.length > adopted) memory = replay(cardId, soFar, settingsOf, byNow)
    adopted = byNow.length
    const lastAt = Math.max(byNow.at(-1)?.at ?? 0, ...soFar.slice(-1).map(({ at }) => at))
    const isNext = sorted.every(({ entry }) => entry.at > lastAt && entry.kind !== 'void' && entry.redoes === undefined)
    if (isNext) {
      for (const { row, entry } of sorted) {
        const predictedRecall =
          entry.kind === 'review' ? predictedRecallOf(entry, memory, settingsOf(entry.settingsId)) : null
        const trace = { memoryBefore: memory, predictedRecall }
        if (!isSame(row, trace)) wrong.set(row.id, trace)
        memory = entry.kind === 'void' ? memory : replayEntry(memory, entry, settingsOf)
      }
      soFar.push(...sorted.map(({ entry }) => entry))
    } else {
      soFar.push(...sorted.map(({ entry }) => entry))
      soFar.sort(byInstant)
      memory = replay(cardId, soFar, settingsOf, byNow)
    }
  }
  return wrong
}

type WrongCard = { readonly actor: Actor; readonly traces: ReadonlyMap<ReviewId, Trace> }

/** Writes what should be stored beside entries; the entries themselves are never changed. */
const repairTraces = async (engine: Engine, wrong: readonly WrongCard[], check: OpenCheck): Promise<void> => {
  for (const { actor, traces } of wrong) {
    await engine.write(async (tx) => {
      await lockLearner(tx, actor.learnerId)
      await saveTraces(tx, actingLearner(actor), traces)
    })
    check.repaired(traces.size)
    await rest()
  }
}

/** Replays every log as it came in and compares what each answer met with the memory and recall stored beside it. */
export const checkPredictions = async ({ store, actors }: Examination, check: OpenCheck): Promise<Repair> => {
  if (store.dialect === 'postgres') return async () => undefined
  const wrongCards: WrongCard[] = []
  for (const actor of actors) {
    const versions = await allVersions(store, actor.learnerId)
    const settings = new Map(versions.map((version) => [version.id, version.settings]))
    const settingsOf: SettingsOf = (id) => {
      const own = settings.get(id)
      if (!own) throw new Error(`the log was checked, but names settings ${id}, which do not exist`)
      return own
    }
    for await (const ids of cardsInLog(store, actor.learnerId)) {
      const rows = await rowsAsReceived(store, actor.learnerId, ids)
      check.examined(rows.length)
      const byCard = new Map<CardId, ReviewRow[]>(ids.map((id) => [id, []]))
      for (const row of rows) byCard.get(row.cardId)?.push(row)
      for (const [cardId, own] of byCard) {
        const traces = wrongTraces(cardId, own, settingsOf, adoptionsOf(versions))
        for (const id of traces.keys())
          check.found(`entry ${id} of card ${cardId} did not meet what is stored beside it`)
        if (traces.size > 0) wrongCards.push({ actor, traces })
      }
    }
  }
  return (engine) => repairTraces(engine, wrongCards, check)
}
