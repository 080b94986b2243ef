import { allVersions, type SettingsVersion } from '../../../data/queries/learner/learner'
import { allWorkspaces, cardsInLog } from '../../../data/queries/storage/integrity-scan'
import { entriesOfCards, type LoggedCard, loggedCards } from '../../../data/queries/study/log'
import { type ReviewRow, readLogEntry, whyUnreadable } from '../../../data/rows'
import type { LogEntry } from '../../../domain/scheduling/log'
import { studyCalendar } from '../../../domain/time/study-day'
import { isLogged } from '../../study/entry-digest'
import { CLOCK_AHEAD_MS } from '../../study/store-entries'
import { type Examination, type Examined, openCheck } from './check'

type Versions = ReadonlyMap<string, SettingsVersion>

/** The study days that an entry may lie on: an act does not say which of the learner's calendars was in force. */
const daysOf = (entry: LogEntry, versions: Versions): ReadonlySet<number> => {
  const own = entry.kind === 'review' ? [versions.get(entry.settingsId)] : [...versions.values()]
  return new Set(
    own.flatMap((version) => {
      if (!version) return []
      const { timeZone, dayStartHour } = version.settings
      return [studyCalendar(timeZone, dayStartHour).dayOf(entry.at)]
    }),
  )
}

/** Why an entry is not what was sent, or not at the time that was worked out for it; null if all of it is. */
const damageOf = (row: ReviewRow, card: LoggedCard | undefined, versions: Versions): string | null => {
  const why = whyUnreadable(row)
  if (why !== null) return `it cannot be read: ${why}`
  const entry = readLogEntry(row)
  if (!isLogged(row.digest, { ...entry, at: row.claimedAt })) return 'it is not what was sent'
  if ('settingsId' in entry && !versions.has(entry.settingsId))
    return `it names settings ${entry.settingsId}, which do not exist`
  if (!card) return 'its card does not exist'
  const at = Math.min(Math.max(row.claimedAt, card.createdAt), row.receivedAt + CLOCK_AHEAD_MS)
  if (row.at !== at) return `its instant is ${row.at} and should be ${at}`
  const days = daysOf(entry, versions)
  return days.has(row.day) ? null : `its study day is ${row.day} and should be ${[...days].join(' or ')}`
}

/** Holds every entry of every log against its digest, which was made of what the client sent. */
export const checkLog = async ({ store, actors }: Examination): Promise<Examined> => {
  const check = openCheck('log')
  const workspaceIds = await allWorkspaces(store)
  for (const { learnerId } of actors) {
    const versions: Versions = new Map((await allVersions(store, learnerId)).map((version) => [version.id, version]))
    for await (const ids of cardsInLog(store, learnerId)) {
      const cards = await loggedCards(store, workspaceIds, ids)
      const rows = await entriesOfCards(store, learnerId, ids)
      check.examined(rows.length)
      for (const row of rows) {
        const what = damageOf(row, cards.get(row.cardId), versions)
        if (what !== null) check.found(`entry ${row.id} of card ${row.cardId}: ${what}`)
      }
    }
  }
  return { check }
}
