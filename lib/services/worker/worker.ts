import { type ChildProcess, spawn } from 'node:child_process'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { JobAnswer, JobOrder, JobProgress } from './jobs'

/** What a reader may use of the machine. */
export type ReaderLimits = {
  /** Resident memory of the whole process: heap, buffers and code. */
  readonly residentMb: number
  /** Of that V8's heap, so that it collects its garbage before the process is ended. */
  readonly heapMb: number
}

/** Names the program of a reader as plain JavaScript, which whoever starts this process has made of its sources. */
const PROGRAM_VARIABLE = 'AIDE_READER_PROGRAM'

/** Where a process finds its limit, and the process it must not outlive. */
export const MEMORY_VARIABLE = 'AIDE_READER_MEMORY_MB'
export const PARENT_VARIABLE = 'AIDE_READER_PARENT'

/** What the process needs of the environment: no address of a database, no key. */
const ENVIRONMENT = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LANG']

/**
 * Where Linux lets a process limit itself: no more data than $1 kilobytes (the kernel refuses to give it more, however
 * fast it asks), no core file, and when the machine's memory is full it goes first. The program replaces the shell, and
 * keeps its number and its channel to the server.
 */
const LIMITED =
  'ulimit -c 0; ulimit -d "$1" 2>/dev/null; echo 1000 2>/dev/null >/proc/self/oom_score_adj; shift; exec "$@"'

/** Memory that is set aside and not used, the stacks of threads: it counts as data, and is not resident. */
const SET_ASIDE_MB = 48

const limited = (program: readonly string[], { residentMb }: ReaderLimits): readonly string[] =>
  process.platform === 'linux'
    ? ['/bin/sh', '-c', LIMITED, 'sh', String((residentMb + SET_ASIDE_MB) * 1_024), ...program]
    : program

const NICENESS = 5

/** Of the machine's processors the server comes first: a text may be read later, a page may not. */
const giveWay = ({ pid }: ChildProcess): void => {
  try {
    if (pid !== undefined) setPriority(pid, NICENESS)
  } catch {
    // Where a system forbids it, the process reads with the same right as others.
  }
}

/**
 * A text uses most patterns many times. V8 would compile each twice: to bytecode when it is first used, then to machine
 * code.
 */
const PATTERNS_ONCE = '--no-regexp-tier-up'

/** The reader, and what runs it: where no program was made, the sources are compiled as they are loaded. */
const programOf = (projectRoot: string): readonly string[] => {
  const made = process.env[PROGRAM_VARIABLE]
  if (made !== undefined) return [made]
  const loader = pathToFileURL(join(projectRoot, 'node_modules', 'tsx', 'dist', 'loader.mjs')).href
  return ['--import', loader, join(projectRoot, 'lib', 'services', 'worker', 'work.ts')]
}

/**
 * Starts a process that reads. A process and not a thread: a thread that runs out of memory inside a regular expression
 * takes the server with it.
 */
export const startProcess = (projectRoot: string, limits: ReaderLimits): ChildProcess => {
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: process.env.NODE_ENV,
    TSX_TSCONFIG_PATH: join(projectRoot, 'tsconfig.json'),
    [MEMORY_VARIABLE]: String(limits.residentMb),
    [PARENT_VARIABLE]: String(process.pid),
  }
  for (const name of ENVIRONMENT) env[name] = process.env[name]
  const [command = process.execPath, ...args] = limited(
    [process.execPath, `--max-old-space-size=${limits.heapMb}`, PATTERNS_ONCE, ...programOf(projectRoot)],
    limits,
  )
  const child = spawn(command, args, {
    cwd: projectRoot,
    env,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    windowsHide: true,
  })
  giveWay(child)
  return child
}

type ReaderResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly why: 'timeout' | 'memory' | 'broken'; readonly reason: string }

/** A process that does one job after another, and is ended when one of them goes wrong or when it is not needed. */
export type Reader = {
  readonly run: (request: JobOrder['request'], timeoutMs: number) => Promise<ReaderResult>
  readonly isGone: () => boolean
  readonly end: () => void
}

/**
 * V8 aborts when its heap is full, the reader's own alarm and the kernel kill when its memory is; SIGTERM is the alarm's
 * when a job takes too long and the server did not end it. Windows has no signals: there the alarm ends the process with
 * 1, and V8 with the code of an abort or of a breakpoint.
 */
const MEMORY_SIGNALS: readonly (NodeJS.Signals | null)[] = ['SIGABRT', 'SIGKILL', 'SIGTRAP', 'SIGILL', 'SIGSEGV']

const MEMORY_CODES_OF_WINDOWS: readonly (number | null)[] = [1, 134, 0x80000003, 0xc0000409]

/** Why a reader ended that nobody here ended. */
export const whyReaderEnded = (
  code: number | null,
  signal: NodeJS.Signals | null,
  platform: NodeJS.Platform = process.platform,
): 'timeout' | 'memory' | 'broken' => {
  if (signal === 'SIGTERM') return 'timeout'
  const isMemory = platform === 'win32' ? MEMORY_CODES_OF_WINDOWS.includes(code) : MEMORY_SIGNALS.includes(signal)
  return isMemory ? 'memory' : 'broken'
}

/** The alarm in the reader rings only where the server was too busy to end it in time. */
const ALARM_AFTER_MS = 1_000

/** Starts a process. `onGone` is called once, when it can do no more jobs; `onProgress` with what long jobs tell. */
export const startReader = (
  projectRoot: string,
  limits: ReaderLimits,
  onGone: () => void,
  onProgress: (progress: JobProgress) => void = () => undefined,
): Reader => {
  const child = startProcess(projectRoot, limits)
  let finish: ((result: ReaderResult) => void) | null = null
  let isGone = false
  // Without a job it must not keep a command from ending; with it, it must not outlive the command.
  const rest = () => {
    child.unref()
    child.channel?.unref()
  }
  const endWithParent = () => child.kill('SIGKILL')
  process.once('exit', endWithParent)
  rest()
  const settle = (result: ReaderResult) => {
    const settled = finish
    finish = null
    rest()
    settled?.(result)
  }
  const lose = (result: ReaderResult) => {
    if (!isGone) {
      isGone = true
      process.off('exit', endWithParent)
      onGone()
    }
    settle(result)
  }
  child.on('message', (said: JobAnswer | JobProgress) => {
    if ('progress' in said) onProgress(said)
    else settle(said)
  })
  child.on('error', (reason) => lose({ ok: false, why: 'broken', reason: String(reason) }))
  child.on('exit', (code, signal) =>
    lose({ ok: false, why: whyReaderEnded(code, signal), reason: `the process ended with ${signal ?? code}` }),
  )
  const end = () => {
    child.kill('SIGKILL')
    lose({ ok: false, why: 'broken', reason: 'the process was ended' })
  }
  return {
    isGone: () => isGone,
    end,
    run: (request, timeoutMs) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => {
          lose({ ok: false, why: 'timeout', reason: `${request.job} took over ${timeoutMs} ms` })
          child.kill('SIGKILL')
        }, timeoutMs)
        finish = (result) => {
          clearTimeout(timer)
          resolve(result)
        }
        child.ref()
        child.channel?.ref()
        const order: JobOrder = { request, mayTakeMs: timeoutMs + ALARM_AFTER_MS }
        child.send(order, (reason) => {
          if (reason) lose({ ok: false, why: 'broken', reason: String(reason) })
        })
      }),
  }
}
