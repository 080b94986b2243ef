import type { Engine } from '../../data/engine/engine'
import { MINUTE_MS } from '../../domain/time/units'
import type { Clock } from '../../platform/clock'
import type { Actor, Context } from '../context'
import { listSyncedFolders } from './list-folders'

/** How often it is looked which folders are to be watched. */
const LOOK_EVERY_MS = 10_000
/** When a folder is tried again that could not be synced, such as one on a disk that is not there. */
const RETRY_MS = 5 * MINUTE_MS

type Kept = {
  readonly engine: Engine
  readonly actor: Actor
  readonly clock: Clock
  /** Is told what a learner has to know, and bugs. */
  readonly failed: (message: string, reason?: unknown) => void
}

/** Syncs the folders for which that is switched on, until it is stopped. */
export const keepFoldersSynced = ({ engine, actor, clock, failed }: Kept): { readonly stop: () => Promise<void> } => {
  const watched = new Map<string, { readonly stop: AbortController; readonly ended: Promise<void> }>()
  const contextNow = (): Context => ({ engine, actor, now: clock() })
  const begin = (path: string) => {
    const stop = new AbortController()
    const tell = (message: string) => failed(`${path} was not synced. ${message}`)
    const watching = { clock, signal: stop.signal, onSync: () => {}, onFailure: tell }
    const ended = import('./watch-folder')
      .then(({ keepFolderSynced }) => keepFolderSynced(contextNow(), { path }, watching))
      .then((message) => {
        if (message !== null) tell(message)
      })
      .catch((reason: unknown) => failed(`${path} could not be synced.`, reason))
      .finally(() => {
        if (!stop.signal.aborted) setTimeout(() => watched.delete(path), RETRY_MS).unref()
      })
    watched.set(path, { stop, ended })
  }
  let running: Promise<void> | null = null
  const look = async () => {
    const wanted = new Set(
      (await listSyncedFolders(contextNow())).filter((one) => one.isWatched).map(({ path }) => path),
    )
    for (const [path, { stop }] of watched) {
      if (wanted.has(path)) continue
      stop.abort()
      watched.delete(path)
    }
    for (const path of wanted) if (!watched.has(path)) begin(path)
  }
  const lookOnce = () => {
    running ??= look()
      .catch((reason: unknown) => failed('Synced folders could not be read.', reason))
      .finally(() => {
        running = null
      })
  }
  lookOnce()
  const timer = setInterval(lookOnce, LOOK_EVERY_MS)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await running
      for (const { stop } of watched.values()) stop.abort()
      await Promise.all([...watched.values()].map(({ ended }) => ended))
    },
  }
}
