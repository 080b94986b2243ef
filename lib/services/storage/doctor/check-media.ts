import { createHash } from 'node:crypto'
import type { Engine } from '../../../data/engine/engine'
import type { MediaPlace, StoredMedia } from '../../../data/media/media-bytes'
import { removeMediaRow } from '../../../data/mutations/imports'
import { allMedia, type MediaRow, mediaInUse } from '../../../data/queries/media/media'
import { counted } from '../../../domain/format/words'
import type { Instant } from '../../../domain/ids'
import { DAY_MS } from '../../../domain/time/units'
import { workspaceToMaintain } from '../../authorise'
import { type Check, type Examination, type OpenCheck, openCheck } from './check'

const REMOVE = 'Remove them: npm run aide -- doctor --remove-unused-media'

const keyOf = ({ workspaceId, digest }: MediaPlace): string => `${workspaceId} ${digest}`

const digestOfBytes = async (media: StoredMedia, place: MediaPlace): Promise<string> => {
  const hash = createHash('sha256')
  for await (const piece of media.read(place, 0, Number.MAX_SAFE_INTEGER)) hash.update(piece)
  return hash.digest('hex')
}

const storedSizes = async (
  media: StoredMedia,
): Promise<ReadonlyMap<string, MediaPlace & { readonly bytes: number }>> => {
  const sizes = new Map<string, MediaPlace & { readonly bytes: number }>()
  for await (const stored of media.list()) sizes.set(keyOf(stored), stored)
  return sizes
}

const whatIsWrong = async (media: StoredMedia, row: MediaRow, size: number | undefined): Promise<string | null> => {
  if (size === undefined) return 'is missing'
  if (size !== row.bytes) return `has ${size} bytes and should have ${row.bytes}`
  return (await digestOfBytes(media, row)) === row.digest ? null : 'is damaged: it is not the file that was added'
}

/** Holds every media file against its digest, and names what is missing, damaged or shown by no card. */
export const checkMedia = async ({ store, snapshot: { media } }: Examination, check: OpenCheck): Promise<void> => {
  const rows = await allMedia(store)
  const sizes = await storedSizes(media)
  check.examined(rows.length)
  for (const row of rows) {
    const wrong = await whatIsWrong(media, row, sizes.get(keyOf(row))?.bytes)
    if (wrong !== null) check.found(`“${row.name}” (${row.digest.slice(0, 12)}…) ${wrong}`)
  }
  const used = await mediaInUse(store)
  const unused = rows.filter(({ digest }) => !used.has(digest))
  if (unused.length > 0) {
    const some = unused.slice(0, 5).map(({ name }) => `“${name}”`)
    const more = unused.length > some.length ? ', …' : ''
    check.note(`No card shows ${counted(unused.length, 'file')}: ${some.join(', ')}${more}. ${REMOVE}`)
  }
  const known = new Set(rows.map(keyOf))
  const leftOver = [...sizes.keys()].filter((key) => !known.has(key)).length
  if (leftOver > 0) check.note(`${counted(leftOver, 'stored file')} of an addition that did not finish. ${REMOVE}`)
}

/** Younger ones may belong to a card that is still being written. */
const LEAST_AGE_MS = DAY_MS

/** Removes media files that nothing names, and bytes that no row names. @returns what was removed, as a check of its own */
export const removeUnusedMedia = async (engine: Engine, now: Instant): Promise<Check> => {
  const check = openCheck('media')
  const before = await storedSizes(engine.media)
  const rows = await allMedia(engine.read)
  const used = await mediaInUse(engine.read)
  const unused = rows.filter(({ digest, createdAt }) => !used.has(digest) && createdAt <= now - LEAST_AGE_MS)
  for (const row of unused) {
    await engine.write((tx) => removeMediaRow(tx, workspaceToMaintain(row), row.digest))
    await engine.media.remove(row)
    check.note(`Removed “${row.name}”, which no card shows.`)
  }
  // On SQLite no server runs meanwhile; on PostgreSQL one may be about to name what it has just stored.
  if (engine.dialect === 'sqlite') {
    const known = new Set((await allMedia(engine.read)).map(keyOf))
    for (const [key, place] of before) if (!known.has(key)) await engine.media.remove(place)
  }
  check.examined(unused.length)
  return check.done()
}
