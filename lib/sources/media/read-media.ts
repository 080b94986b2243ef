import { readFile, stat } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import { imageSize } from 'image-size'
import { ALL_FORMATS, FilePathSource, Input, Logging, LogLevel } from 'mediabunny'
import { MEDIA_TYPES, type MediaType, MOST_PIXELS, MOST_SIDE_PIXELS } from '../../domain/media/media-type'
import { sanitiseSvg } from './sanitise-svg'

/** What a media file is: pixels of what is shown, seconds of what is heard; null where it does not say. */
export type MediaContent = {
  readonly type: MediaType
  readonly width: number | null
  readonly height: number | null
  readonly seconds: number | null
}

export type ReadMedia =
  /** `text` is what is to be stored in place of the file: an SVG, sanitised. */
  | { readonly ok: true; readonly content: MediaContent; readonly text: string | null }
  | { readonly ok: false; readonly why: 'empty' | 'unknown' | 'damaged' | 'too-large'; readonly message: string }

// What it says of a damaged file is text of that file.
Logging.level = LogLevel.Silent

const MOST_SVG_BYTES = 5_000_000

const UNKNOWN: ReadMedia = {
  ok: false,
  why: 'unknown',
  message: 'Cards cannot show this type of file. Use PNG, JPEG, WebP, GIF, AVIF, SVG, MP3, Ogg, WAV, M4A, MP4 or WebM.',
}

const damaged = (what: string): ReadMedia => ({
  ok: false,
  why: 'damaged',
  message: `This ${what} cannot be read; it may be damaged. Open it in another program, save it again and retry.`,
})

const NAMES: Readonly<Record<string, MediaType>> = {
  'image/apng': 'image/png',
  'audio/ogg; codecs=opus': 'audio/ogg',
  'audio/x-m4a': 'audio/mp4',
  'video/x-m4v': 'video/mp4',
}

const isMediaType = (name: string): name is MediaType => Object.hasOwn(MEDIA_TYPES, name)

/** A picture of these pixels, unless there are none or too many. */
const picture = (type: MediaType, width: number, height: number, text: string | null = null): ReadMedia => {
  const what = type === 'image/svg+xml' ? 'SVG image' : 'image'
  if (!(width >= 1 && height >= 1)) return damaged(what)
  if (width > MOST_SIDE_PIXELS || height > MOST_SIDE_PIXELS || width * height > MOST_PIXELS) {
    const size = `${Math.round(width)} × ${Math.round(height)}`
    const message = `The ${what} is too large: ${size} pixels. Make it smaller, for example 2,000 pixels wide.`
    return { ok: false, why: 'too-large', message }
  }
  return {
    ok: true,
    content: { type, width: Math.round(width), height: Math.round(height), seconds: null },
    text,
  }
}

/** Turned by a quarter, as a camera notes it for whoever shows the photo. */
const QUARTER_TURNS = new Set([5, 6, 7, 8])

const readImage = async (path: string, type: MediaType): Promise<ReadMedia> => {
  try {
    const { width, height, orientation } = imageSize(await readFile(path))
    return QUARTER_TURNS.has(orientation ?? 1) ? picture(type, height, width) : picture(type, width, height)
  } catch {
    return damaged('image')
  }
}

const readSvg = async (path: string): Promise<ReadMedia> => {
  if ((await stat(path)).size > MOST_SVG_BYTES) return UNKNOWN
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
  } catch {
    return UNKNOWN
  }
  if (!/<svg[\s>]/.test(text)) return UNKNOWN
  const svg = sanitiseSvg(text)
  if (svg === null) return damaged('SVG image')
  try {
    const { width, height } = imageSize(Buffer.from(svg))
    return picture('image/svg+xml', width, height, svg)
  } catch {
    // Neither a size nor a viewBox: browsers then show it at this one.
    return picture('image/svg+xml', 300, 150, svg)
  }
}

/** A sound in a container that films use too is a sound. */
const SOUND_OF: Readonly<Partial<Record<MediaType, MediaType>>> = {
  'video/mp4': 'audio/mp4',
  'video/webm': 'audio/webm',
}

const readRecording = async (path: string, type: MediaType): Promise<ReadMedia> => {
  const what = MEDIA_TYPES[type].kind === 'sound' ? 'recording' : 'video'
  const input = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS })
  try {
    const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()]
    if (!video && !audio) return damaged(what)
    // Counting it instead would read all of the file, and some damaged ones without an end.
    const length = await input.getDurationFromMetadata()
    const seconds = length !== null && Number.isFinite(length) && length > 0 ? Math.round(length * 100) / 100 : null
    if (!video || MEDIA_TYPES[type].kind === 'sound')
      return { ok: true, content: { type: SOUND_OF[type] ?? type, width: null, height: null, seconds }, text: null }
    const read = picture(type, await video.getDisplayWidth(), await video.getDisplayHeight())
    return read.ok ? { ...read, content: { ...read.content, seconds } } : read
  } catch {
    return damaged(what)
  } finally {
    input.dispose()
  }
}

/** Reads what a file is by its content; its name is never looked at. Only for a worker process: files may be hostile. */
export const readMedia = async (path: string): Promise<ReadMedia> => {
  if ((await stat(path)).size === 0) return { ok: false, why: 'empty', message: 'The file is empty.' }
  const found = await fileTypeFromFile(path).catch(() => undefined)
  if (!found || found.mime === 'application/xml') return await readSvg(path)
  const type = NAMES[found.mime] ?? found.mime
  if (!isMediaType(type)) return UNKNOWN
  return MEDIA_TYPES[type].kind === 'image' ? await readImage(path, type) : await readRecording(path, type)
}
