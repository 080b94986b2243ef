import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { exportedCards } from '@/lib/data/queries/export/exported-cards'
import { digestsNamed } from '@/lib/domain/media/media-reference'
import type { Context } from '@/lib/services/context'
import { importPackage } from '@/lib/services/imports/import-package'
import { stagePackage } from '@/lib/services/imports/stage-package'
import { newStagingFolder } from '@/lib/services/staging-folder'
import { pngBytes, SMALL_PICTURES, wavBytes } from '@/lib/sources/media/media.fixture'
import { cardsFound, packageOf, pathOf } from '@/tests/services/export-fixture'
import { describeWithAnki, readByAnki, runWithAnki } from '@/tests/support/anki/anki-engine'
import { type Opened, onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'

const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect onclick="x()"/></svg>')
const FILES = [
  { name: 'map of asia.png', bytes: pngBytes(64, 48) },
  { name: 'photo & more.jpg', bytes: SMALL_PICTURES['image/jpeg'] },
  { name: 'hymn.wav', bytes: wavBytes(1) },
  { name: 'sketch.svg', bytes: SVG },
]
const NOTES = [
  ['Basic', ['Which sea?<br><img src="map of asia.png" alt="a &quot;map&quot;">', 'Aral [sound:hymn.wav]']],
  ['Cloze', ['The {{c1::<img src="photo &amp; more.jpg">::where}} is {{c2::<b>far</b>}}. <img src=sketch.svg>', '']],
]

const imported = async ({ ctx, dataDir }: Opened, path: string) => {
  const folder = await newStagingFolder(dataDir, ctx.now)
  const staged = await stagePackage({ path, fileName: 'seas.apkg', folder, now: ctx.now }).result
  if (!staged.ok) throw new Error(staged.message)
  const done = await importPackage(ctx, staged.value, { withScheduling: true, deck: null })
  if (!done.ok) throw new Error(done.message)
  return done.value.report
}

const texts = async (ctx: Context) =>
  (await exportedCards(ctx.engine.read, ctx.actor.workspaceIds, await cardsFound(ctx)))
    .map(({ form, deletion, front, back }) => [form, deletion, front, back] as const)
    .sort()

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The bytes of all media by their digest, hashed again. */
const stored = async ({ engine }: Opened) => {
  const digests: string[] = []
  for await (const place of engine.media.list()) {
    const hash = createHash('sha256')
    for await (const piece of engine.media.read(place, 0, place.bytes)) hash.update(piece)
    expect(hash.digest('hex')).toBe(place.digest)
    digests.push(place.digest)
  }
  return digests.sort()
}

onBothEngines('media, moved', (open) => {
  describeWithAnki('by way of Anki', () => {
    it('are the same files, and move on as the same', async () => {
      const files = Object.fromEntries(FILES.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('base64')]))
      const made = pathOf('made.apkg')
      runWithAnki('./write_media.py', [JSON.stringify({ files, notes: NOTES }), made])
      const first = await open()
      const brought = await imported(first, made)
      expect(brought.problems).toEqual([])
      expect(brought.media).toMatchObject({ new: 4, same: 0 })
      const moved = await texts(first.ctx)
      const digests = await stored(first)
      expect(digests).toEqual(expect.arrayContaining(FILES.slice(0, 3).map(({ bytes }) => sha256(bytes))))
      expect([...digestsNamed(JSON.stringify(moved))].sort()).toEqual(digests)

      const wanted = { withScheduling: true }
      const { path } = await packageOf(first.ctx, await cardsFound(first.ctx), wanted)
      const anki = readByAnki(path)
      expect(anki.media).toMatchObject({ missing: [], unused: [] })
      expect(Object.values(anki.media.files).sort()).toEqual(digests)
      const photo = sha256(SMALL_PICTURES['image/jpeg'])
      expect(Object.keys(anki.media.files).sort()).toEqual(
        [`aide-${photo}.jpg`, 'hymn.wav', 'map of asia.png', 'sketch.svg'].sort(),
      )

      const out = pathOf('again.apkg')
      runWithAnki('./pass_through.py', [path, out])
      const second = await open()
      await imported(second, out)
      expect(await texts(second.ctx)).toEqual(moved)
      expect(await stored(second)).toEqual(digests)
      expect((await imported({ ...first, ctx: later(first.ctx, 1) }, out)).notes).toMatchObject({ new: 0, changed: 0 })
      expect(await texts(first.ctx)).toEqual(moved)
    })
  })
})
