import { expect, it } from 'vitest'
import { exportedCards } from '@/lib/data/queries/export/exported-cards'
import { libraryCards } from '@/lib/data/queries/study/study-cards'
import { tagNames } from '@/lib/data/queries/tag-names'
import type { ImportOptions } from '@/lib/domain/imports/import-options'
import { sourcesWords } from '@/lib/domain/imports/import-words'
import { notesOfCards } from '@/lib/interchange/anki-export/notes-of-cards'
import { searchCards } from '@/lib/services/cards/list-cards'
import type { Context } from '@/lib/services/context'
import { editCard } from '@/lib/services/facts/edit-card'
import { loadFact } from '@/lib/services/facts/load-fact'
import { importPackage, previewImport } from '@/lib/services/imports/import-package'
import { undoImport } from '@/lib/services/imports/undo-import'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { ankiPackageOf, type MadeNote, noonOf, stagedOf } from '@/tests/support/anki-package'
import { cardQuery } from '@/tests/support/card-query'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, later } from '@/tests/support/entries'
import { firstOf, must } from '@/tests/support/must'

const ADDRESS = 'https://example.org/bridges?a=1'
const TYPE = {
  id: 7,
  name: 'Bridges',
  kind: 'standard',
  fields: [{ name: 'Front' }, { name: 'Back' }, { name: 'Source' }, { name: 'URL' }],
  templates: [{ name: 'Card 1', question: '{{Front}}', answer: '{{Back}}' }],
} as const
const STONE: MadeNote = {
  guid: 'stone',
  front: 'When was the Stone Bridge opened?',
  back: '1999',
  typeId: 7,
  more: ['<b>Bridge</b> Review, 2001', `<a href="${ADDRESS}">here</a>`],
}
const IRON: MadeNote = {
  guid: 'iron',
  front: 'What is the Iron Bridge made of?',
  back: 'iron',
  typeId: 7,
  more: ['', ''],
}
const LONG: MadeNote = {
  guid: 'long',
  front: 'Where is the Long Bridge?',
  back: 'Lucerne',
  typeId: 7,
  more: ['word '.repeat(70), ''],
}
const SOURCE: ImportOptions = { withScheduling: true, deck: null, sourceFields: { Bridges: ['Source'] } }
const without = (sourceFields: ImportOptions['sourceFields']): ImportOptions => ({
  ...SOURCE,
  ...(sourceFields ? { sourceFields } : { sourceFields: {} }),
})

const staged = (notes: readonly MadeNote[]) => stagedOf(ankiPackageOf(notes, { noteTypes: [TYPE] }))
const imported = async (ctx: Context, notes: readonly MadeNote[], options: ImportOptions) =>
  must(await importPackage(ctx, staged(notes), options))

const lineOf = async (ctx: Context, q: string) => {
  const line = firstOf((await searchCards(ctx, cardQuery({ search: q }))).lines)
  return line
}
const titleOf = async (ctx: Context, q: string) => (await lineOf(ctx, q)).title

onBothEngines('the source of notes of a package', (open) => {
  it('is offered and not taken, until a field is named', async () => {
    const { ctx } = await open()
    const { summary } = staged([STONE, IRON])
    expect(summary.noteTypes).toMatchObject([
      { name: 'Bridges', notes: 2, fields: [{}, {}, { isLikelySource: true }, { isLikelySource: true }] },
    ])
    const preview = await previewImport(ctx, staged([STONE, IRON]), without({}))
    expect(preview.sources).toBeUndefined()
    await imported(ctx, [STONE, IRON], without({}))
    expect(await titleOf(ctx, 'stone')).toBe('No source')
  })

  it('is shown with its address wherever a source is shown, and leaves with the card', async () => {
    const { ctx } = await open()
    const both = without({ Bridges: ['Source', 'URL'] })
    const { report } = await imported(ctx, [STONE, IRON, LONG], both)
    expect(report.sources).toEqual({ fields: { Bridges: ['Source', 'URL'] }, notes: 1 })
    expect(report.problems).toContainEqual({
      what: '1 note has a source of more than 300 characters, which was left out.',
      count: 1,
      examples: ['Where is the Long Bridge? Lucerne'],
    })
    const { cardId, factId } = await lineOf(ctx, 'stone')
    const noted = `Bridge Review, 2001, here, ${ADDRESS}`
    expect(await titleOf(ctx, 'stone')).toBe(noted)
    expect(await titleOf(ctx, 'iron')).toBe('No source')
    expect(await titleOf(ctx, 'long')).toBe('No source')
    expect((await loadFact(ctx, factId))?.source).toMatchObject({ title: noted, url: ADDRESS, origin: 'own' })
    const { workspaceIds } = ctx.actor
    const session = await libraryCards(ctx.engine.read, workspaceIds, [cardId])
    expect(session.get(cardId)?.source.title).toBe(noted)
    const [note] = notesOfCards(await exportedCards(ctx.engine.read, workspaceIds, [cardId]))
    expect(note?.guid).toBe('stone')
    expect(note?.fields.slice(4, 7)).toEqual([
      `Noted source: ${noted.replace('&', '&amp;')}<span class="end">.</span>`,
      '',
      ADDRESS,
    ])
  })

  it('is changed by another choice, kept without one, and put back by an undo', async () => {
    const { ctx } = await open()
    await imported(ctx, [STONE, IRON], SOURCE)
    expect(await titleOf(ctx, 'stone')).toBe('Bridge Review, 2001')
    // The same choice, and none, change nothing.
    for (const options of [SOURCE, without({})]) {
      const again = await imported(later(ctx, 1), [STONE, IRON], options)
      expect(again).toMatchObject({ importId: null, report: { notes: { changed: 0, same: 2 }, sources: { notes: 1 } } })
    }
    // A newer note keeps the choice.
    const newer = { ...STONE, back: '2000', more: ['The Sun', ''], modifiedAt: later(ctx, 1).now }
    await imported(later(ctx, 2), [newer, IRON], without({}))
    expect(await titleOf(ctx, 'stone')).toBe('The Sun')
    const other = await imported(later(ctx, 3), [newer, IRON], without({ Bridges: [] }))
    expect(other.report.notes).toEqual({ new: 0, changed: 1, same: 1 })
    expect(await titleOf(ctx, 'stone')).toBe('No source')
    expect((await undoImport(later(ctx, 4), other.importId)).ok).toBe(true)
    expect(await titleOf(ctx, 'stone')).toBe('The Sun')
    // It is known again which field it was.
    const again = await imported(later(ctx, 5), [newer, IRON], without({}))
    expect(again).toMatchObject({ importId: null, report: { notes: { same: 2 } } })
  })

  it('is not counted for a note that is left as it is, whose field stays chosen', async () => {
    const { ctx } = await open()
    await imported(ctx, [STONE, IRON], SOURCE)
    const { cardId } = await lineOf(ctx, 'stone')
    const text = { front: 'When was the Stone Bridge built?', back: '1999', hint: null }
    expect(await editCard(later(ctx, 1), cardId, text)).toMatchObject({ ok: true })
    const at = later(ctx, 2)
    const ofFile = async (more: readonly string[]) => {
      const newer = { ...STONE, back: '2000', more, modifiedAt: at.now }
      return previewImport(at, staged([newer, IRON]), without({}))
    }
    const report = await ofFile(['The Sun', ''])
    expect(report).toMatchObject({ notes: { same: 2 }, sources: { fields: { Bridges: ['Source'] }, notes: 0 } })
    expect(report.problems).toMatchObject([
      { what: '1 note was changed in the file and here; what you wrote here was kept.' },
    ])
    expect(sourcesWords(report)).toBeNull()
    expect((await ofFile(['word '.repeat(70), ''])).problems).toHaveLength(1)
  })

  it('is named by an own choice of each note type, and a type without the field is left as it is', async () => {
    const { ctx } = await open()
    await imported(ctx, [STONE, IRON], without({ Bridges: ['Nothing'], Other: ['Source'] }))
    expect(await titleOf(ctx, 'stone')).toBe('No source')
    await imported(later(ctx, 1), [STONE, IRON], without({ Bridges: ['URL'] }))
    expect(await titleOf(ctx, 'stone')).toBe(`here, ${ADDRESS}`)
  })
})

/** A card that was forgotten that often, and learned again each time. */
const forgotten = (guid: string, lapses: number, tags: readonly string[]): MadeNote => ({
  guid,
  front: `Who leads ${guid}?`,
  back: guid,
  tags,
  cards: [
    {
      state: 'review',
      due: { kind: 'day', day: 70 },
      intervalDays: 2,
      reps: 1 + 2 * lapses,
      lapses,
      reviews: [
        { id: noonOf(0), rating: 4, kind: 'learn', interval: 2, ease: 0 },
        ...Array.from({ length: lapses }, (_, i) => [
          { id: noonOf(2 + 3 * i), rating: 1 as const, kind: 'review' as const, interval: -600 },
          { id: noonOf(2 + 3 * i) + 900_000, rating: 3 as const, kind: 'relearn' as const, interval: 2 },
        ]).flat(),
      ],
    },
  ],
})

const NOTES = [
  forgotten('tagged', 8, ['leech', 'energy']),
  forgotten('rewritten', 9, ['energy']),
  forgotten('hard', 3, ['leech']),
]

const importedReport = async (ctx: Context, notes = NOTES) =>
  must(await importPackage(ctx, stagedOf(ankiPackageOf(notes)), { withScheduling: true, deck: null })).report

const found = async (ctx: Context, search: string) =>
  (await searchCards(ctx, cardQuery({ search }))).lines
    .map(({ question }) => question.map(({ text }) => text).join(''))
    .sort()

onBothEngines('the leeches of a package', (open) => {
  it('are leeches here, those whose tag was taken away are none, and the tag alone is a topic', async () => {
    const { ctx } = await open()
    const { problems } = await importedReport(ctx)
    expect(problems.map(({ what, examples }) => [what.includes('“leech”'), examples])).toEqual([
      [true, ['Who leads hard?']],
    ])
    expect(await found(ctx, 'is:leech')).toEqual(['Who leads tagged?'])
    expect(await found(ctx, 'tag:leech')).toEqual(['Who leads hard?', 'Who leads tagged?'])
    expect(await tagNames(ctx.engine.read, ctx.actor.workspaceIds, 'topic')).toEqual(['energy', 'leech'])
    expect((await importedReport(later(ctx, 1))).notes).toEqual({ new: 0, changed: 0, same: 3 })
  })

  it('become leeches again once they are forgotten often enough since', async () => {
    const { ctx } = await open()
    await importedReport(ctx)
    const line = firstOf((await searchCards(ctx, cardQuery({ search: 'rewritten' }))).lines)
    for (let day = 1; day <= 3; day++) {
      const at = later(ctx, day * 40 * 86_400_000)
      await submitEntries(at, [await answerOf(at, line.cardId, 1)])
      const again = later(at, 900_000)
      await submitEntries(again, [await answerOf(again, line.cardId, 3)])
      // Eight and then every four: the next is the twelfth.
      expect((await found(again, 'is:leech')).includes('Who leads rewritten?')).toBe(day === 3)
    }
  })
})
