import { openSqliteSnapshot } from '@/lib/data/examine/snapshot'
import { sqliteFileIn } from '@/lib/data/open'
import { workspacesOf } from '@/lib/data/queries/learner/learner'
import { allLearners } from '@/lib/data/queries/storage/integrity-scan'
import type { LearnerId, WorkspaceId } from '@/lib/domain/ids'
import { type Examination, type OpenCheck, openCheck } from '@/lib/services/storage/doctor/check'
import { checkMemories, checkRollups } from '@/lib/services/storage/doctor/check-memories'
import { checkPredictions } from '@/lib/services/storage/doctor/check-predictions'
import { checkLog } from '@/lib/services/storage/doctor/check-storage'
import { runDoctor } from '@/lib/services/storage/run-doctor'
import { report } from './report'

/** The doctor on a made log in a process of its own, bundled as the command line is: a folder, and how many reviews it has. */
const [folder = '', count = '0'] = process.argv.slice(2)
const entries = Number(count)
const at = `SQLite, ${entries.toLocaleString('en')} reviews since 2022, nothing wrong; processor time`
const settings = { dataDir: folder, databaseUrl: null }

const processorMs = async (work: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

const perSecond = (figure: string, ms: number, aim: string | null = null): void =>
  report({ group: 'doctor', figure, at, value: (entries * 1_000) / ms, unit: 'reviews per second', aim })

const timed = async (
  figure: string,
  check: (examination: Examination, into: OpenCheck) => Promise<unknown>,
  aim: string | null,
) => {
  const snapshot = openSqliteSnapshot(sqliteFileIn(folder))
  const [learnerId = '' as LearnerId] = await allLearners(snapshot.store)
  const workspaceIds = await workspacesOf(snapshot.store, learnerId)
  const [workspaceId = '' as WorkspaceId] = workspaceIds
  const examination: Examination = {
    snapshot,
    store: snapshot.store,
    settings,
    actors: [{ learnerId, workspaceId, workspaceIds }],
  }
  const into = openCheck('log')
  const ms = await processorMs(() => check(examination, into))
  await snapshot.close()
  if (into.left() > 0) throw new Error(`${figure}: ${into.left()} were found to be wrong`)
  perSecond(figure, ms, aim)
}

await timed('replayed, compared with memories', checkMemories, '>= 100000')
await timed('held against their digests', checkLog, null)
await timed('what they met replayed', checkPredictions, null)
await timed('counted again for statistics', checkRollups, null)
const ms = await processorMs(async () => {
  const result = await runDoctor(settings, Date.now(), { repair: false })
  if (!result.ok) throw new Error(result.message)
})
perSecond('the whole doctor', ms)
