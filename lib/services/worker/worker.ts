import type { JobAnswer, JobOrder, JobProgress } from './jobs'
import { type ReaderLimits, startProcess } from './start'

export type ReaderResult =
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
 * when a job takes too long and the server did not end it.
 */
const MEMORY_SIGNALS: readonly (NodeJS.Signals | null)[] = ['SIGABRT', 'SIGKILL', 'SIGTRAP', 'SIGILL', 'SIGSEGV']

const whyOf = (signal: NodeJS.Signals | null): 'timeout' | 'memory' | 'broken' =>
  signal === 'SIGTERM' ? 'timeout' : MEMORY_SIGNALS.includes(signal) ? 'memory' : 'broken'

/** The alarm in the reader rings only where the server was too busy to end it in time. */
const ALARM_AFTER_MS = 1_000

/** Starts a process. `onGone` is called once, when it can do no more jobs; `onProgress` with what long jobs tell. */
export const startReader = (
  projectRoot: string,
  limits: ReaderLimits,
  onGone: () => void,
  onProgress: (share: number) => void = () => undefined,
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
    if ('progress' in said) onProgress(said.progress)
    else settle(said)
  })
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
        const order: JobOrder = { request, mayTakeMs: timeoutMs + ALARM_AFTER_MS }
        child.send(order, (reason) => {
          if (reason) lose({ ok: false, why: 'broken', reason: String(reason) })
        })
      }),
  }
}
