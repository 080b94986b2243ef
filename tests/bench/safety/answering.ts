import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { openEngine, sqliteFileIn } from '@/lib/data/open'
import { bundle } from '../../../scripts/bundle.mjs'

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** The program that answers for ever as one file: compiling it at each of a hundred starts would take most of the time. */
export const bundledAnswering = async (): Promise<{ readonly file: string; readonly remove: () => void }> => {
  const folder = join(ROOT, 'node_modules', '.cache', `aide-bench-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'answers.mjs')
  await bundle('tests/support/endless-answers.ts', { outfile: file })
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export type Answering = {
  readonly child: ChildProcess
  /** The ids that it has acknowledged. */
  readonly acknowledged: () => readonly string[]
  /** Resolves once there are so many of them, or the process has ended. */
  readonly reached: (count: number) => Promise<void>
  readonly kill: () => Promise<void>
}

/** Starts that program on a data folder. */
export const startAnswering = (
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Answering => {
  const child = spawn(process.execPath, [file, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  child.stdout.on('data', (chunk) => {
    printed += chunk
  })
  const ended = once(child, 'close')
  const acknowledged = () => printed.split('\n').filter((line) => line.length === 36)
  return {
    child,
    acknowledged,
    reached: async (count) => {
      while (child.exitCode === null && child.signalCode === null && acknowledged().length < count)
        await new Promise((next) => setTimeout(next, 2))
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

export type Found = {
  readonly lost: number
  readonly duplicated: number
  /** What stood in the way of opening it; null if nothing did. */
  readonly refused: string | null
}

/** The ids of all answers in a database. */
export const answersIn = (dataDir: string): readonly string[] => {
  const connection = new Sqlite(sqliteFileIn(dataDir), { readonly: true })
  try {
    return connection.prepare<[], string>('select id from reviews').pluck().all()
  } finally {
    connection.close()
  }
}

/** Opens a data folder as a start does and looks for acknowledged answers in it, each of which must be there once. */
export const lookFor = async (dataDir: string, acknowledged: readonly string[]): Promise<Found> => {
  try {
    const engine = await openEngine({ dataDir, databaseUrl: null }, Date.now())
    await engine.close()
  } catch (reason) {
    return { lost: 0, duplicated: 0, refused: reason instanceof Error ? reason.message : String(reason) }
  }
  const connection = new Sqlite(sqliteFileIn(dataDir), { readonly: true })
  try {
    const check = connection.pragma('integrity_check', { simple: true })
    if (check !== 'ok') return { lost: 0, duplicated: 0, refused: `damaged: ${check}` }
    const counts = new Map<string, number>()
    for (const id of connection.prepare<[], string>('select id from reviews').pluck().all())
      counts.set(id, (counts.get(id) ?? 0) + 1)
    return {
      lost: acknowledged.filter((id) => !counts.has(id)).length,
      duplicated: [...counts.values()].filter((count) => count > 1).length,
      refused: null,
    }
  } finally {
    connection.close()
  }
}
