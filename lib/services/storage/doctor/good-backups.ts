import { and, eq } from 'drizzle-orm'
import { openSqliteSnapshot, type Snapshot } from '../../../data/examine/snapshot'
import { checkUsable } from '../../../data/migrations/check-usable'
import type { StorageSettings } from '../../../data/open'
import { readLogEntry } from '../../../data/rows'
import { damageIn } from '../../../data/schema/dialect/damage'
import type { LearnerId, ReviewId } from '../../../domain/ids'
import { checkDigest } from '../../study/entry-digest'
import { backupsOf } from '../back-up'

/** Of many backups only the newest are looked into: each has to be read as a whole. */
const MOST_BACKUPS = 30

export type GoodBackups = {
  /** The newest backup that is whole; null if there is none. */
  readonly newest: () => string | null
  /** The newest backups, that one and those before it; others than the first were not looked at yet. */
  readonly recent: () => readonly string[]
  /** The newest backup that holds an entry of the log as it was sent; null if none does. */
  readonly withEntry: (learnerId: LearnerId, entryId: ReviewId) => Promise<string | null>
  /** What to do about damage that cannot be repaired, with the backup to go back to. */
  readonly remedy: () => string
}

const isWhole = (file: string): boolean => {
  let snapshot: Snapshot | null = null
  try {
    checkUsable(file)
    snapshot = openSqliteSnapshot(file)
    return snapshot.connection?.pragma('quick_check(1)', { simple: true }) === 'ok'
  } catch {
    return false
  } finally {
    void snapshot?.close()
  }
}

const holdsEntry = async (file: string, learnerId: LearnerId, entryId: ReviewId): Promise<boolean> => {
  const snapshot = openSqliteSnapshot(file)
  try {
    const { db, t } = snapshot.store
    const [row] = await db
      .select()
      .from(t.reviews)
      .where(and(eq(t.reviews.learnerId, learnerId), eq(t.reviews.id, entryId)))
    let isSame = false
    damageIn(() => {
      const entry = row ? readLogEntry({ ...row, at: row.claimedAt }) : null
      isSame = row !== undefined && entry !== null && checkDigest(row.digest, entry) === 'same'
    })
    return isSame
  } catch {
    return false
  } finally {
    await snapshot.close()
  }
}

/** Looks into the backups of a data folder, each once. On PostgreSQL there are none of ours. */
export const goodBackups = (settings: StorageSettings): GoodBackups => {
  const files = settings.databaseUrl === null ? backupsOf(settings).map(({ file }) => file) : []
  const recent = files.slice(0, MOST_BACKUPS)
  let newest: string | null | undefined
  const findNewest = () => {
    if (newest === undefined) newest = recent.find(isWhole) ?? null
    return newest
  }
  return {
    newest: findNewest,
    recent: () => {
      const first = findNewest()
      return first === null ? [] : recent.slice(recent.indexOf(first))
    },
    withEntry: async (learnerId, entryId) => {
      for (const file of recent) if (await holdsEntry(file, learnerId, entryId)) return file
      return null
    },
    remedy: () => {
      if (settings.databaseUrl !== null) return 'Restore the database from an earlier dump.'
      const file = findNewest()
      return file === null
        ? 'There is no backup to go back to. Copy the data folder, and report this as a bug.'
        : `Stop the server and go back to a backup: npm run aide -- backup --restore ${file}`
    },
  }
}
