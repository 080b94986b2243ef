import type { Engine } from '../data/engine/engine'
import type { Via } from '../domain/actions/action'
import type { Instant, LearnerId, WorkspaceId } from '../domain/ids'

/** Who sends a request: a learner, with the workspaces whose library they may read and change. */
export type Actor = {
  readonly learnerId: LearnerId
  /** The workspace that new articles go into. */
  readonly workspaceId: WorkspaceId
  readonly workspaceIds: readonly WorkspaceId[]
}

/** What every service is given: where the data is, what time it is, who the actor is. */
export type Context = {
  readonly engine: Engine
  readonly now: Instant
  readonly actor: Actor
  /** Where the request comes from; the browser or another program where it is left out. */
  readonly via?: Via
}
