import type { Engine } from '../data/engine/engine'
import type { Instant, LearnerId, WorkspaceId } from '../domain/ids'

/** Who is asking: the proof that a query or a write may touch this learner's study and these workspaces' library. */
export type Actor = {
  readonly learnerId: LearnerId
  /** The workspace that new articles go into. */
  readonly workspaceId: WorkspaceId
  readonly workspaceIds: readonly WorkspaceId[]
}

/** What every service is given: where the data is, what time it is, who is asking. */
export type Context = {
  readonly engine: Engine
  readonly now: Instant
  readonly actor: Actor
}
