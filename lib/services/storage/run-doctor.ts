import { existsSync } from 'node:fs'
import type { Engine } from '../../data/engine/engine'
import { storageFailure } from '../../data/engine/storage-failure'
import { openSqliteSnapshot, type Snapshot } from '../../data/examine/snapshot'
import { openEngine, type StorageSettings, sqliteFileIn } from '../../data/open'
import { workspacesOf } from '../../data/queries/learner/learner'
import { allLearners } from '../../data/queries/storage/integrity-scan'
import type { Instant } from '../../domain/ids'
import type { Actor } from '../context'
import { done, failed, type Result } from '../result'
import { backUp } from './back-up'
import { type Check, type CheckName, type Examination, type Examined, openCheck } from './doctor/check'
import { checkBackup } from './doctor/check-backup'
import { checkClock } from './doctor/check-clock'
import { checkLog } from './doctor/check-log'
import { checkMedia, removeUnusedMedia } from './doctor/check-media'
import { checkMemories } from './doctor/check-memories'
import { checkNewCardQueue } from './doctor/check-new-card-queue'
import { checkPassages } from './doctor/check-passages'
import { checkReferences } from './doctor/check-references'
import { checkRollups } from './doctor/check-rollups'
import { checkSearch } from './doctor/check-search'
import { checkStorage, unreadableStorage } from './doctor/check-storage'
import { checkValues } from './doctor/check-values'
import { type GoodBackups, goodBackups } from './doctor/good-backups'
import { withFolderLocked } from './locked'

export type { Check, CheckName } from './doctor/check'

export type DoctorReport = {
  /** Nothing was found, or all of it was repaired. */
  readonly healthy: boolean
  /** In order; a damaged file ends the list, since nothing in it can be trusted. */
  readonly checks: readonly Check[]
}

/** In order: what is found in the log decides what is compared with it. */
const CHECKS_OF_DATA: readonly (readonly [CheckName, (examination: Examination) => Promise<Examined>])[] = [
  ['values', checkValues],
  ['references', checkReferences],
  ['log', checkLog],
  ['clock', checkClock],
  ['memories', checkMemories],
  ['new-card-queue', checkNewCardQueue],
  ['rollups', checkRollups],
  ['passages', checkPassages],
  ['media', checkMedia],
  ['search', checkSearch],
  ['backup', checkBackup],
]

const report = (checks: readonly Check[]): DoctorReport => ({
  healthy: checks.every(({ found, repaired }) => found === repaired),
  checks,
})

/** Every learner as the one who asks: the check is of all there is. */
const everyActor = async ({ store }: Snapshot): Promise<readonly Actor[]> => {
  const actors: Actor[] = []
  for (const learnerId of await allLearners(store)) {
    const workspaceIds = await workspacesOf(store, learnerId)
    const [workspaceId] = workspaceIds
    if (workspaceId !== undefined) actors.push({ learnerId, workspaceId, workspaceIds })
  }
  return actors
}

/** A check that cannot come to an end because of what is stored is one that found something. */
const examined = async (
  name: CheckName,
  examination: Examination,
  work: (examination: Examination) => Promise<Examined>,
): Promise<Examined> => {
  try {
    return await work(examination)
  } catch (reason) {
    const failure = storageFailure(reason)
    if (failure && failure.code !== 'storage-damaged') throw reason
    const check = openCheck(name, examination.backups.remedy)
    const cause = reason instanceof Error && reason.cause instanceof Error ? reason.cause : reason
    check.found(`the check did not finish: ${cause instanceof Error ? cause.message : String(cause)}`)
    return { check }
  }
}

const examineData = async (snapshot: Snapshot, now: Instant, backups: GoodBackups): Promise<readonly Examined[]> => {
  const actors = await everyActor(snapshot)
  const damaged = new Map(actors.map(({ learnerId }) => [learnerId, new Set<never>()]))
  const examination: Examination = { snapshot, store: snapshot.store, now, actors, backups, damaged }
  const found: Examined[] = []
  for (const [name, work] of CHECKS_OF_DATA) found.push(await examined(name, examination, work))
  return found
}

const openSnapshot = async ({ dataDir, databaseUrl }: StorageSettings): Promise<Snapshot> => {
  if (databaseUrl === null) return openSqliteSnapshot(sqliteFileIn(dataDir))
  const { openPostgresSnapshot } = await import('../../data/examine/snapshot-postgres')
  return openPostgresSnapshot(databaseUrl)
}

const EARLIER =
  'The database is from an earlier version. Start the program once, which backs it up and updates it. Then check it again.'

/**
 * Repairs what can be worked out from the log and the library, after a backup: what is stored beside answers, memories,
 * the new-card queue, rollups and the full-text index. The answers themselves are never changed.
 */
const repairAll = async (
  settings: StorageSettings,
  now: Instant,
  found: readonly Examined[],
): Promise<Result<null>> => {
  const open = found.filter(({ check, repair }) => repair && check.left() > 0)
  if (open.length === 0) return done(null)
  if (settings.databaseUrl === null) {
    const backup = await backUp(settings, now)
    if (!backup.ok) return failed(backup.code, `Nothing was repaired. ${backup.message}`)
  }
  const engine: Engine = await openEngine(settings, now)
  try {
    for (const { repair } of open) await repair?.(engine)
    return done(null)
  } finally {
    await engine.close()
  }
}

/** Removes the media files that nothing names, after a backup. The check that it gives says which. */
const removeMedia = async (settings: StorageSettings, now: Instant): Promise<Result<Check>> => {
  if (settings.databaseUrl === null) {
    const backup = await backUp(settings, now)
    if (!backup.ok) return failed(backup.code, `No media were removed. ${backup.message}`)
  }
  return withFolderLocked(settings, 'removing unused media', now, async () => {
    const engine = await openEngine(settings, now)
    try {
      return done(await removeUnusedMedia(engine, now))
    } finally {
      await engine.close()
    }
  })
}

/**
 * Examines everything that is stored as it is at one instant: the file, every value, references between tables, every
 * entry of the log against its digest, every memory against the log, the new-card queue, the rollups, every passage
 * against its snapshot, every media file against its digest, the full-text index, and all of it against the newest backup. With `repair`, what follows from
 * the log is rewritten from it, unless the log itself is damaged, and the index from the library. `removeUnused` also
 * removes media files that no card names, after a backup. Works while the server runs, and in a folder that cannot be written. Fails
 * as `not-found` where there is no database yet, `conflict` where it is of an earlier version, `storage` where it should
 * repair and cannot back up.
 * @throws NewerSchemaError, or what `storageFailure` explains other than damage
 */
export const runDoctor = async (
  settings: StorageSettings,
  now: Instant,
  { repair, removeUnused = false }: { readonly repair: boolean; readonly removeUnused?: boolean },
): Promise<Result<DoctorReport>> => {
  const file = sqliteFileIn(settings.dataDir)
  if (settings.databaseUrl === null && !existsSync(file)) {
    return failed('not-found', `There is nothing to check: ${file} does not exist yet.`)
  }
  const backups = goodBackups(settings)
  let snapshot: Snapshot
  try {
    snapshot = await openSnapshot(settings)
  } catch (reason) {
    if (storageFailure(reason)?.code !== 'storage-damaged') throw reason
    return done(report([unreadableStorage(file, reason, backups)]))
  }
  let found: readonly Examined[]
  const checks: Check[] = []
  try {
    const storage = await checkStorage(snapshot, backups)
    if (storage === 'earlier-version') return failed('conflict', EARLIER)
    if (storage.found > 0) return done(report([storage]))
    if (settings.databaseUrl === null) checks.push(storage)
    found = await examineData(snapshot, now, backups)
  } finally {
    await snapshot.close()
  }
  if (repair) {
    const repaired = await repairAll(settings, now, found)
    if (!repaired.ok) return repaired
  }
  if (removeUnused) {
    const removed = await removeMedia(settings, now)
    if (!removed.ok) return removed
    checks.push(removed.value)
  }
  return done(report([...checks, ...found.map(({ check }) => check.done())]))
}
