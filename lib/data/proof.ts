import type { Authorized, InWorkspace, OfLearner } from './authorized'

export type OwnStudy = Authorized<OfLearner>
export type OwnLibrary = Authorized<InWorkspace>
