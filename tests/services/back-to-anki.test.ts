import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { exportedCards } from '@/lib/data/queries/export/exported-cards'
import { boxOfEllipse, boxOfPolygon } from '@/lib/domain/cards/shape'
import { mediaReference } from '@/lib/domain/media/media-reference'
import { type NamedShape, occludedPictures, shapesMarkdown } from '@/lib/domain/occlusion/occluded-text'
import { cardRow, collectionBytes, newPackage, noteRow, writePackage } from '@/lib/interchange/anki/collection.fixture'
import { openAnkiPackage } from '@/lib/interchange/anki/open-anki-package'
import { searchCards } from '@/lib/services/cards/list-cards'
import type { Context } from '@/lib/services/context'
import { ankiNotesWords } from '@/lib/services/export/export-cards'
import { addOwnCard } from '@/lib/services/facts/add-own-card'
import { ownCardSchema } from '@/lib/services/facts/own-card-input'
import { importPackage } from '@/lib/services/imports/import-package'
import { stagePackage, stageTextFile } from '@/lib/services/imports/stage-package'
import type { StagedImport } from '@/lib/services/imports/staged-package'
import { importStaged } from '@/lib/services/imports/text-import'
import { undoImport } from '@/lib/services/imports/undo-import'
import { addMedia } from '@/lib/services/media/add-media'
import { newStagingFolder } from '@/lib/services/staging-folder'
import { pngBytes } from '@/lib/sources/media/media.fixture'
import { describeWithAnki, readByAnki, runWithAnki } from '@/tests/support/anki/anki-engine'
import { cardQuery } from '@/tests/support/card-query'
import { type Opened, onBothEngines } from '@/tests/support/engines'
import { later, newId } from '@/tests/support/entries'
import { must } from '@/tests/support/must'
import { cardsFound, packageOf, pathOf } from './export-fixture'

const NOW = Date.UTC(2026, 2, 2, 9)

const imported = async (ctx: Context, staged: StagedImport): Promise<void> => {
  must(await importStaged(ctx, staged, { withScheduling: true, deck: null }))
}

/** Guids and ids of the notes of a package. */
const notesIn = async (path: string, temporaryFolder: string) => {
  const opened = await openAnkiPackage(path, { now: NOW, temporaryFolder })
  if (!opened.ok) throw new Error(opened.message)
  const notes = [...opened.package.notes()].map(({ guid, id }) => [guid, id] as const).sort()
  opened.package.close()
  return notes
}

onBothEngines('notes that came from Anki', (open) => {
  it('leave under the guid and the id that they came with, which is said before', async () => {
    const { ctx, dataDir } = await open()
    expect(await ankiNotesWords(ctx)).toBeNull()
    const notes = [0, 1, 2].map((at) => noteRow(at))
    const bytes = collectionBytes({ schema: 18, notes, cards: [0, 1, 2].map((at) => cardRow(at)) })
    const path = await writePackage(dataDir, newPackage(bytes))
    const folder = await newStagingFolder(dataDir, ctx.now)
    const staged = must(await stagePackage({ path, fileName: 'asia.apkg', folder, now: ctx.now }).result)
    const result = must(await importPackage(ctx, staged, { withScheduling: true, deck: null }))
    expect((await ankiNotesWords(ctx))?.title).toBe('3 notes came from Anki')
    const wanted = { format: 'current', withScheduling: true } as const
    const out = await packageOf(ctx, await cardsFound(ctx), wanted)
    expect(await notesIn(out.path, dataDir)).toEqual(await notesIn(path, dataDir))
    await undoImport(later(ctx, 1), result.importId ?? '')
    expect(await ankiNotesWords(later(ctx, 2))).toBeNull()
  })

  it('are not those of a text, which get ids of their own, the same each time', async () => {
    const { ctx, dataDir } = await open()
    const path = join(dataDir, 'rivers.csv')
    writeFileSync(path, 'question,answer\nHow long is the Oder?,742 km\nHow long is the Elbe?,1094 km\n')
    const folder = await newStagingFolder(dataDir, ctx.now)
    const order = {
      path,
      fileName: 'rivers.csv',
      folder,
      choices: {},
      now: ctx.now,
      workspaceId: ctx.actor.workspaceId,
    }
    const staged = must(await stageTextFile(order).result)
    await imported(ctx, staged.staged)
    expect(await ankiNotesWords(ctx)).toBeNull()
    const wanted = { format: 'current', withScheduling: true } as const
    const ids = await cardsFound(ctx)
    const all = await notesIn((await packageOf(ctx, ids, wanted)).path, dataDir)
    expect(new Set(all.map(([, id]) => id)).size).toBe(2)
    for (const one of ids) {
      const [only] = await notesIn((await packageOf(ctx, [one], wanted)).path, dataDir)
      expect(all).toContainEqual(only)
    }
  })
})

type Occlusion = {
  readonly type: string
  readonly image: string
  readonly bytes: number
  readonly header: string
  readonly hidesAll: boolean
  readonly shapes: readonly (readonly [number, string, Readonly<Record<string, string>>])[]
  readonly cards: readonly { readonly ordinal: number; readonly question: string; readonly answer: string }[]
}

const occlusionsByAnki = (path: string): readonly Occlusion[] =>
  JSON.parse(runWithAnki('./read_occlusion.py', [path])) as readonly Occlusion[] // written by the script

const box = { x: 1000, y: 2000, width: 3000, height: 4000 }
const SHAPES: readonly NamedShape[] = [
  { number: 1, name: 'Kazakhstan: “north” & }}', hint: null, hidesAlways: true, shape: box },
  {
    number: 2,
    name: 'Kyrgyzstan',
    hint: 'in the {east}: 1',
    hidesAlways: true,
    shape: boxOfEllipse({ ...box, x: 0 }),
  },
  {
    number: 4,
    name: 'Uzbekistan',
    hint: null,
    hidesAlways: true,
    shape: boxOfPolygon([
      { x: 500, y: 125 },
      { x: 10_000, y: 125 },
      { x: 7001, y: 9999 },
    ]),
  },
]

const withPicture = async (ctx: Context, header = 'Which **country**?') => {
  const path = pathOf('map.png')
  writeFileSync(path, pngBytes(320, 200))
  const media = must(await addMedia(ctx, { path, name: 'map.png' }))
  const front = `${header}\n![a map](${mediaReference(media)})${shapesMarkdown(SHAPES)}`
  must(await addOwnCard(ctx, ownCardSchema.parse({ id: newId(ctx.now), front })))
}

const importedFile = async ({ ctx, dataDir }: Opened, path: string) => {
  const folder = await newStagingFolder(dataDir, ctx.now)
  const staged = must(await stagePackage({ path, fileName: 'maps.apkg', folder, now: ctx.now }).result)
  return must(await importPackage(ctx, staged, { withScheduling: true, deck: null })).report
}

const cardsOf = async (ctx: Context) =>
  [...(await exportedCards(ctx.engine.read, ctx.actor.workspaceIds, await cardsFound(ctx)))].sort(
    (a, b) => a.deletion - b.deletion,
  )

const textsOf = async (ctx: Context) => (await cardsOf(ctx)).map(({ form, deletion, front }) => [form, deletion, front])

onBothEngines('shapes on a picture', (open) => {
  describeWithAnki('in a package', () => {
    it('are an image occlusion for Anki, with the same shapes, and come back as they were', async () => {
      const { ctx } = await open()
      await withPicture(ctx)
      const ids = await cardsFound(ctx)
      expect(ids).toHaveLength(3)
      const { path } = await packageOf(ctx, ids, { withScheduling: true })
      const [occlusion, ...others] = occlusionsByAnki(path)
      expect(others).toEqual([])
      expect(occlusion).toMatchObject({
        type: 'Aide-Mémoire (image occlusion)',
        image: 'map.png',
        header: 'Which <b>country</b>?',
        hidesAll: true,
        shapes: [
          [1, 'rect', { left: '.1', top: '.2', width: '.3', height: '.4', oi: '1' }],
          [2, 'ellipse', { left: '0', top: '.2', rx: '.15', ry: '.2', oi: '1', hint: expect.any(String) }],
          [4, 'polygon', { left: '.05', top: '.0125', points: '.05,.0125 1,.0125 .7001,.9999', oi: '1' }],
        ],
      })
      expect(occlusion?.bytes).toBe(pngBytes(320, 200).length)
      expect(occlusion?.cards.map(({ ordinal }) => ordinal)).toEqual([1, 2, 4])
      for (const { question, answer } of occlusion?.cards ?? []) {
        expect(question).toContain('class="cloze" data-ordinal')
        expect(question).not.toMatch(/Kazakhstan|Kyrgyzstan|Uzbekistan/)
        expect(answer.match(/Kazakhstan|Kyrgyzstan|Uzbekistan/g)).toHaveLength(1)
      }
      const anki = readByAnki(path, path)
      expect(anki.imports.map((one) => one.new)).toEqual([1, 0])
      expect(anki.check.isWell, anki.check.problems).toBe(true)
      expect(anki.media.missing).toEqual([])

      const again = pathOf('again.apkg')
      runWithAnki('./pass_through.py', [path, again])
      const fresh = await open()
      const report = await importedFile(fresh, again)
      expect(report).toMatchObject({ cards: 3, problems: [], media: { new: 1, same: 0 } })
      expect(await textsOf(fresh.ctx)).toEqual(await textsOf(ctx))
      expect((await importedFile({ ...fresh, ctx: later(fresh.ctx, 1) }, again)).notes).toMatchObject({
        new: 0,
        changed: 0,
      })
    })
  })

  describeWithAnki('of Anki’s own image occlusion', () => {
    it('come in with header, picture, numbers and what is on the back', async () => {
      const [image, path] = [pathOf('map.png'), pathOf('stock.apkg')]
      writeFileSync(image, pngBytes(320, 200))
      const field =
        '{{c1::image-occlusion:rect:left=.1234:top=.2:width=.3:height=.4:oi=1}}<br>' +
        '{{c2::image-occlusion:polygon:left=.1:top=.1:points=.1,.1 .2,.1 .2,.3:oi=1}}<br>' +
        '{{c0::image-occlusion:text:left=.5:top=.5:text=a label:scale=1:fs=.05}}<br>'
      runWithAnki('./write_occlusion.py', [path, image, field])
      const opened = await open()
      const report = await importedFile(opened, path)
      expect(report).toMatchObject({ notes: { new: 1 }, cards: 2, media: { new: 1, same: 0 } })
      expect(report.problems.map(({ what }) => what)).toEqual(['1 label or unreadable shape on an image was left out.'])
      const [first, second, ...more] = await cardsOf(opened.ctx)
      expect(more).toEqual([])
      expect([first?.deletion, second?.deletion, first?.front === second?.front]).toEqual([1, 2, true])
      expect(first?.front).toMatch(/^Which \*\*country\*\*\?\n!\[\]\(media:[0-9a-f]{64}\.png#320x200\)\n\{\{c1::/)
      const triangle = [
        { x: 1000, y: 1000 },
        { x: 2000, y: 1000 },
        { x: 2000, y: 3000 },
      ]
      const part = { hint: null, hidesAlways: true }
      expect(occludedPictures(first?.front ?? '')[0]?.shapes).toEqual([
        { ...part, number: 1, name: 'Part 1', shape: { x: 1234, y: 2000, width: 3000, height: 4000 } },
        { ...part, number: 2, name: 'Part 2', shape: boxOfPolygon(triangle) },
      ])
      const [line] = (await searchCards(opened.ctx, cardQuery({ search: 'atlas' }))).lines
      expect(line?.statement).toBe('Which country? Part 1, Part 2')
      expect(first?.extra).toBe('See the atlas.')
    })
  })
})
