import { MEDIA_TYPES, type MediaKind, type MediaType, mediaKindOf } from './media-type'

/** A media file as a card names it: `media:<digest>.png#640x480`. */
export type MediaReference = {
  readonly digest: string
  readonly kind: MediaKind
  readonly extension: string
  /** Pixels, so that its place is reserved; null for a sound, and where they are not known. */
  readonly width: number | null
  readonly height: number | null
}

const PARTS = /^media:([0-9a-f]{64})\.([a-z0-9]{2,4})(?:#(\d+)x(\d+))?$/

/** Reads a reference; null for a text that is none. */
export const readMediaReference = (text: string): MediaReference | null => {
  const [, digest, extension = '', width, height] = PARTS.exec(text) ?? []
  const kind = mediaKindOf(extension)
  if (digest === undefined || kind === null) return null
  const size = width === undefined ? { width: null, height: null } : { width: Number(width), height: Number(height) }
  return { digest, kind, extension, ...size }
}

/** How a card names a media file of the library. */
export const mediaReference = ({
  digest,
  type,
  width,
  height,
}: {
  readonly digest: string
  readonly type: MediaType
  readonly width: number | null
  readonly height: number | null
}): string => {
  const size = width === null || height === null ? '' : `#${width}x${height}`
  return `media:${digest}.${MEDIA_TYPES[type].extension}${size}`
}

/** Where the bytes of a file are; only for people of its library. */
export const mediaAddress = (digest: string): string => `/api/v1/media/${digest}`

/** The digests of all media files that some texts name. */
export const digestsNamed = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/media:([0-9a-f]{64})\./g)].map(([, digest = '']) => digest))
