import type { MediaDigest, WorkspaceId } from '../../domain/ids'

/** A media file of a library. */
export type MediaPlace = { readonly workspaceId: WorkspaceId; readonly digest: MediaDigest }

/** Where the bytes of media files are. What is known of each is in the table `media`; the bytes come first and go last. */
export type MediaBytes = {
  /** Stores what is in a file under its digest, whole or not at all, and returns when it is durable. The file stays. */
  readonly keep: (place: MediaPlace, file: string) => Promise<void>
  /** The bytes from `start` up to and without `end`, in pieces; fewer if there are fewer, none if they are missing. */
  readonly read: (place: MediaPlace, start: number, end: number) => AsyncIterable<Uint8Array>
  /** All files whose bytes are stored, with their size. */
  readonly list: () => AsyncIterable<MediaPlace & { readonly bytes: number }>
  /** Removes the bytes of a file; does nothing if there are none. */
  readonly remove: (place: MediaPlace) => Promise<void>
}

/** The bytes as they are stored, only to be read. */
export type StoredMedia = Pick<MediaBytes, 'read' | 'list'>

const DIGEST = /^[0-9a-f]{64}$/

/** Whether a text has the form of a digest. */
export const isMediaDigest = (text: string): text is MediaDigest => DIGEST.test(text)
