import type { FactId, LearnerId, WorkspaceId } from '../domain/ids'

declare const owner: unique symbol

/** Something of a workspace's library. */
export type InWorkspace = { readonly workspaceId: WorkspaceId }

/** A fact of a workspace's library. */
export type FactInWorkspace = InWorkspace & { readonly factId: FactId }

/** Something of a learner's own: the log, memories, settings, briefings. */
export type OfLearner = { readonly learnerId: LearnerId }

/**
 * A thing that the actor may change. Only `lib/services/authorise.ts` makes these, so that a mutation cannot be called
 * with an id that nobody checked. What belongs to a learner opens no library, even if it names a workspace.
 */
export type Authorized<Thing extends InWorkspace | OfLearner> = Thing & {
  readonly [owner]: Thing extends OfLearner ? 'learner' : 'workspace'
}

/** What the actor may change: a workspace, a fact, what is a learner’s, one such thing by its id. */
export type OwnWorkspace = Authorized<InWorkspace>
export type OwnFact = Authorized<FactInWorkspace>
export type OwnLearner = Authorized<OfLearner>
export type OwnThing = Authorized<OfLearner & { readonly id: string }>
