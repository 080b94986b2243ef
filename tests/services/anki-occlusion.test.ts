import { writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { mediaReference } from '@/lib/domain/media/media-reference'
import { type NamedShape, occludedPictures, shapesMarkdown } from '@/lib/domain/occlusion/occluded-text'
import { cardsOfNote } from '@/lib/interchange/anki/cards-of-note'
import { openAnkiPackage } from '@/lib/interchange/anki/open-anki-package'
import { ANKI_FORMATS } from '@/lib/interchange/anki-export/collection-parts'
import type { Context } from '@/lib/services/context'
import { addOwnCard } from '@/lib/services/facts/add-own-card'
import { ownCardSchema } from '@/lib/services/facts/own-card-input'
import { addMedia } from '@/lib/services/media/add-media'
import { pngBytes } from '@/lib/sources/media/media.fixture'
import { describeWithAnki, readByAnki, runWithAnki } from '@/tests/support/anki/anki-engine'
import { onBothEngines } from '@/tests/support/engines'
import { newId } from '@/tests/support/entries'
import { cardsFound, packageOf, pathOf } from './export-fixture'

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
  { number: 1, name: 'Kazakhstan: “north” & }}', hint: null, hidesAlways: true, shape: { kind: 'rect', ...box } },
  {
    number: 2,
    name: 'Kyrgyzstan',
    hint: 'in the {east}: 1',
    hidesAlways: true,
    shape: { kind: 'ellipse', ...box, x: 0 },
  },
  {
    number: 4,
    name: 'Uzbekistan',
    hint: null,
    hidesAlways: true,
    shape: {
      kind: 'polygon',
      points: [
        { x: 500, y: 125 },
        { x: 10_000, y: 125 },
        { x: 7001, y: 9999 },
      ],
    },
  },
]

const withPicture = async (ctx: Context, header = 'Which **country**?') => {
  const path = pathOf('map.png')
  writeFileSync(path, pngBytes(320, 200))
  const media = await addMedia(ctx, { path, name: 'map.png' })
  if (!media.ok) throw new Error(media.message)
  const front = `${header}\n![a map](${mediaReference(media.value)})${shapesMarkdown(SHAPES)}`
  const added = await addOwnCard(ctx, ownCardSchema.parse({ id: newId(ctx.now), front }))
  if (!added.ok) throw new Error(added.message)
  return media.value.digest
}

const notesOf = async (path: string) => {
  const opened = await openAnkiPackage(path, { now: Date.now() + 86_400_000 })
  if (!opened.ok) throw new Error(opened.message)
  const types = new Map(opened.package.noteTypes.map((type) => [type.id, type]))
  const notes = [...opened.package.notes()].flatMap((note) => {
    const type = types.get(note.typeId)
    return type ? [cardsOfNote(note, type)] : []
  })
  opened.package.close()
  return notes
}

onBothEngines('shapes on a picture', (open) => {
  describeWithAnki.each(ANKI_FORMATS)('in a %s package', (format) => {
    it('are an image occlusion for Anki, with the same shapes, and come back as they were', async () => {
      const { ctx } = await open()
      const digest = await withPicture(ctx)
      const ids = await cardsFound(ctx)
      expect(ids).toHaveLength(3)
      const { path } = await packageOf(ctx, ids, { format, withScheduling: true })
      const [occlusion, ...others] = occlusionsByAnki(path)
      expect(others).toEqual([])
      expect(occlusion).toMatchObject({
        type: 'Aide-Mémoire (image occlusion)',
        image: `aide-${digest}.png`,
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
      const [note] = await notesOf(again)
      expect(note?.cards.map(({ form, deletion }) => [form, deletion])).toEqual([
        ['cloze', 1],
        ['cloze', 2],
        ['cloze', 4],
      ])
      for (const { front, extra } of note?.cards ?? []) {
        expect(front.startsWith('Which **country**?')).toBe(true)
        expect(front.endsWith(shapesMarkdown(SHAPES))).toBe(true)
        expect(extra).toBeNull()
      }
    })
  })
})

describeWithAnki('an image occlusion of Anki', () => {
  it('comes in with its header, its shapes by number and what is on its back', async () => {
    const [image, path] = [pathOf('map.png'), pathOf('stock.apkg')]
    writeFileSync(image, pngBytes(320, 200))
    const field =
      '{{c1::image-occlusion:rect:left=.1234:top=.2:width=.3:height=.4:oi=1}}<br>' +
      '{{c2::image-occlusion:polygon:left=.1:top=.1:points=.1,.1 .2,.1 .2,.3:oi=1}}<br>' +
      '{{c0::image-occlusion:text:left=.5:top=.5:text=a label:scale=1:fs=.05}}<br>'
    runWithAnki('./write_occlusion.py', [path, image, field])
    const [note] = await notesOf(path)
    expect(note?.problems.map(({ kind, detail }) => [kind, detail])).toContainEqual(['image-occlusion', 'text'])
    const [first, second, ...more] = note?.cards ?? []
    expect(more).toEqual([])
    expect([first?.extra, second?.extra]).toEqual(['See the atlas.', 'See the atlas.'])
    expect(first?.front.startsWith('Which **country**?')).toBe(true)
    // With or without the picture the shapes are the same.
    const picture = `![](media:${'0'.repeat(64)}.png)`
    const shapes = first?.front.slice(first.front.indexOf(':\n{{c1::')) ?? ''
    expect(occludedPictures(`${picture}${shapes}`)[0]?.shapes).toEqual([
      {
        number: 1,
        name: 'Part 1',
        hint: null,
        hidesAlways: true,
        shape: { kind: 'rect', x: 1234, y: 2000, width: 3000, height: 4000 },
      },
      {
        number: 2,
        name: 'Part 2',
        hint: null,
        hidesAlways: true,
        shape: {
          kind: 'polygon',
          points: [
            { x: 1000, y: 1000 },
            { x: 2000, y: 1000 },
            { x: 2000, y: 3000 },
          ],
        },
      },
    ])
  })
})
