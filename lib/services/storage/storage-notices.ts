import { existsSync } from 'node:fs'
import { readBackupRecord } from '../../data/backup/record'
import type { StorageSettings } from '../../data/open'
import { workspaceCreatedAt } from '../../data/queries/learner/learner'
import type { Instant } from '../../domain/ids'
import { DAY_MS } from '../../domain/time/units'
import type { Context } from '../context'
import { lastBackupAt } from './back-up'
import { explain } from './explain'
import { backupStatus } from './keep-backed-up'

/** What a learner should know about the storage before the day begins. */
export type StorageNotice =
  /** The files are gone while the program runs. */
  | { readonly kind: 'moved'; readonly message: string }
  /** The last good backup is more than a week old; null if there never was one. */
  | { readonly kind: 'backup'; readonly lastAt: Instant | null; readonly problem: string | null }
  /** The same of the copies in the second place. */
  | { readonly kind: 'copy'; readonly folder: string; readonly lastAt: Instant | null; readonly problem: string }

const LONGEST_WITHOUT_MS = 7 * DAY_MS

const movedNotice = async ({ engine }: Context): Promise<StorageNotice | null> => {
  try {
    await engine.files?.inPlace()
    return null
  } catch (reason) {
    return { kind: 'moved', message: explain(reason) ?? String(reason) }
  }
}

const backupNotice = async (
  settings: StorageSettings,
  { engine, actor, now }: Context,
): Promise<StorageNotice | null> => {
  const { isRunning, problem } = backupStatus()
  const record = readBackupRecord(settings.dataDir)
  const holdsAll = record?.change === engine.files?.lastChange() && existsSync(record?.file ?? '')
  if (isRunning || holdsAll) return null
  const lastAt = lastBackupAt(settings, now)
  const since = lastAt ?? (await workspaceCreatedAt(engine.read, actor.workspaceId)) ?? now
  return now - since > LONGEST_WITHOUT_MS ? { kind: 'backup', lastAt, problem } : null
}

const copyNotice = ({ dataDir, backupDir }: StorageSettings, { now }: Context): StorageNotice | null => {
  const copy = readBackupRecord(dataDir)?.copy
  if (!copy?.failing || copy.folder !== backupDir) return null
  const { since, problem } = copy.failing
  const isLong = now - (copy.copiedAt ?? since) > LONGEST_WITHOUT_MS
  return isLong ? { kind: 'copy', folder: copy.folder, lastAt: copy.copiedAt, problem } : null
}

/** What is wrong with where the data is kept; nothing on PostgreSQL, which the program does not back up. */
export const storageNotices = async (settings: StorageSettings, ctx: Context): Promise<readonly StorageNotice[]> => {
  if (settings.databaseUrl !== null) return []
  const moved = await movedNotice(ctx)
  if (moved) return [moved]
  const notices = [await backupNotice(settings, ctx), copyNotice(settings, ctx)]
  return notices.filter((notice) => notice !== null)
}
