import type { AsyncLocalStorage } from 'node:async_hooks'
import type { Preferences } from '../domain/preferences'

/** What holds for all that is rendered for one request; nothing of it outlives the request. */
export type RequestScope = {
  /** How its learner's screens behave; null until it is read. */
  preferences: Preferences | null
  /** Why the database or the disk let it down, for people; null where nothing did. */
  failure: string | null
}

/** The server and the bundles of the application each load this module, in one process: they share one storage. */
const SCOPES = Symbol.for('aide.request-scopes')
const shared = globalThis as { [SCOPES]?: AsyncLocalStorage<RequestScope> } // the process-wide object has no type for what is kept there

/** The storage of this process, made by the first server in it. */
export const sharedScopes = (make: () => AsyncLocalStorage<RequestScope>): AsyncLocalStorage<RequestScope> => {
  shared[SCOPES] ??= make()
  return shared[SCOPES]
}

/** The scope of the request that is being handled; undefined outside of one, and in a browser. */
export const requestScope = (): RequestScope | undefined => shared[SCOPES]?.getStore()
