import type { LearnerId, WorkspaceId } from '../domain/ids'

declare const checked: unique symbol

/** Proof that the asker may write this learner's log and memories. Made by the services' check only. */
export type OwnStudy = { readonly learnerId: LearnerId; readonly [checked]: 'study' }

/** Proof that the asker may change this workspace's library. Made by the services' check only. */
export type OwnLibrary = { readonly workspaceId: WorkspaceId; readonly [checked]: 'library' }
