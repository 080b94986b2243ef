import { type Difference, differencesTo, entriesAhead } from '../../../data/examine/compare-rows'
import { openSqliteSnapshot } from '../../../data/examine/snapshot'
import { counted } from '../../../domain/format/words'
import { type Examination, type Examined, openCheck } from './check'

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
      return `${where}: ${column} is ${shown(is)} and was ${shown(was)} in the backup. They differ in one bit: if nobody changed it, it is damaged.`
    default:
      return kind satisfies never
  }
}

/** How far back a backup is looked for that the database has not gone back to before. */
const MOST_TRIES = 5

/**
 * Holds everything against the newest backup: what is written once must be the same, and what can change must not differ
 * in one bit. A backup with entries after all those that are here is passed over, and named: the database may have been
 * set back to before it on purpose.
 */
export const checkBackup = async ({ store, backups }: Examination): Promise<Examined> => {
  const check = openCheck('backup', backups.remedy)
  if (store.dialect === 'postgres') return { check }
  const files = backups.recent().slice(0, MOST_TRIES)
  if (files.length === 0) check.note('There is no backup yet to compare with: npm run aide -- backup')
  for (const file of files) {
    const backup = openSqliteSnapshot(file)
    try {
      const ahead = await entriesAhead(backup.store, store)
      if (ahead > 0) {
        const more = counted(ahead, 'more entry of the log', 'more entries of the log')
        check.note(`The backup ${file} has ${more}. If you did not go back to before it, restore it.`)
        continue
      }
      for await (const difference of differencesTo(backup.store, store, check.examined)) {
        if (difference.kind === 'flipped') check.note(words(difference))
        else check.found(words(difference))
      }
      break
    } finally {
      await backup.close()
    }
  }
  return { check }
}
