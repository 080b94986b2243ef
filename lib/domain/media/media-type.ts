/** What a media file is shown as. */
export type MediaKind = 'image' | 'sound' | 'video'

/**
 * Every type of file that a card can show, with the ending of its name. The first of an ending's types is the one that
 * is stored; a browser is told exactly this type.
 */
export const MEDIA_TYPES = {
  'image/png': { extension: 'png', kind: 'image' },
  'image/jpeg': { extension: 'jpg', kind: 'image' },
  'image/webp': { extension: 'webp', kind: 'image' },
  'image/gif': { extension: 'gif', kind: 'image' },
  'image/avif': { extension: 'avif', kind: 'image' },
  'image/svg+xml': { extension: 'svg', kind: 'image' },
  'audio/mpeg': { extension: 'mp3', kind: 'sound' },
  'audio/ogg': { extension: 'ogg', kind: 'sound' },
  'audio/wav': { extension: 'wav', kind: 'sound' },
  'audio/mp4': { extension: 'm4a', kind: 'sound' },
  'audio/webm': { extension: 'weba', kind: 'sound' },
  'video/mp4': { extension: 'mp4', kind: 'video' },
  'video/webm': { extension: 'webm', kind: 'video' },
} as const satisfies Readonly<Record<string, { readonly extension: string; readonly kind: MediaKind }>>

export type MediaType = keyof typeof MEDIA_TYPES

/** All types, for a schema and for the dialog that chooses a file. */
export const MEDIA_TYPE_NAMES = Object.keys(MEDIA_TYPES) as [MediaType, ...MediaType[]] // the keys of the object above

const KINDS: ReadonlyMap<string, MediaKind> = new Map(
  Object.values(MEDIA_TYPES).map(({ extension, kind }) => [extension, kind]),
)

/** What a file with this ending is shown as; null for an ending that is none of ours. */
export const mediaKindOf = (extension: string): MediaKind | null => KINDS.get(extension) ?? null

/** The largest file that is stored. */
export const MOST_MEDIA_BYTES = 100_000_000
/** The widest and highest picture that is stored, and the most pixels: more fills a browser's memory. */
export const MOST_SIDE_PIXELS = 16_384
export const MOST_PIXELS = 100_000_000
