import type { OwnLibrary, OwnStudy } from '../data/proof'
import type { WorkspaceId } from '../domain/ids'
import type { Asker, Context } from './context'

/** A learner may write what is theirs. */
export const ownStudy = (asker: Asker): OwnStudy => ({ learnerId: asker.learnerId }) as OwnStudy // made here only

/** The asker's workspace of that id; null when they are not a member. */
export const ownLibrary = (asker: Asker, workspaceId: WorkspaceId): OwnLibrary | null =>
  asker.workspaceIds.includes(workspaceId) ? ({ workspaceId } as OwnLibrary) : null // made here only

/** The workspace that the asker's new articles and facts go into. */
export const homeLibrary = ({ asker }: Context): OwnLibrary => ({ workspaceId: asker.workspaceId }) as OwnLibrary // made here only
