import type { Engine } from '../../../data/engine/engine'
import { lockLearner } from '../../../data/engine/lock-learner'
import { type ArrivedRow, outOfTurn, rowsOfCards } from '../../../data/examine/logged-rows'
import { saveTraces } from '../../../data/mutations/log'
import { allVersions, type SettingsVersion } from '../../../data/queries/learner/settings-versions'
import { allWorkspaces, cardsInLog } from '../../../data/queries/storage/integrity-scan'
import { type LoggedCard, loggedCards } from '../../../data/queries/study/log'
import { readLogEntry, whyUnreadable } from '../../../data/rows'
import { damageIn } from '../../../data/schema/dialect/damage'
import type { CardId, ReviewId, SettingsId } from '../../../domain/ids'
import { type Adoption, adoptionsOf } from '../../../domain/scheduling/adoption'
import type { LogEntry } from '../../../domain/scheduling/log'
import { areSameMemories } from '../../../domain/scheduling/memory'
import type { SchedulingSettings } from '../../../domain/scheduling/settings'
import { studyCalendar } from '../../../domain/time/study-day'
import { actingLearner } from '../../authorise'
import type { Actor } from '../../context'
import { checkDigest } from '../../study/entry-digest'
import { CLOCK_AHEAD_MS } from '../../study/store-entries'
import { type Trace, tracesOf } from './arrivals'
import { type Examination, type Examined, MOST_EXAMPLES, type OpenCheck, openCheck, rest } from './check'

type Versions = ReadonlyMap<string, SettingsVersion>

/** A row of the log with what it says; null if it cannot be read. */
type ReadRow = { readonly row: ArrivedRow; readonly entry: LogEntry | null }

const readEntry = (row: ArrivedRow): LogEntry | null => {
  let entry: LogEntry | null = null
  damageIn(() => {
    entry = readLogEntry(row)
  })
  return entry
}

/** Why an entry is not what was sent, or not at the time that was worked out for it; null if all of it is. */
const damageOf = ({ row, entry }: ReadRow, card: LoggedCard | undefined, versions: Versions): string | null => {
  if (entry === null) return `it cannot be read: ${whyUnreadable(row)}`
  if (checkDigest(row.digest, { ...entry, at: row.claimedAt }) === 'other') return 'it is not what was sent'
  if ('settingsId' in entry && !versions.get(entry.settingsId)?.settings) {
    const state = versions.has(entry.settingsId) ? 'cannot be read' : 'do not exist'
    return `it names settings ${entry.settingsId}, which ${state}`
  }
  if (!card) return null
  const at = Math.min(Math.max(row.claimedAt, card.createdAt), row.receivedAt + CLOCK_AHEAD_MS)
  if (row.at !== at) return `its instant is ${row.at} and should be ${at}`
  const days = daysOf(entry, versions)
  return days.has(row.day) ? null : `its study day is ${row.day} and should be ${[...days].join(' or ')}`
}

/** The study days that an entry may lie on: an act does not say which of the learner's calendars was in force. */
const daysOf = (entry: LogEntry, versions: Versions): ReadonlySet<number> => {
  const own = entry.kind === 'review' ? [versions.get(entry.settingsId)] : [...versions.values()]
  return new Set(
    own.flatMap((version) => {
      if (!version?.settings) return []
      const { timeZone, dayStartHour } = version.settings
      return [studyCalendar(timeZone, dayStartHour).dayOf(entry.at)]
    }),
  )
}

/** Bit for bit: what is worked out is rounded to eight digits, so that processors agree. */
const isSame = (row: ArrivedRow, trace: Trace): boolean =>
  areSameMemories(row.memoryBefore, trace.memoryBefore) && row.predictedRecall === trace.predictedRecall

/** What should be stored beside the entries of a card, of those beside which something else is. */
const wrongTraces = (
  cardId: CardId,
  rows: readonly ReadRow[],
  settingsOf: (id: SettingsId) => SchedulingSettings,
  adoptions: readonly Adoption[],
): ReadonlyMap<ReviewId, Trace> => {
  const byId = new Map<string, ArrivedRow>(rows.map(({ row }) => [row.id, row]))
  const isStored = (id: string, trace: Trace) => {
    const row = byId.get(id)
    return row !== undefined && isSame(row, trace)
  }
  const arrived = rows.flatMap(({ row, entry }) => (entry ? [{ entry, receivedAt: row.receivedAt }] : []))
  return new Map(
    [...tracesOf(cardId, arrived, settingsOf, isStored, adoptions)].filter(([id, trace]) => !isStored(id, trace)),
  )
}

type WrongCard = { readonly actor: Actor; readonly cardId: CardId; readonly traces: ReadonlyMap<ReviewId, Trace> }

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

/**
 * Holds every entry of every log against its digest, which was made of what the client sent, and what was worked out
 * when it came in against what is worked out now. Cards with a damaged entry are left out of all that is rebuilt.
 */
export const checkLog = async (examination: Examination): Promise<Examined> => {
  const { store, actors, backups, damaged } = examination
  const check = openCheck('log', () =>
    anyDamaged(damaged)
      ? `What was answered cannot be worked out again, so nothing is rebuilt from these entries. ${backups.remedy()}`
      : 'Work it out again from the answers: npm run aide -- doctor --repair',
  )
  const workspaceIds = await allWorkspaces(store)
  const wrongCards: WrongCard[] = []
  let named = 0
  for (const actor of actors) {
    const { learnerId } = actor
    const all = await allVersions(store, learnerId)
    const versions: Versions = new Map(all.map((version) => [version.id, version]))
    const adoptions = adoptionsOf(all)
    const settingsOf = (id: SettingsId): SchedulingSettings => {
      const settings = versions.get(id)?.settings
      if (!settings) throw new Error(`settings ${id} are looked for only where all entries name readable ones`)
      return settings
    }
    for await (const ids of cardsInLog(store, learnerId)) {
      const cards = await loggedCards(store, workspaceIds, ids)
      for (const [cardId, stored] of await rowsOfCards(store, learnerId, ids)) {
        const rows = stored.map((row) => ({ row, entry: readEntry(row) }))
        check.examined(rows.length)
        const wrong = rows.flatMap((read) => {
          const what = damageOf(read, cards.get(cardId), versions)
          return what === null ? [] : [{ row: read.row, what }]
        })
        for (const { row, what } of wrong) {
          damaged.get(learnerId)?.add(cardId)
          const file = named++ < MOST_EXAMPLES ? await backups.withEntry(learnerId, row.id) : null
          const where = file === null ? '' : `. It is undamaged in the backup ${file}`
          check.found(`entry ${row.id} of card ${cardId}: ${what}${where}`)
        }
        if (wrong.length > 0 || store.dialect !== 'sqlite') continue
        const beside = wrongTraces(cardId, rows, settingsOf, adoptions)
        for (const id of beside.keys()) {
          check.found(`entry ${id} of card ${cardId}: the memory and recall stored beside it are not those of its log`)
        }
        if (beside.size > 0) wrongCards.push({ actor, cardId, traces: beside })
      }
    }
    for (const id of await outOfTurn(store, learnerId)) {
      check.note(`Entry ${id} was received at another time than the entries before and after it.`)
    }
  }
  return { check, repair: (engine) => repairTraces(engine, wrongCards, check) }
}

const anyDamaged = (damaged: Examination['damaged']): boolean => [...damaged.values()].some(({ size }) => size > 0)
