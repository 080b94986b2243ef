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
import { type Check, type CheckName, type Examination, type OpenCheck, openCheck, type Repair } from './doctor/check'
import { checkBackup, newestBackup } from './doctor/check-backup'
import { checkMedia, removeUnusedMedia } from './doctor/check-media'
import { checkMemories, checkNewCardQueue, checkRollups } from './doctor/check-memories'
import { checkPredictions } from './doctor/check-predictions'
import { checkSearch } from './doctor/check-search'
import { checkLog, checkPassages, checkStorage, checkValues } from './doctor/check-storage'
import { withFolderLocked } from './locked'

export type { Check, CheckName } from './doctor/check'

type NamedCheck = readonly [CheckName, (examination: Examination, check: OpenCheck) => Promise<Repair> | Promise<void>]

/** What cannot be rebuilt from anything else. */
const SOURCES: readonly NamedCheck[] = [
  ['values', checkValues],
  ['log', checkLog],
  ['passages', checkPassages],
]

/** What follows from a log: nothing is compared with a damaged one, or rebuilt from it. */
const DERIVED: readonly NamedCheck[] = [
  ['memories', checkMemories],
  ['predictions', checkPredictions],
  ['new-card-queue', checkNewCardQueue],
  ['rollups', checkRollups],
]

const OTHERS: readonly NamedCheck[] = [
  ['search', checkSearch],
  ['media', checkMedia],
  ['backup', checkBackup],
]

type Examined = { readonly check: OpenCheck; readonly repair: Repair | undefined }

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
const examined = async (examination: Examination, [name, work]: NamedCheck): Promise<Examined> => {
  const check = openCheck(name)
  try {
    return { check, repair: (await work(examination, check)) ?? undefined }
  } catch (reason) {
    const failure = storageFailure(reason)
    if (failure && failure.code !== 'storage-damaged') throw reason
    const cause = reason instanceof Error && reason.cause instanceof Error ? reason.cause : reason
    check.found(`the check did not finish: ${cause instanceof Error ? cause.message : String(cause)}`)
    return { check, repair: undefined }
  }
}

const examineAll = async (examination: Examination, checks: readonly NamedCheck[]): Promise<readonly Examined[]> => {
  const found: Examined[] = []
  for (const check of checks) found.push(await examined(examination, check))
  return found
}

const isDamaged = ({ check }: Examined): boolean => check.left() > 0

const examineData = async (examination: Examination): Promise<readonly Examined[]> => {
  const sources = await examineAll(examination, SOURCES)
  const isLogDamaged = sources.some((one) => isDamaged(one) && one.check.name !== 'passages')
  return [...sources, ...(await examineAll(examination, isLogDamaged ? OTHERS : [...DERIVED, ...OTHERS]))]
}

const openSnapshot = async ({ dataDir, databaseUrl }: StorageSettings): Promise<Snapshot> => {
  if (databaseUrl === null) return openSqliteSnapshot(sqliteFileIn(dataDir))
  const { openPostgresSnapshot } = await import('../../data/examine/snapshot-postgres')
  return openPostgresSnapshot(databaseUrl)
}

const examinationOf = async (settings: StorageSettings, snapshot: Snapshot): Promise<Examination> => ({
  settings,
  snapshot,
  store: snapshot.store,
  actors: await everyActor(snapshot),
})

/** Whether nothing in a backup is damaged that could not be rebuilt. */
const isSound = async (settings: StorageSettings, backup: Snapshot): Promise<boolean> => {
  const storage = await checkStorage(backup)
  if (storage === 'earlier-version') return true
  if (storage.left() > 0) return false
  return !(await examineAll(await examinationOf(settings, backup), SOURCES)).some(isDamaged)
}

const report = async (settings: StorageSettings, checks: readonly Check[]) => {
  const wrong = checks.filter(({ found, repaired }) => found > repaired)
  const advice: string[] = []
  if (wrong.some(({ isDerived }) => isDerived))
    advice.push('Rebuild what follows from the log and the library: npm run aide -- doctor --repair')
  if (wrong.some(({ isDerived }) => !isDerived)) {
    const file = await newestBackup(settings, (backup) => isSound(settings, backup))
    if (settings.databaseUrl !== null) advice.push('Restore the database from an earlier dump.')
    else if (file === null) advice.push('No backup is undamaged. Copy the data folder, and report this as a bug.')
    else advice.push(`Stop the program and go back to the newest undamaged backup: npm run aide -- restore ${file}`)
  }
  return {
    /** Nothing was found, or all of it was repaired. */
    healthy: wrong.length === 0,
    /** In order; a damaged file ends the list, since nothing in it can be trusted. */
    checks,
    /** What to do about what was found and not repaired, a sentence each. */
    advice,
  }
}

export type DoctorReport = Awaited<ReturnType<typeof report>>

const EARLIER =
  'The database is from an earlier version. Start the program once, which backs it up and updates it. Then check it again.'

/** Backs up, and changes what is stored. Fails, and changes nothing, if there can be no backup. */
const changed = async <T>(
  settings: StorageSettings,
  now: Instant,
  work: (engine: Engine) => Promise<T>,
): Promise<Result<T>> => {
  if (settings.databaseUrl === null) {
    const backup = await backUp(settings, now)
    if (!backup.ok) return failed(backup.code, `Nothing was changed. ${backup.message}`)
  }
  const engine = await openEngine(settings, now)
  try {
    return done(await work(engine))
  } finally {
    await engine.close()
  }
}

const repairAll = async (
  settings: StorageSettings,
  now: Instant,
  found: readonly Examined[],
): Promise<Result<null>> => {
  const open = found.filter((one) => one.repair && isDamaged(one))
  if (open.length === 0) return done(null)
  return changed(settings, now, async (engine) => {
    for (const { repair } of open) await repair?.(engine)
    return null
  })
}

/**
 * Examines everything that is stored as it is at one instant: the file, every value, every entry of the log against its
 * digest, every passage against its snapshot, what follows from the log against the log, the full-text index against the
 * library, every media file against its digest, and all of it against the newest backup. With `repair`, what follows from
 * the log or the library is rebuilt after a backup; answers never change. `removeUnused` removes media files that no card
 * names, after a backup. Works while the server runs, and in a folder that cannot be written. Fails
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
  let snapshot: Snapshot
  try {
    snapshot = await openSnapshot(settings)
  } catch (reason) {
    if (storageFailure(reason)?.code !== 'storage-damaged') throw reason
    const check = openCheck('storage')
    check.found(`${file}: ${reason instanceof Error ? reason.message : String(reason)}`)
    return done(await report(settings, [check.done()]))
  }
  let found: readonly Examined[]
  const checks: Check[] = []
  try {
    const storage = await checkStorage(snapshot)
    if (storage === 'earlier-version') return failed('conflict', EARLIER)
    if (storage.left() > 0) return done(await report(settings, [storage.done()]))
    if (settings.databaseUrl === null) checks.push(storage.done())
    found = await examineData(await examinationOf(settings, snapshot))
  } finally {
    await snapshot.close()
  }
  if (repair) {
    const repaired = await repairAll(settings, now, found)
    if (!repaired.ok) return repaired
  }
  if (removeUnused) {
    const removed = await withFolderLocked(settings, 'removing unused media', now, () =>
      changed(settings, now, (engine) => removeUnusedMedia(engine, now)),
    )
    if (!removed.ok) return removed
    checks.push(removed.value)
  }
  return done(
    await report(settings, [...checks, ...found.map(({ check, repair: how }) => check.done(how !== undefined))]),
  )
}
