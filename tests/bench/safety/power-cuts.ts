import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sqliteFileIn } from '@/lib/data/open'
import { seeded } from '../random'
import { bundledAnswering, lookFor, ROOT, startAnswering } from './answering'
import type { Losses } from './kills'
import { diskAfter, FATES, type Recorded, readRecords } from './recorded-disk'

/** Recordings to cut: each is a run of its own. */
const RECORDINGS = 5
const ANSWERS = 250
/** Between bursts, so that there are checkpoints to cut into. */
const PAUSE_MS = 1_800

/** Makes the recorder; null where there is no compiler, or none that makes what can be preloaded. */
const compiled = (folder: string): string | null => {
  if (process.platform !== 'linux') return null
  const library = join(folder, 'record-writes.so')
  const source = join(ROOT, 'tests', 'bench', 'safety', 'record-writes.c')
  const { status } = spawnSync('cc', ['-O1', '-shared', '-fPIC', '-o', library, source, '-ldl', '-lpthread'])
  return status === 0 ? library : null
}

/** After which records to cut: half of them among writes into the database file itself, that is in checkpoints. */
const cutsIn = (records: readonly Recorded[], database: string, count: number, random: () => number): number[] => {
  const first = records.findIndex(({ kind }) => kind === 'print')
  const later = records.flatMap((_, i) => (i > first ? [i] : []))
  const inCheckpoints = later.filter((i) => {
    const record = records[i]
    return record?.kind === 'write' && record.path === database
  })
  const pick = (from: readonly number[]) => from[Math.floor(random() * from.length)] ?? records.length
  return Array.from({ length: count }, (_, i) => pick(i % 2 === 0 && inCheckpoints.length > 0 ? inCheckpoints : later))
}

const printedBy = (records: readonly Recorded[]): readonly string[] =>
  records
    .flatMap((record) => (record.kind === 'print' ? [record.text] : []))
    .join('')
    .split('\n')
    .filter((line) => line.length === 36)

/**
 * Records what a program that answers writes and when the disk confirms it, and puts together what a disk could hold
 * after power cuts at moments of that run. Null where this machine cannot record (it takes Linux and a C compiler).
 */
export const powerCuts = async (count: number, seed = 3): Promise<Losses | null> => {
  const random = seeded(seed)
  const folder = mkdtempSync(join(tmpdir(), 'aide-bench-'))
  const library = compiled(folder)
  if (library === null) {
    rmSync(folder, { recursive: true })
    return null
  }
  const program = await bundledAnswering()
  const [dataDir, before, into] = ['data', 'before', 'cut'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ] // three names
  const found = { tried: 0, acknowledged: 0, lost: 0, duplicated: 0, falseAlarms: 0 }
  try {
    const first = startAnswering(program.file, [dataDir])
    await first.reached(1)
    await first.kill()
    for (let recording = 0; recording < RECORDINGS; recording++) {
      cpSync(dataDir, before, { recursive: true })
      const log = join(folder, 'records')
      const answering = startAnswering(program.file, [dataDir, String(PAUSE_MS)], {
        LD_PRELOAD: library,
        AIDE_RECORD_BELOW: `${dataDir}/`,
        AIDE_RECORD_TO: log,
      })
      await answering.reached(ANSWERS)
      await answering.kill()
      const records = readRecords(log)
      const share = Math.ceil((count - found.tried) / (RECORDINGS - recording))
      for (const cut of cutsIn(records, sqliteFileIn(dataDir), share, random)) {
        const fate = FATES[found.tried % FATES.length] ?? 'none'
        diskAfter(records, cut, { folder: dataDir, into, before, fate, random })
        const acknowledged = printedBy(records.slice(0, cut))
        const { lost, duplicated, refused } = await lookFor(into, acknowledged)
        if (refused !== null) console.error(`${fate}: ${refused}`)
        found.tried += 1
        found.acknowledged += acknowledged.length
        found.lost += lost
        found.duplicated += duplicated
        found.falseAlarms += Number(refused !== null)
      }
      rmSync(before, { recursive: true })
    }
    return found
  } finally {
    program.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}
