import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const START_LIMIT_MS = 60_000

export type RunningServer = {
  readonly url: string
  readonly port: number
  readonly pid: number
  readonly dataDir: string
  /** All that it has printed so far. */
  readonly output: () => string
  readonly kill: (signal: NodeJS.Signals) => void
  /** Resolves with the exit code when the process has ended; null after a signal that it did not handle. */
  readonly ended: Promise<number | null>
  /** Ends it and removes its data folder, unless that was given. */
  readonly stop: () => Promise<void>
  /** Closes its data and opens a copy of a folder in its place; only if it was started with `reopens`. */
  readonly reopen: (from: string) => Promise<void>
}

export type StartOptions = {
  /**
   * Start on this folder, and leave it there. Without it the server's own script has a folder of its own, with the
   * library loaded; another program, or one with a database elsewhere, an empty one.
   */
  readonly dataDir?: string
  readonly env?: Readonly<Record<string, string>>
  /** How far the server's clock is ahead of the machine's. */
  readonly clockShiftMs?: number
  /** Whether its data can be exchanged while it runs. */
  readonly reopens?: boolean
  /** The program to run in place of the server script, for instance `npm start`. */
  readonly command?: readonly [string, ...string[]]
  /** In a process group of its own, as a terminal would start it. */
  readonly ownGroup?: boolean
}

/** A new folder for data, under the system's place for such. */
export const newDataDir = (): string => mkdtempSync(join(tmpdir(), 'aide-e2e-'))

/** A new folder with the starter library in it where the run of tests has loaded one; a first start takes a second more. */
const loadedDataDir = (): string => {
  const folder = newDataDir()
  const loaded = process.env.TEST_LOADED_LIBRARY
  if (loaded) cpSync(loaded, folder, { recursive: true })
  return folder
}

const environment = (dataDir: string, env: StartOptions['env']): NodeJS.ProcessEnv => {
  // What npm says about the run of the tests is not about the server's.
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('npm_'))
  const settings = {
    AIDE_DATA_DIR: dataDir,
    AIDE_BACKUP_DIR: '',
    AIDE_PORT: '0',
    AIDE_TIME_ZONE: 'Europe/Brussels',
    DATABASE_URL: '',
  }
  // With this a server ends when whoever started it is gone, so that a test run that was killed leaves none behind.
  const watch = { npm_lifecycle_event: 'test' }
  return { ...Object.fromEntries(own), ...settings, ...watch, ...env, NODE_ENV: 'production' }
}

/** Starts a process of the project; `said` grows as it prints. */
export const spawnInRoot = (
  [program, ...args]: readonly [string, ...string[]],
  env: NodeJS.ProcessEnv,
  { ownGroup = false, ipc = false } = {},
): { child: ChildProcess; said: () => string; ended: Promise<number | null> } => {
  const stdio: StdioOptions = ipc ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'pipe', 'pipe']
  const child = spawn(program, args, { cwd: ROOT, env, stdio, detached: ownGroup })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      output += chunk
    })
  const ended = new Promise<number | null>((done) => child.once('close', (code) => done(code)))
  return { child, said: () => output, ended }
}

const addressIn = (output: string): string | null => /ready at (http:\S+)/.exec(output)?.[1] ?? null

/** Starts the built application on a free port. Rejects with its output if it does not start. */
export const startServer = async ({
  dataDir,
  env,
  clockShiftMs = 0,
  command,
  ownGroup = false,
  reopens = false,
}: StartOptions = {}): Promise<RunningServer> => {
  const isLoaded = command === undefined && !env?.DATABASE_URL
  const folder = dataDir ?? (isLoaded ? loadedDataDir() : newDataDir())
  const imports = ['shifted-clock', ...(reopens ? ['reopen-data'] : [])].flatMap((name) => [
    '--import',
    `./tests/support/${name}.mjs`,
  ])
  const program = command ?? [process.execPath, ...imports, 'scripts/serve.mjs']
  const shift = { AIDE_TEST_CLOCK_SHIFT_MS: String(clockShiftMs) }
  const started = spawnInRoot(program, { ...environment(folder, env), ...shift }, { ownGroup, ipc: reopens })
  const { child, said, ended } = started
  const kill = (signal: NodeJS.Signals) => {
    child.kill(signal)
  }
  const url = await new Promise<string>((ready, fail) => {
    const giveUp = () => fail(new Error(`The server did not start:\n${said()}`))
    const limit = setTimeout(() => {
      kill('SIGKILL')
      giveUp()
    }, START_LIMIT_MS)
    const look = () => {
      const address = addressIn(said())
      if (address === null) return
      clearTimeout(limit)
      ready(address)
    }
    child.stdout?.on('data', look)
    ended.then(() => {
      clearTimeout(limit)
      giveUp()
    })
  })
  let saidBefore = 0
  return {
    url,
    port: Number(new URL(url).port),
    pid: child.pid ?? 0,
    dataDir: folder,
    output: () => said().slice(saidBefore),
    kill,
    ended,
    stop: async () => {
      kill('SIGTERM')
      await ended
      if (dataDir === undefined) rmSync(folder, { recursive: true, force: true })
    },
    reopen: async (from) => {
      saidBefore = said().length
      const answered = once(child, 'message')
      child.send(from)
      const [answer] = await answered
      if (!answer.ok) throw new Error(`The server did not open ${from}: ${answer.message}`)
    },
  }
}

/** Runs a script where it is expected to refuse: what it printed and its exit code. */
export const startRefused = async (
  env: Readonly<Record<string, string>>,
  script = 'scripts/serve.mjs',
): Promise<{ readonly output: string; readonly exitCode: number | null }> => {
  const folder = newDataDir()
  const { child, said, ended } = spawnInRoot([process.execPath, script], environment(folder, env))
  const limit = setTimeout(() => child.kill('SIGKILL'), START_LIMIT_MS)
  const exitCode = await ended
  clearTimeout(limit)
  rmSync(folder, { recursive: true, force: true })
  return { output: said(), exitCode }
}
