import { AsyncLocalStorage } from 'node:async_hooks'
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest'
import { main } from '@/lib/cli/main'
import type { Io } from '@/lib/cli/terminal'
import type { Engine } from '@/lib/data/engine/engine'
import { openEngine } from '@/lib/data/open'
import { DAY_MS, HOUR_MS } from '@/lib/domain/time/units'
import { completedInput, usualInput } from '@/lib/services/briefing/completed-input'
import { saveBriefing } from '@/lib/services/briefing/save-briefing'
import { openForCommand, startUp } from '@/lib/services/start-up'
import { must } from '@/tests/support/must'

vi.setConfig({ testTimeout: 120_000 })

const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

export type Ran = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

export type RunOptions = {
  readonly dataDir: string
  readonly input?: string
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** How much later than the first day's noon it is, in days. */
  readonly daysLater?: number
}

/** Noon in UTC of the day on which the tests run: no run of them crosses a day start. */
const noon = (): number => Math.floor(Date.now() / DAY_MS) * DAY_MS + DAY_MS / 2

/** What the command takes the time for. */
export const clockAt = (daysLater: number): number => noon() + daysLater * DAY_MS

const envFor = (options: RunOptions): Readonly<Record<string, string>> => ({
  AIDE_DATA_DIR: options.dataDir,
  AIDE_BACKUP_DIR: '',
  AIDE_TIME_ZONE: 'Etc/UTC',
  ...options.env,
})

/** Starts the real command, as `npm run aide --` does. */
export const startAide = (args: readonly string[], options: RunOptions): ChildProcess => {
  const {
    NO_COLOR: _,
    FORCE_COLOR: __,
    DATABASE_URL: ___,
    INIT_CWD: ____,
    NODE_OPTIONS: _____,
    ...inherited
  } = process.env
  return spawn(
    process.execPath,
    ['--import', fromRoot('tests/support/shifted-clock.mjs'), fromRoot('scripts/aide.mjs'), ...args],
    {
      cwd: options.cwd ?? fromRoot('.'),
      env: {
        ...inherited,
        ...envFor(options),
        AIDE_TEST_CLOCK_SHIFT_MS: String(clockAt(options.daysLater ?? 0) - Date.now()),
      },
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  )
}

/** Runs the real command to its end. */
export const realAide = (args: readonly string[], options: RunOptions): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = startAide(args, options)
    let stdout = ''
    let stderr = ''
    child.stdout?.on('data', (chunk) => {
      stdout += chunk
    })
    child.stderr?.on('data', (chunk) => {
      stderr += chunk
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
    child.stdin?.end(options.input ?? '')
  })

/** How much later it is for the command that runs here, in milliseconds. */
const shift = new AsyncLocalStorage<{ ms: number }>()
const realNow = Date.now.bind(Date)
Date.now = () => realNow() + (shift.getStore()?.ms ?? 0)

/** A command that runs: what it has written, and a clock that can be put forward. */
type Running = { readonly said: () => string; readonly passMs: (ms: number) => void }

/**
 * Runs a command in this process, as if it were started with these settings alone.
 * @param typing what is typed, in place of `input`, where it depends on what the command says or on the time
 */
export const aide = async (
  args: readonly string[],
  options: RunOptions,
  typing?: (running: Running) => AsyncIterable<string>,
): Promise<Ran> => {
  const passed = { ms: clockAt(options.daysLater ?? 0) - realNow() }
  const written = { stdout: '', stderr: '' }
  const stream = (name: keyof typeof written) =>
    new Writable({
      decodeStrings: false,
      write: (text, _, next) => {
        written[name] += text
        next()
      },
    })
  const io = {
    stdin: Readable.from(
      typing?.({
        said: () => written.stdout,
        passMs: (ms) => {
          passed.ms += ms
        },
      }) ?? [options.input ?? ''],
    ),
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    env: { HOME: '/nowhere', INIT_CWD: options.cwd ?? fromRoot('.'), ...envFor(options) },
  } as unknown as Io // streams that are no terminal
  const code = await shift.run(passed, () => main(args, io))
  return { code, ...written }
}

/** An empty data folder that `remove` takes away again. */
export const freshDataDir = (): { readonly dataDir: string; readonly remove: () => void } => {
  const dataDir = mkdtempSync(join(tmpdir(), 'aide-cli-'))
  return { dataDir, remove: () => rmSync(dataDir, { recursive: true, force: true }) }
}

/** Data folders that hold the starter library already, each a copy of one that is loaded once. */
const loadedDataDirs = async () => {
  const model = freshDataDir()
  const settings = { dataDir: model.dataDir, databaseUrl: null, timeZone: 'Etc/UTC' }
  const { engine, contentError } = await startUp(settings, clockAt(0), fromRoot('content'))
  await engine.close()
  if (contentError) throw contentError
  return {
    take: () => {
      const copy = freshDataDir()
      cpSync(model.dataDir, copy.dataDir, { recursive: true })
      return copy
    },
    remove: model.remove,
  }
}

/**
 * A data folder for all tests of the file that calls this, with the starter library or empty; its path is known when
 * they run.
 */
export const sharedData = ({ isEmpty = false } = {}): { readonly dataDir: string } => {
  const data = { dataDir: '', remove: () => {} }
  beforeAll(async () => {
    const loaded = isEmpty ? null : await loadedDataDirs()
    Object.assign(data, loaded?.take() ?? freshDataDir())
    loaded?.remove()
  })
  afterAll(() => data.remove())
  return data
}

/** A data folder with the starter library for each test of the file that calls this. */
export const ownData = (): ReturnType<typeof freshDataDir> => {
  let loaded: Awaited<ReturnType<typeof loadedDataDirs>>
  const data = { dataDir: '', remove: () => {} }
  beforeAll(async () => {
    loaded = await loadedDataDirs()
  })
  beforeEach(() => void Object.assign(data, loaded.take()))
  afterEach(() => data.remove())
  afterAll(() => loaded.remove())
  return data
}

/** What some work with the engine of a data folder gives. */
export const withEngine = async <T>(dataDir: string, work: (engine: Engine) => Promise<T>): Promise<T> => {
  const engine = await openEngine({ dataDir, databaseUrl: null }, clockAt(0))
  try {
    return await work(engine)
  } finally {
    await engine.close()
  }
}

/** Makes a briefing at 14:00 UTC in six days in a data folder, as the screen does, and gives its id. */
export const makeBriefing = async (dataDir: string, scope: unknown): Promise<string> => {
  const now = clockAt(0)
  const { ctx, close } = must(await openForCommand({ dataDir, databaseUrl: null, timeZone: 'Etc/UTC' }, now))
  try {
    const at = now + 6 * DAY_MS + 2 * HOUR_MS
    const input = completedInput(await usualInput(ctx), { title: 'Talk in Rome', at, choices: { scope } })
    if (!input.success) throw input.error
    return must(await saveBriefing(ctx, input.data)).id
  } finally {
    await close()
  }
}

/** The longest line of an output, in characters. */
export const widest = (output: string): number => Math.max(...output.split('\n').map((line) => line.length))
