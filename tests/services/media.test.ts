import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { mediaFolder } from '@/lib/data/media/in-folder'
import { allMedia } from '@/lib/data/queries/media/media'
import { anId } from '@/lib/domain/ids.fixture'
import { DAY_MS } from '@/lib/domain/time/units'
import type { Context } from '@/lib/services/context'
import { addMedia, loadMedia, receiveMedia } from '@/lib/services/media/add-media'
import { pngBytes, wavBytes } from '@/lib/sources/media/media.fixture'
import { type Opened, onBothEngines } from '@/tests/support/engines'
import { must } from '@/tests/support/must'

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

const add = ({ ctx, dataDir }: Opened, bytes: Uint8Array | string, name: string) => {
  const path = join(dataDir, 'coming')
  writeFileSync(path, bytes)
  return addMedia(ctx, { path, name })
}

const bytesOf = async (ctx: Context, digest: string, start = 0, end = Number.MAX_SAFE_INTEGER) => {
  const found = must(await loadMedia(ctx, digest))
  const pieces: Uint8Array[] = []
  for await (const piece of found.read(start, end)) pieces.push(piece)
  return Buffer.concat(pieces)
}

onBothEngines('a media file', (open) => {
  it('is added with what it is, and read as it was', async () => {
    const opened = await open()
    const png = pngBytes(40, 30)
    const added = await add(opened, png, 'C:\\Photos\\Black <Sea>.jpg')
    const known = { digest: sha256(png), type: 'image/png', width: 40, height: 30, seconds: null, bytes: png.length }
    expect(added).toEqual({
      ok: true,
      value: { ...known, name: 'Black Sea.jpg', workspaceId: opened.ctx.actor.workspaceId, createdAt: opened.ctx.now },
    })
    expect((await bytesOf(opened.ctx, sha256(png))).equals(png)).toBe(true)
    expect(await bytesOf(opened.ctx, sha256(png), 1, 4)).toEqual(Buffer.from('PNG'))
  })

  it('is stored once, under the name that it had first', async () => {
    const opened = await open()
    const wav = wavBytes(0.5)
    await add(opened, wav, 'anthem.wav')
    expect(await add(opened, wav, 'song.wav')).toMatchObject({ ok: true, value: { name: 'anthem.wav', seconds: 0.5 } })
    expect(await allMedia(opened.engine.read)).toHaveLength(1)
  })

  it('has a name also if it comes without one', async () => {
    const opened = await open()
    expect(await add(opened, wavBytes(0.1), '../..')).toMatchObject({ ok: true, value: { name: 'file.wav' } })
  })

  it('that is an SVG is stored as it was sanitised', async () => {
    const opened = await open()
    const hostile = '<svg viewBox="0 0 4 3" onload="alert(1)"><script>alert(1)</script><path d="M0 0h4"/></svg>'
    const added = await add(opened, hostile, 'map.svg')
    expect(added).toMatchObject({ ok: true, value: { type: 'image/svg+xml', width: 4, height: 3, name: 'map.svg' } })
    const [row] = await allMedia(opened.engine.read)
    const stored = await bytesOf(opened.ctx, row?.digest ?? '')
    expect(sha256(stored)).toBe(row?.digest)
    expect(stored.toString()).not.toMatch(/alert|onload|script/)
    expect(stored.toString()).toContain('<path d="M0 0h4">')
  })

  it.each([
    ['words', 'map.png', 'wrong-type', 'Use PNG'],
    ['', 'map.png', 'invalid', 'The file is empty.'],
    [pngBytes(9, 9).subarray(0, 20), 'map.png', 'invalid', 'may be damaged'],
    [pngBytes(1, 1, { width: 90_000, height: 2 }), 'map.png', 'too-large', '90000 × 2 pixels'],
  ])('that no card can show is not stored (%#)', async (bytes, name, code, message) => {
    const opened = await open()
    const added = await add(opened, bytes, name)
    expect(added).toMatchObject({ ok: false, code, message: expect.stringContaining(message) })
    expect(await allMedia(opened.engine.read)).toEqual([])
    for await (const stored of opened.engine.media.list()) expect(stored).toBeUndefined()
  })

  it('of another library is not found, like one that is nowhere', async () => {
    const opened = await open()
    const png = pngBytes(2, 2)
    await add(opened, png, 'map.png')
    const foreign = { ...opened.ctx, actor: { ...opened.ctx.actor, workspaceIds: [anId<never>('other')] } }
    const missing = { ok: false, code: 'not-found' }
    expect(await loadMedia(foreign, sha256(png))).toMatchObject(missing)
    expect(await loadMedia(opened.ctx, '0'.repeat(64))).toMatchObject(missing)
    expect(await loadMedia(opened.ctx, '../../aide.sqlite')).toMatchObject(missing)
  })
})

onBothEngines('a media file that is sent in parts', (open) => {
  const png = pngBytes(50, 50)
  const cut = 60
  const part = (upload: string, from: number, bytes: Uint8Array) => ({
    upload,
    name: 'map.png',
    size: png.length,
    from,
    bytes,
  })
  const left = (dataDir: string) => readdirSync(join(mediaFolder(dataDir), '.incoming'))

  it('is added with the last part, and leaves nothing else', async () => {
    const { ctx, dataDir } = await open()
    const upload = randomUUID()
    expect(await receiveMedia(ctx, dataDir, part(upload, 0, png.subarray(0, cut)))).toEqual({ ok: true, value: null })
    const added = await receiveMedia(ctx, dataDir, part(upload, cut, png.subarray(cut)))
    expect(added).toMatchObject({ ok: true, value: { digest: sha256(png), width: 50 } })
    expect(left(dataDir)).toEqual([])
  })

  it('is refused if a part is missing, comes twice or is too long', async () => {
    const { ctx, dataDir } = await open()
    const conflict = { ok: false, code: 'conflict' }
    const upload = randomUUID()
    await receiveMedia(ctx, dataDir, part(upload, 0, png.subarray(0, cut)))
    expect(await receiveMedia(ctx, dataDir, part(upload, cut + 1, png.subarray(cut + 1)))).toMatchObject(conflict)
    await receiveMedia(ctx, dataDir, part(upload, 0, png.subarray(0, cut)))
    expect(await receiveMedia(ctx, dataDir, part(upload, 0, Buffer.concat([png, png])))).toMatchObject(conflict)
    const large = { ...part(randomUUID(), 0, png), size: 100_000_001 }
    expect(await receiveMedia(ctx, dataDir, large)).toMatchObject({ ok: false, code: 'too-large' })
  })

  it('and never finished is removed a day later', async () => {
    const { ctx, dataDir } = await open()
    const abandoned = randomUUID()
    await receiveMedia(ctx, dataDir, part(abandoned, 0, png.subarray(0, cut)))
    const folder = join(mediaFolder(dataDir), '.incoming', abandoned)
    const longAgo = (ctx.now - 2 * DAY_MS) / 1_000
    utimesSync(folder, longAgo, longAgo)
    await receiveMedia(ctx, dataDir, part(randomUUID(), 0, png))
    expect(existsSync(folder)).toBe(false)
  })
})
