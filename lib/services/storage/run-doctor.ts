import { existsSync } from 'node:fs'
import type { Engine } from '../../data/engine/engine'
import { openEngine, type StorageSettings, sqliteFileIn } from '../../data/open'
import { workspacesOf } from '../../data/queries/learner'
import { allLearners } from '../../data/queries/whole-study'
import type { Instant } from '../../domain/ids'
import type { Asker } from '../context'
import { done, failed, type Result } from '../result'
import { backUp } from './back-up'
import type { Check } from './doctor/check'
import { checkMemories } from './doctor/check-memories'
import { checkPassages } from './doctor/check-passages'
import { checkReferences } from './doctor/check-references'
import { checkShelf } from './doctor/check-shelf'
import { checkStorage } from './doctor/check-storage'
import { checkSums } from './doctor/check-sums'

export type { Check, CheckName } from './doctor/check'

export type DoctorReport = {
  /** Nothing was found, or all of it was repaired. */
  readonly healthy: boolean
  /** In order; a damaged file ends the list, since nothing in it can be trusted. */
  readonly checks: readonly Check[]
}

const report = (checks: readonly Check[]): DoctorReport => ({
  healthy: checks.every(({ found, repaired }) => found === repaired),
  checks,
})

/** Every learner as the one who asks: the check is of all there is. */
const everyAsker = async (engine: Engine): Promise<readonly Asker[]> => {
  const askers: Asker[] = []
  for (const learnerId of await allLearners(engine.read)) {
    const workspaceIds = await workspacesOf(engine.read, learnerId)
    const [workspaceId] = workspaceIds
    if (workspaceId !== undefined) askers.push({ learnerId, workspaceId, workspaceIds })
  }
  return askers
}

/**
 * Examines everything that is stored: the file, references between tables, every memory against the log, the shelf of
 * new cards, the kept sums, every passage against its snapshot. With `repair`, memories, shelf and sums are rewritten
 * from the log, which itself is never changed, after a backup. Works while the server runs. Fails as `not-found` where
 * there is no database yet, `storage` where it should repair and cannot back up.
 * @throws what `openEngine` throws, other than on damage
 */
export const runDoctor = async (
  settings: StorageSettings,
  now: Instant,
  { repair }: { readonly repair: boolean },
): Promise<Result<DoctorReport>> => {
  const checks: Check[] = []
  if (settings.databaseUrl === null) {
    const file = sqliteFileIn(settings.dataDir)
    if (!existsSync(file)) return failed('not-found', `There is nothing to examine: ${file} does not exist yet.`)
    checks.push(checkStorage(file))
    if (!report(checks).healthy) return done(report(checks))
  }
  if (repair && settings.databaseUrl === null) {
    const backup = await backUp(settings, now)
    if (!backup.ok) return failed(backup.code, `Nothing was repaired. ${backup.message}`)
  }
  const engine = await openEngine(settings, now)
  try {
    const askers = await everyAsker(engine)
    checks.push(await checkReferences(engine.read))
    checks.push(await checkMemories(engine, askers, repair))
    checks.push(await checkShelf(engine, askers, repair))
    checks.push(await checkSums(engine, askers, repair))
    checks.push(await checkPassages(engine.read))
    return done(report(checks))
  } finally {
    await engine.close()
  }
}
