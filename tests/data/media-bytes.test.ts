import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { mediaFileIn, mediaFolder } from '@/lib/data/media/in-folder'
import { isMediaDigest, type MediaBytes, type MediaPlace } from '@/lib/data/media/media-bytes'
import { addMediaRows, removeMediaRow } from '@/lib/data/mutations/imports'
import { allMedia, findMedia } from '@/lib/data/queries/media/media'
import { anId } from '@/lib/domain/ids.fixture'
import { localWorkspace } from '@/lib/services/authorise'
import { type Opened, onBothEngines } from '@/tests/support/engines'

/** Longer than two of PostgreSQL's chunks, and different at every place. */
const BYTES = Buffer.from(Uint32Array.from({ length: 300_000 }, (_, i) => i).buffer)

const placeOf = (bytes: Uint8Array, workspaceId: MediaPlace['workspaceId']): MediaPlace => {
  const digest = createHash('sha256').update(bytes).digest('hex')
  if (!isMediaDigest(digest)) throw new Error('a SHA-256 has 64 digits')
  return { workspaceId, digest }
}

const keptIn = async ({ engine, ctx, dataDir }: Opened, bytes: Uint8Array, workspaceId = ctx.actor.workspaceId) => {
  const place = placeOf(bytes, workspaceId)
  const file = join(dataDir, 'coming')
  writeFileSync(file, bytes)
  await engine.media.keep(place, file)
  return place
}

const read = async (
  media: MediaBytes,
  place: MediaPlace,
  start = 0,
  end = Number.MAX_SAFE_INTEGER,
): Promise<Buffer> => {
  const pieces: Uint8Array[] = []
  for await (const piece of media.read(place, start, end)) pieces.push(piece)
  return Buffer.concat(pieces)
}

const listed = async (media: MediaBytes) => {
  const all: unknown[] = []
  for await (const one of media.list()) all.push(one)
  return all
}

onBothEngines('the bytes of media files', (open, dialect) => {
  it('are read as they were stored, whole and in part', async () => {
    const opened = await open()
    const place = await keptIn(opened, BYTES)
    const { media } = opened.engine
    expect((await read(media, place)).equals(BYTES)).toBe(true)
    for (const [start, end] of [
      [0, 1],
      [524_287, 524_289],
      [524_288, 1_048_576],
      [1_199_999, 1_200_000],
      [1_199_990, 9_000_000],
      [1_200_000, 1_200_001],
      [7, 7],
    ] as const) {
      expect((await read(media, place, start, end)).equals(BYTES.subarray(start, end)), `${start} to ${end}`).toBe(true)
    }
  })

  it('are stored once in each library, and found only there', async () => {
    const opened = await open()
    const { media } = opened.engine
    const place = await keptIn(opened, BYTES)
    expect(await keptIn(opened, BYTES)).toEqual(place)
    expect(await listed(media)).toEqual([{ ...place, bytes: BYTES.length }])
    const other = { ...place, workspaceId: anId<MediaPlace['workspaceId']>('other') }
    expect(await read(media, other)).toHaveLength(0)
  })

  it('are gone when they were removed, and removing them again changes nothing', async () => {
    const opened = await open()
    const { media } = opened.engine
    const [place, kept] = [await keptIn(opened, BYTES), await keptIn(opened, Buffer.from('kept'))]
    await media.remove(place)
    await media.remove(place)
    expect(await read(media, place)).toHaveLength(0)
    expect(await listed(media)).toEqual([{ ...kept, bytes: 4 }])
  })

  it('come to nothing if the file cannot be read', async () => {
    const { engine, ctx, dataDir } = await open()
    const place = placeOf(BYTES, ctx.actor.workspaceId)
    await expect(engine.media.keep(place, join(dataDir, 'missing'))).rejects.toThrow('ENOENT')
    expect(await listed(engine.media)).toEqual([])
  })

  if (dialect === 'postgres') return

  it('are written again if they are damaged, for this user alone', async () => {
    const opened = await open()
    const folder = mediaFolder(opened.dataDir)
    const place = await keptIn(opened, BYTES)
    const file = mediaFileIn(folder, place)
    writeFileSync(file, 'damaged')
    await keptIn(opened, BYTES)
    expect((await read(opened.engine.media, place)).equals(BYTES)).toBe(true)
    expect(readdirSync(join(folder, place.workspaceId))).toEqual([place.digest])
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('are no files outside their folder, and no other files', async () => {
    const { engine, ctx, dataDir } = await open()
    const place = placeOf(BYTES, ctx.actor.workspaceId)
    const outside = { ...place, workspaceId: anId<MediaPlace['workspaceId']>('..') }
    expect(() => engine.media.read(outside, 0, 1)).toThrow('names no file')
    const folder = join(mediaFolder(dataDir), place.workspaceId)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `${place.digest}.half-1`), 'half')
    expect(await listed(engine.media)).toEqual([])
  })
})

onBothEngines('what is known of media files', (open) => {
  it('is found in the libraries that are named, and keeps its first name', async () => {
    const { engine, ctx } = await open()
    const { digest } = placeOf(BYTES, ctx.actor.workspaceId)
    const row = { digest, type: 'image/png', bytes: 3, width: 2, height: 1, seconds: null, createdAt: 5 } as const
    await engine.write(async (tx) => {
      await addMediaRows(tx, localWorkspace(ctx), [{ ...row, name: 'first.png' }])
      await addMediaRows(tx, localWorkspace(ctx), [{ ...row, name: 'second.png' }])
    })
    const { workspaceId, workspaceIds } = ctx.actor
    const found = { ...row, workspaceId, name: 'first.png' }
    expect(await findMedia(engine.read, workspaceIds, digest)).toEqual(found)
    expect(await findMedia(engine.read, [anId('other')], digest)).toBeNull()
    expect(await findMedia(engine.read, [], digest)).toBeNull()
    expect(await allMedia(engine.read)).toEqual([found])
    await engine.write((tx) => removeMediaRow(tx, localWorkspace(ctx), digest))
    expect(await allMedia(engine.read)).toEqual([])
  })
})
