import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { walOf } from '@/lib/data/files/names'
import { sqliteFileIn } from '@/lib/data/open'
import { seeded } from '../random'
import { answersIn, bundledAnswering, lookFor, startAnswering } from './answering'

export type Damages = {
  readonly tried: number
  /** Damages that cost answers. */
  readonly harmful: number
  /** Those after which the program started as if nothing had happened. */
  readonly undetected: number
  /** Starts that were refused although nothing was lost. */
  readonly falseAlarms: number
}

const ANSWERS = 150

const damages: readonly ((log: string, random: () => number) => void)[] = [
  (log) => rmSync(log),
  (log, random) => writeFileSync(log, readFileSync(log).subarray(0, Math.floor(random() * readFileSync(log).length))),
  (log, random) => {
    const bytes = readFileSync(log)
    const at = Math.floor(random() * bytes.length)
    bytes.writeUInt8((bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8)), at)
    writeFileSync(log, bytes)
  },
  (log, random) => {
    const bytes = readFileSync(log)
    bytes.fill(0, Math.floor(random() * bytes.length)).subarray(0, 4096)
    writeFileSync(log, bytes)
  },
]

/** Damages the write-ahead log that a kill leaves, and looks whether the next start says so when answers are gone. */
export const lostLogs = async (count: number, seed = 2): Promise<Damages> => {
  const random = seeded(seed)
  const folder = mkdtempSync(join(tmpdir(), 'aide-bench-'))
  const model = join(folder, 'model')
  const program = await bundledAnswering()
  const found = { harmful: 0, undetected: 0, falseAlarms: 0 }
  try {
    const answering = startAnswering(program.file, [model])
    await answering.reached(ANSWERS)
    await answering.kill()
    cpSync(model, join(folder, 'whole'), { recursive: true })
    const stored = answersIn(join(folder, 'whole'))
    for (let turn = 0; turn < count; turn++) {
      const dataDir = join(folder, 'copy')
      cpSync(model, dataDir, { recursive: true })
      damages[turn % damages.length]?.(walOf(sqliteFileIn(dataDir)), random)
      const { lost, refused } = await lookFor(dataDir, stored)
      // What a refused start would have found: the same without the record of what was last known.
      rmSync(join(dataDir, 'last-known.json'), { force: true })
      const isHarmful = lost > 0 || (refused !== null && (await lookFor(dataDir, stored)).lost > 0)
      found.harmful += Number(isHarmful)
      found.undetected += Number(isHarmful && refused === null)
      found.falseAlarms += Number(!isHarmful && refused !== null)
      rmSync(dataDir, { recursive: true })
    }
    return { tried: count, ...found }
  } finally {
    program.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}
