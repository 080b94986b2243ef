import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listBackups } from '@/lib/data/files/backups'
import { withCompanions } from '@/lib/data/files/names'
import { sqliteFileIn } from '@/lib/data/open'
import { backUp } from '@/lib/services/storage/back-up'
import { answersIn, bundledAnswering, lookFor, ROOT, startAnswering } from './answering'

export type RestoreKills = {
  /** Calls to the system at which the restore was killed, of all that change files. */
  readonly tried: number
  readonly of: number
  /** Kills after which there was no database, or one that could not be opened. */
  readonly without: number
  /** Kills after which answers that were there before are nowhere: not here, not in a backup, not in what was kept. */
  readonly lost: number
}

const CALLS =
  'rename,renameat,renameat2,link,linkat,unlink,unlinkat,ftruncate,fsync,fdatasync,pwrite64,copy_file_range,sendfile,chmod,fchmod,mkdir'
const ANSWERS = 60

/** Restores the latest backup under strace, which kills it at the `when`-th call of its kind by one of its threads. */
const isKilledAt = (dataDir: string, call: string, when: number, log: string): boolean => {
  const { signal, status } = spawnSync(
    'strace',
    [
      '-f',
      '-qq',
      '-o',
      log,
      '-e',
      `trace=${call}`,
      '-e',
      `inject=${call}:signal=SIGKILL:when=${when}`,
      process.execPath,
      join(ROOT, 'scripts', 'aide.mjs'),
      'restore',
      'latest',
    ],
    { env: { ...process.env, AIDE_DATA_DIR: dataDir, AIDE_BACKUP_DIR: '' }, cwd: ROOT },
  )
  return signal === 'SIGKILL' || status === 137
}

/** How often the process makes each call. */
const countCalls = (dataDir: string, log: string): ReadonlyMap<string, number> => {
  spawnSync(
    'strace',
    [
      '-f',
      '-qq',
      '-o',
      log,
      '-e',
      `trace=${CALLS}`,
      process.execPath,
      join(ROOT, 'scripts', 'aide.mjs'),
      'restore',
      'latest',
    ],
    { env: { ...process.env, AIDE_DATA_DIR: dataDir, AIDE_BACKUP_DIR: '' }, cwd: ROOT },
  )
  const counts = new Map<string, number>()
  const perThread = new Map<string, number>()
  for (const [, thread, call = ''] of readFileSync(log, 'utf8').matchAll(/^(\d+) +(\w+)\(/gm)) {
    const key = `${thread} ${call}`
    perThread.set(key, (perThread.get(key) ?? 0) + 1)
    counts.set(call, Math.max(counts.get(call) ?? 0, perThread.get(key) ?? 0))
  }
  return counts
}

const isEverywhere = async (dataDir: string, stored: readonly string[], scratch: string): Promise<boolean> => {
  const kept = readdirSync(dataDir)
    .filter((name) => /\.before-restore-\d+$/.test(name))
    .map((name) => join(dataDir, name))
  for (const file of [sqliteFileIn(dataDir), ...kept, ...listBackups(dataDir).map(({ file }) => file)]) {
    rmSync(scratch, { recursive: true, force: true })
    const [database, log] = withCompanions(sqliteFileIn(scratch))
    const [from, fromLog] = withCompanions(file)
    if (!database || !log || !from || !fromLog) continue
    cpSync(from, database)
    if (existsSync(fromLog)) cpSync(fromLog, log)
    const { lost, refused } = await lookFor(scratch, stored)
    if (lost === 0 && refused === null) return true
  }
  return false
}

/**
 * Kills a restore at calls to the system that change files (`most` of them, spread over all; 0 is all), each time on a
 * fresh copy, and looks whether there is a database and every answer. Null without strace.
 */
export const restoreKills = async (most: number): Promise<RestoreKills | null> => {
  if (spawnSync('strace', ['-V']).status !== 0) return null
  const folder = mkdtempSync(join(tmpdir(), 'aide-bench-'))
  const [model, dataDir, log, scratch] = ['model', 'data', 'log', 'scratch'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
    string,
  ] // four names
  const program = await bundledAnswering()
  const found = { tried: 0, of: 0, without: 0, lost: 0 }
  try {
    const first = startAnswering(program.file, [model])
    await first.reached(20)
    await first.kill()
    await lookFor(model, [])
    const backup = await backUp({ dataDir: model, databaseUrl: null }, Date.now())
    if (!backup.ok) throw new Error(backup.message)
    const second = startAnswering(program.file, [model])
    await second.reached(ANSWERS)
    await second.kill()
    cpSync(model, scratch, { recursive: true })
    await lookFor(scratch, [])
    const stored = answersIn(scratch)
    cpSync(model, dataDir, { recursive: true })
    const points = [...countCalls(dataDir, log)].flatMap(([call, count]) =>
      Array.from({ length: count }, (_, i) => ({ call, when: i + 1 })),
    )
    found.of = points.length
    const every = most === 0 ? 1 : Math.max(1, points.length / most)
    for (let at = 0; at < points.length; at += every) {
      const point = points[Math.floor(at)]
      if (!point) break
      rmSync(dataDir, { recursive: true, force: true })
      cpSync(model, dataDir, { recursive: true })
      if (!isKilledAt(dataDir, point.call, point.when, log)) continue
      found.tried += 1
      cpSync(dataDir, `${scratch}-opened`, { recursive: true })
      const opened = await lookFor(`${scratch}-opened`, [])
      rmSync(`${scratch}-opened`, { recursive: true })
      if (!existsSync(sqliteFileIn(dataDir)) || opened.refused !== null) found.without += 1
      if (!(await isEverywhere(dataDir, stored, scratch))) found.lost += 1
    }
    return found
  } finally {
    program.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}
