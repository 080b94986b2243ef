import { type Difference, differencesTo, entriesAhead } from '../../../data/examine/compare-rows'
import { openSqliteSnapshot, type Snapshot } from '../../../data/examine/snapshot'
import { checkUsable } from '../../../data/migrations/sqlite'
import type { StorageSettings } from '../../../data/open'
import { counted } from '../../../domain/format/words'
import { backupsOf } from '../back-up'
import type { Examination, OpenCheck } from './check'

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? `“${value}”` : String(value)
  return text.length > 80 ? `${text.slice(0, 77)}…` : text
}

const words = ({ table, key, kind, column, was, is }: Difference): string => {
  const where = `${table} ${key}`
  switch (kind) {
    case 'gone':
      return `${where} is in the backup but missing here`
    case 'changed':
      return `${where}: ${column} is ${shown(is)}, was ${shown(was)} in the backup, and must never change`
    case 'flipped':
      return `${where}: ${column} is ${shown(is)} and was ${shown(was)} in the backup. If nobody changed it, it is damaged.`
    default:
      return kind satisfies never
  }
}

/** Of many backups only the newest are looked into: each has to be read as a whole. */
const MOST_BACKUPS = 30

/** The newest backup that passes a test, each opened as a snapshot; null if none does. On PostgreSQL there are none of ours. */
export const newestBackup = async (
  settings: StorageSettings,
  passes: (backup: Snapshot, file: string) => Promise<boolean>,
): Promise<string | null> => {
  const files = settings.databaseUrl === null ? backupsOf(settings).slice(0, MOST_BACKUPS) : []
  for (const { file } of files) {
    let backup: Snapshot | null = null
    try {
      checkUsable(file)
      backup = openSqliteSnapshot(file)
      if (await passes(backup, file)) return file
    } catch {
      // It cannot be read: the one before it may be.
    } finally {
      await backup?.close()
    }
  }
  return null
}

/**
 * Holds everything against the newest backup: what is written once must be the same, and what can change must not differ
 * in one bit. A backup with entries after all those that are here is passed over, and named: the database may have been
 * set back to before it on purpose.
 */
export const checkBackup = async ({ settings, store }: Examination, check: OpenCheck): Promise<void> => {
  if (store.dialect === 'postgres') return
  const compared = await newestBackup(settings, async (backup, file) => {
    if (backup.connection?.pragma('quick_check(1)', { simple: true }) !== 'ok') return false
    const ahead = await entriesAhead(backup.store, store)
    if (ahead > 0) {
      const more = counted(ahead, 'more entry of the log', 'more entries of the log')
      check.note(`The backup ${file} has ${more}. If you did not go back to before it, restore it.`)
      return false
    }
    for await (const difference of differencesTo(backup.store, store, check.examined)) {
      if (difference.kind === 'flipped') check.note(words(difference))
      else check.found(words(difference))
    }
    return true
  })
  if (compared === null) check.note('There is no backup yet to compare with: npm run aide -- backup')
}
