import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AsideAnswer, AsideRequest } from './jobs'

export type ReaderResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly why: 'timeout' | 'memory' | 'broken'; readonly reason: string }

/** A process that does one job after another, and is ended when one of them goes wrong or when it is not needed. */
export type Reader = {
  readonly run: (request: AsideRequest, timeoutMs: number) => Promise<ReaderResult>
  readonly isGone: () => boolean
  readonly end: () => void
}

/** What the process needs of the environment: no address of a database, no key. */
const ENVIRONMENT = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LANG']

/**
 * The sources are run as they are, in the command line, in tests and in the built server alike: all have them and tsx.
 * A process and not a thread: a thread that runs out of memory inside a regular expression takes the server with it.
 */
const start = (projectRoot: string, memoryMb: number): ChildProcess => {
  const url = (...path: readonly string[]) => pathToFileURL(join(projectRoot, ...path)).href
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: process.env.NODE_ENV,
    TSX_TSCONFIG_PATH: join(projectRoot, 'tsconfig.json'),
  }
  for (const name of ENVIRONMENT) env[name] = process.env[name]
  return spawn(
    process.execPath,
    [
      `--max-old-space-size=${memoryMb}`,
      '--import',
      url('node_modules', 'tsx', 'dist', 'loader.mjs'),
      join(projectRoot, 'lib', 'services', 'aside-process', 'work.ts'),
    ],
    {
      cwd: projectRoot,
      env,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
      windowsHide: true,
    },
  )
}

/** V8 aborts when its heap is full; the kernel kills when the machine's memory is. */
const whyOf = (signal: NodeJS.Signals | null): 'memory' | 'broken' =>
  signal === 'SIGABRT' || signal === 'SIGKILL' || signal === 'SIGTRAP' || signal === 'SIGILL' ? 'memory' : 'broken'

/** Starts a process. `onGone` is called once, when it can do no more jobs. */
export const startReader = (projectRoot: string, memoryMb: number, onGone: () => void): Reader => {
  const child = start(projectRoot, memoryMb)
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
  child.on('message', (answer: AsideAnswer) =>
    settle(answer.ok ? answer : { ok: false, why: 'broken', reason: answer.reason }),
  )
  child.on('error', (reason) => lose({ ok: false, why: 'broken', reason: String(reason) }))
  child.on('exit', (code, signal) =>
    lose({ ok: false, why: whyOf(signal), reason: `the process ended with ${signal ?? code}` }),
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
        child.send(request, (reason) => {
          if (reason) lose({ ok: false, why: 'broken', reason: String(reason) })
        })
      }),
  }
}
