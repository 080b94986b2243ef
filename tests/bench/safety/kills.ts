import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seeded } from '../random'
import { bundledAnswering, lookFor, startAnswering } from './answering'

export type Losses = {
  readonly tried: number
  /** Answers that were acknowledged in all. */
  readonly acknowledged: number
  readonly lost: number
  readonly duplicated: number
  /** Starts that were refused although nothing was lost. */
  readonly falseAlarms: number
}

/** One in five is killed while it starts, before it has acknowledged anything. */
const DURING_START = 0.2
const LONGEST_START_MS = 700
const MOST_ANSWERS = 120

/** Kills a program that answers, over and over on one library, and looks for every acknowledged answer each time. */
export const kills = async (count: number, seed = 1): Promise<Losses> => {
  const random = seeded(seed)
  const dataDir = mkdtempSync(join(tmpdir(), 'aide-bench-'))
  const program = await bundledAnswering()
  const acknowledged: string[] = []
  const found = { lost: 0, duplicated: 0, falseAlarms: 0 }
  try {
    for (let kill = 0; kill < count; kill++) {
      const answering = startAnswering(program.file, [dataDir])
      if (random() < DURING_START) await new Promise((next) => setTimeout(next, random() * LONGEST_START_MS))
      else await answering.reached(1 + Math.floor(random() * MOST_ANSWERS))
      await answering.kill()
      acknowledged.push(...answering.acknowledged())
      const { lost, duplicated, refused } = await lookFor(dataDir, acknowledged)
      if (refused !== null) console.error(refused)
      found.lost += lost
      found.duplicated += duplicated
      found.falseAlarms += Number(refused !== null)
    }
    return { tried: count, acknowledged: acknowledged.length, ...found }
  } finally {
    program.remove()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
