import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { exportedCards } from '@/lib/data/queries/export/exported-cards'
import { allMedia } from '@/lib/data/queries/media/media'
import type { ImportOptions } from '@/lib/domain/imports/import-options'
import { mediaInText } from '@/lib/domain/media/media-in-text'
import { DAY_MS } from '@/lib/domain/time/units'
import {
  cardRow,
  collectionBytes,
  type FixtureMedia,
  newMedia,
  newPackage,
  noteRow,
  oldMedia,
  writePackage,
} from '@/lib/interchange/anki/collection.fixture'
import type { Context } from '@/lib/services/context'
import { importPackage, previewImport } from '@/lib/services/imports/import-package'
import { stagePackage } from '@/lib/services/imports/stage-package'
import { undoImport } from '@/lib/services/imports/undo-import'
import { loadMedia } from '@/lib/services/media/add-media'
import { newStagingFolder } from '@/lib/services/staging-folder'
import { runDoctor } from '@/lib/services/storage/run-doctor'
import { pngBytes, SMALL_PICTURES, wavBytes } from '@/lib/sources/media/media.fixture'
import { type Opened, onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { must } from '@/tests/support/must'
import { cardsFound } from './export-fixture'

const ALL: ImportOptions = { withScheduling: true, deck: null }
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const MAP = pngBytes(64, 48)
const PHOTO = SMALL_PICTURES['image/jpeg']
const SOUND = wavBytes(1)
const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>x()</script></svg>')

const FILES: readonly FixtureMedia[] = [
  { name: 'map of Asia.png', bytes: MAP },
  { name: 'the same map.png', bytes: MAP },
  // Its name says PNG and its content JPEG; the field has the name in another Unicode form.
  { name: 'caf\u00e9.png', bytes: PHOTO },
  { name: '../../etc/hymn.wav', bytes: SOUND },
  { name: 'sketch.svg', bytes: SVG },
  { name: 'page.png', bytes: Buffer.from('<html><script>alert(1)</script></html>') },
  { name: '_font.woff2', bytes: Buffer.from('wOF2 and more') },
]

const collection = (values: Readonly<Record<number, string>> = {}) =>
  collectionBytes({
    schema: 18,
    notes: [
      noteRow(0, {
        flds: values[0] ?? 'Which sea?<img src="map%20of%20Asia.png" alt="a map">\x1fAral [sound:../../etc/hymn.wav]',
      }),
      noteRow(1, {
        flds: values[1] ?? '<img src="cafe\u0301.png">\x1f<img src="sketch.svg"><img src="The Same Map.PNG">',
      }),
      noteRow(2, { flds: values[2] ?? 'Gone: <img src="gone.png"> <img src=page.png>\x1fyes <img src="page.png">' }),
    ],
    cards: [cardRow(0), cardRow(1), cardRow(2)],
  })

const staged = async ({ ctx, dataDir }: Opened, entries: Readonly<Record<string, Uint8Array | string>>) => {
  const folder = await newStagingFolder(dataDir, ctx.now)
  const path = await writePackage(folder, entries)
  return must(await stagePackage({ path, fileName: 'seas.apkg', folder, now: ctx.now }).result)
}

const current = (values?: Readonly<Record<number, string>>) => ({
  ...newPackage(collection(values)),
  ...newMedia(FILES),
})

const brought = async (opened: Opened, entries: Readonly<Record<string, Uint8Array | string>>, ctx = opened.ctx) =>
  must(await importPackage(ctx, await staged(opened, entries), ALL))

/** The media that cards show, by side, as digest, ending and description. */
const shown = async (ctx: Context) =>
  (await exportedCards(ctx.engine.read, ctx.actor.workspaceIds, await cardsFound(ctx))).map(({ front, back }) =>
    [front, back].map((side) =>
      mediaInText(side).map(({ reference: { digest, extension }, description }) => [digest, extension, description]),
    ),
  )

const stored = async ({ engine }: Opened) => {
  const digests: string[] = []
  for await (const { digest } of engine.media.list()) digests.push(digest)
  return digests.sort()
}

const SANITISED =
  '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9"></svg>\n'

onBothEngines('media of a package', (open) => {
  it.each([
    ['current', current()],
    ['legacy', { 'collection.anki21': collection(), ...oldMedia(FILES) }],
  ])('are stored once by their content and shown by their cards (%s)', async (_, entries) => {
    const opened = await open()
    const preview = await previewImport(opened.ctx, await staged(opened, entries), ALL)
    const bytes = MAP.length + PHOTO.length + SOUND.length + SANITISED.length
    expect(preview.media).toEqual({ new: 4, bytes, same: 0 })
    expect(await stored(opened)).toEqual([])
    const ofFiles = preview.problems.filter(({ what }) => /\bfile\b/.test(what))
    expect(ofFiles.map(({ what, examples }) => [what, examples])).toEqual([
      ['1 media file is missing from the package; cards show its name.', [expect.stringContaining('gone.png')]],
      [
        '1 media file is empty, damaged or of another type than named; cards show its name.',
        [expect.stringContaining('page.png')],
      ],
      ['1 file in the package that no card shows was left out.', ['_font.woff2']],
    ])

    const { report } = await brought(opened, entries)
    expect(report.media).toEqual(preview.media)
    expect(await shown(opened.ctx)).toEqual([
      [[[sha256(MAP), 'png', 'a map']], [[sha256(SOUND), 'wav', '']]],
      [
        [[sha256(PHOTO), 'jpg', '']],
        [
          [sha256(Buffer.from(SANITISED)), 'svg', ''],
          [sha256(MAP), 'png', ''],
        ],
      ],
      [[], []],
    ])
    const digests = [MAP, PHOTO, SOUND, Buffer.from(SANITISED)].map(sha256).sort()
    expect(await stored(opened)).toEqual(digests)
    const rows = await allMedia(opened.engine.read)
    expect(rows.map(({ digest }) => digest).sort()).toEqual(digests)
    expect(rows.map(({ name }) => name).sort()).toEqual(['café.png', 'hymn.wav', 'map of Asia.png', 'sketch.svg'])
    const file = must(await loadMedia(opened.ctx, sha256(SOUND)))
    const pieces: Uint8Array[] = []
    for await (const piece of file.read(0, file.bytes)) pieces.push(piece)
    expect(Buffer.concat(pieces).equals(SOUND)).toBe(true)
    expect(readdirSync(opened.dataDir)).not.toContain('etc')
  })

  it('come in once: the same package again stores and changes nothing', async () => {
    const opened = await open()
    await brought(opened, current())
    const before = await stored(opened)
    const { importId, report } = await brought(opened, current(), later(opened.ctx, 1))
    expect({ importId, media: report.media }).toEqual({ importId: null, media: { new: 0, bytes: 0, same: 4 } })
    expect(await stored(opened)).toEqual(before)
  })

  it('of a newer package join those that are here', async () => {
    const opened = await open()
    await brought(opened, { ...newPackage(collection()), ...newMedia(FILES.slice(0, 1)) })
    expect(await stored(opened)).toEqual([sha256(MAP)])
    const { report } = await brought(opened, current(), later(opened.ctx, 1))
    expect(report).toMatchObject({ notes: { changed: 2, same: 1 }, media: { new: 3, same: 1 } })
    expect((await stored(opened)).length).toBe(4)
  })

  it('are stored for no note that stays as it is', async () => {
    const opened = await open()
    const text = { 0: 'Which sea?\x1fAral', 1: 'Which lake?\x1fVan', 2: 'x\x1fy' }
    await brought(opened, current(text))
    const shownOnly = { ...text, 0: 'Which sea?<img src="map of Asia.png">\x1fAral' }
    const { report } = await brought(opened, current(shownOnly), later(opened.ctx, 1))
    expect(report).toMatchObject({ notes: { changed: 1, same: 2 }, media: { new: 1, same: 0 } })
    expect(await stored(opened)).toEqual([sha256(MAP)])
  })

  it('are unused after the import was undone, come back with it, and are removed on request', async () => {
    const opened = await open()
    const { ctx } = opened
    await brought(opened, current())
    const unused = async (now: number, removeUnused = false) =>
      must(await runDoctor(opened.settings, now, { repair: false, removeUnused })).checks.flatMap(({ name, notes }) =>
        name === 'media' ? notes : [],
      )
    expect(await unused(ctx.now + 2 * DAY_MS)).toEqual([])
    await undoImport(later(ctx, 1))
    expect(await unused(ctx.now + 2 * DAY_MS)).toEqual([expect.stringMatching(/^No card shows 4 files: /)])
    expect((await brought(opened, current(), later(ctx, 2))).report.media).toEqual({ new: 0, bytes: 0, same: 4 })
    expect(await unused(ctx.now + 2 * DAY_MS)).toEqual([])
    await undoImport(later(ctx, 3))
    await unused(ctx.now + 2 * DAY_MS, true)
    expect(await stored(opened)).toEqual([])
    expect((await brought(opened, current(), later(ctx, 4))).report.media).toMatchObject({ new: 4, same: 0 })
    expect(await stored(opened)).toHaveLength(4)
  })

  it('stay unstored if the import is stopped', async () => {
    const opened = await open()
    const stop = new AbortController()
    stop.abort()
    const result = await importPackage(opened.ctx, await staged(opened, current()), ALL, { signal: stop.signal })
    expect(result).toMatchObject({ ok: false, code: 'conflict' })
    expect(await allMedia(opened.engine.read)).toEqual([])
    expect(await cardsFound(opened.ctx).catch(() => [])).toEqual([])
  })

  it('that fields hold themselves are stored like files, by what they are', async () => {
    const opened = await open()
    const held = (bytes: Uint8Array | string, type = 'image/png') =>
      `data:${type};base64,${Buffer.from(bytes).toString('base64')}`
    const values = {
      // The same picture is in the package too, and here with line breaks.
      0: `Which sea?<img alt="a map" src="${held(MAP).replace(/.{40}/gu, '$&\n')}">\x1fAral`,
      1: `<img src='data:image/svg+xml;utf8,${SVG.toString()}'>\x1f<img src="${held(PHOTO)}">`,
      2: `<img src="${held('<html><script>alert(1)</script></html>')}"> x\x1f<img src="data:image/png;base64,!"> y`,
    }
    const { importId, report } = await brought(opened, { ...newPackage(collection(values)), ...newMedia([]) })
    const svg = Buffer.from(SANITISED)
    expect(await stored(opened)).toEqual([MAP, PHOTO, svg].map(sha256).sort())
    expect(report.media).toEqual({ new: 3, bytes: MAP.length + PHOTO.length + svg.length, same: 0 })
    expect(await shown(opened.ctx)).toEqual([
      [[[sha256(MAP), 'png', 'a map']], []],
      [[[sha256(svg), 'svg', '']], [[sha256(PHOTO), 'jpg', '']]],
      [[], []],
    ])
    expect(report.problems.map(({ what, examples }) => [what, examples])).toEqual(
      expect.arrayContaining([
        [
          '1 media file is empty, damaged or of another type than named; cards show its name.',
          [expect.stringContaining('inside the card')],
        ],
        [
          '1 media file has a type that cards cannot show; they show its name.',
          [expect.stringContaining('inside the card')],
        ],
      ]),
    )
    const again = await brought(opened, { ...newPackage(collection(values)), ...newMedia([]) }, later(opened.ctx, 1))
    expect(again).toMatchObject({ importId: null, report: { media: { new: 0 } } })
    expect(await undoImport(later(opened.ctx, 2), importId)).toMatchObject({ ok: true })
  })

  it('suspends new cards without an answer, with their scheduling or without it, and says so', async () => {
    for (const withScheduling of [true, false]) {
      const opened = await open()
      const { ctx, engine } = opened
      const entries = { ...newPackage(collection({ 0: 'Which sea?\x1f', 1: 'Which lake?\x1fAral' })), ...newMedia([]) }
      const result = await importPackage(ctx, await staged(opened, entries), { withScheduling, deck: null })
      expect(result.ok && result.value.report.problems.map(({ what }) => what)).toContain(
        '1 card has no answer; new ones come in suspended, so that you are not asked them.',
      )
      const { db, t } = engine.read
      const suspended = await db
        .select({ front: t.cards.front })
        .from(t.memories)
        .innerJoin(t.cards, eq(t.cards.id, t.memories.cardId))
        .where(eq(t.memories.suspended, true))
      expect(suspended).toEqual([{ front: 'Which sea?' }])
      expect(await undoImport(later(ctx, 1), result.ok ? result.value.importId : null)).toMatchObject({ ok: true })
    }
  })
})
