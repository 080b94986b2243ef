import type { OwnLibrary, OwnStudy } from '../data/proof'
import type { WorkspaceId } from '../domain/ids'
import type { Actor, Context } from './context'

/** A learner may write what is theirs. */
export const ownStudy = (actor: Actor): OwnStudy => ({ learnerId: actor.learnerId }) as OwnStudy // made here only

/** The asker's workspace of that id; null when they are not a member. */
export const ownLibrary = (actor: Actor, workspaceId: WorkspaceId): OwnLibrary | null =>
  actor.workspaceIds.includes(workspaceId) ? ({ workspaceId } as OwnLibrary) : null // made here only

/** The workspace that the asker's new articles and facts go into. */
export const localWorkspace = ({ actor }: Context): OwnLibrary => ({ workspaceId: actor.workspaceId }) as OwnLibrary // made here only
