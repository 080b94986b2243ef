import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import { newKey } from '@/lib/data/library-ids'
import { tagNames } from '@/lib/data/queries/tag-names'
import type { ImportOptions } from '@/lib/domain/imports/import-options'
import { MINUTE_MS } from '@/lib/domain/time/units'
import { cardsOfNote } from '@/lib/interchange/anki/cards-of-note'
import { openAnkiPackage } from '@/lib/interchange/anki/open-anki-package'
import { searchCards } from '@/lib/services/cards/list-cards'
import type { Context } from '@/lib/services/context'
import { exportCards } from '@/lib/services/export/export-cards'
import { exportSchema } from '@/lib/services/export/export-input'
import { addOwnCard } from '@/lib/services/facts/add-own-card'
import { editCard } from '@/lib/services/facts/edit-card'
import { editFact } from '@/lib/services/facts/edit-fact'
import { loadFact } from '@/lib/services/facts/load-fact'
import { ownCardSchema } from '@/lib/services/facts/own-card-input'
import { undo } from '@/lib/services/history/undo'
import { importPackage } from '@/lib/services/imports/import-package'
import { stagePackage, stageTextFile } from '@/lib/services/imports/stage-package'
import { importStaged } from '@/lib/services/imports/text-import'
import { runDoctor } from '@/lib/services/storage/run-doctor'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { cardsFound, packageOf } from '@/tests/services/export-fixture'
import { folderOfNotes, ownCardsIn } from '@/tests/services/folder-fixture'
import { ankiPackageOf, type MadeNote, noonOf, stagedOf } from '@/tests/support/anki-package'
import { cardQuery } from '@/tests/support/card-query'
import { type Opened, onBothEngines } from '@/tests/support/engines'
import { answerOf, later } from '@/tests/support/entries'
import { firstOf, must, present } from '@/tests/support/must'

const ALL: ImportOptions = { withScheduling: true, deck: null }

const REVIEWS = [
  { id: noonOf(0), rating: 3, kind: 'learn', interval: -600, ease: 0 },
  { id: noonOf(0) + 600_000, rating: 3, kind: 'learn', interval: 2, ease: 0 },
  { id: noonOf(2), rating: 3, kind: 'review', interval: 9 },
] as const
const NOTES: readonly MadeNote[] = [
  { guid: 'plain', front: 'When was the Stone Bridge opened?', back: '1999', tags: ['bridges::stone', 'a'] },
  {
    guid: 'looks',
    front: '<div>Which <b>two</b>?</div>',
    back: '<ul><li>trade</li><li>the border</li></ul><br>',
    cards: [{}, {}],
  },
  { guid: 'signs', front: 'What is 2 * 3 * 4 &lt; _x_?', back: 'a<br>b&nbsp;c', tags: ['marked'] },
  {
    guid: 'studied',
    front: 'How long is the Oder?',
    back: '742 km',
    cards: [{ state: 'review', due: { kind: 'day', day: 11 }, intervalDays: 9, reps: 3, reviews: REVIEWS }],
  },
]

const ofPackage = async ({ ctx }: Pick<Opened, 'ctx'>, path: string) => {
  const { path: folder } = folderOfNotes({})
  const staged = must(await stagePackage({ path, fileName: 'cards.apkg', folder, now: ctx.now }).result)
  return must(await importPackage(ctx, staged, ALL)).report
}

const importedFrom = async (ctx: Context, name: string, table: string) => {
  const { path } = folderOfNotes({})
  writeFileSync(join(path, name), table)
  const order = {
    path: join(path, name),
    fileName: name,
    folder: path,
    choices: {},
    now: ctx.now,
  }
  const staged = must(await stageTextFile(order).result)
  return must(await importStaged(ctx, staged.staged, ALL)).report
}

const importedLibrary = async (ctx: Context): Promise<void> => {
  must(await importPackage(ctx, stagedOf(ankiPackageOf(NOTES)), ALL))
  await importedFrom(ctx, 'cards.csv', 'question,answer,tags\n"Two\nlines?","a\n\nb",x y\nPrice?,$5 and <b>6</b>,\n')
}

const stateOf = async ({ engine, actor }: Context) => {
  const { db, t } = engine.read
  const entries = await db.select().from(t.reviews)
  const cards = await db.select().from(t.cards)
  const memories = await db.select().from(t.memories)
  return { actor, entries, cards, memories }
}

onBothEngines('A package that was exported from this library', (open) => {
  it('changes nothing when it is imported again, also of cards that an import brought', async () => {
    const opened = await open()
    await importedLibrary(opened.ctx)
    const ids = await cardsFound(opened.ctx)
    let ctx = opened.ctx
    for (const [at, cardId] of ids.entries()) {
      ctx = later(ctx, MINUTE_MS)
      const rating = ([3, 4, 1, 2] as const)[at % 4] ?? 3
      if (at % 5 !== 4) await submitEntries(ctx, [await answerOf(ctx, cardId, rating)])
    }
    const before = await stateOf(ctx)
    const { path, counts } = await packageOf(ctx, ids, { withScheduling: true })
    expect(counts.reviews).toBeGreaterThan(8)
    const report = await ofPackage({ ...opened, ctx: later(ctx, MINUTE_MS) }, path)
    expect(report).toMatchObject({ notes: { new: 0, changed: 0 }, cards: 0, reviews: 0, problems: [] })
    expect(await stateOf(ctx)).toEqual(before)
  })
})

const FRONT = 'What did the Treaty of Kyakhta regulate?'
const BACK = '- trade\n- the border'

const tableOf = async (ctx: Context): Promise<string> => {
  const result = must(await exportCards(ctx, exportSchema.parse({ format: 'csv' })))
  return text(result.stream)
}

onBothEngines('An answer of several lines in an exported table', (open) => {
  it('is one cell of its row, as it was written, and comes back', async () => {
    const { ctx } = await open()
    await addOwnCard(ctx, ownCardSchema.parse({ id: newKey(), front: FRONT, back: BACK }))
    await addOwnCard(
      ctx,
      ownCardSchema.parse({ id: newKey(), front: 'A carriage return\rin it', back: '- 1727\n- 1728' }),
    )
    const table = await tableOf(ctx)
    // A parser may take the break of the first row for the only one; spreadsheets do not.
    expect(table.replace(/"(?:[^"]|"")*"/gu, '')).not.toMatch(/(?<!\r)\n|\r(?!\n)/u)
    const rows = parse(table, { columns: true, bom: true }) as Record<string, string>[]
    expect(rows.map(({ question, answer }) => [question, answer])).toEqual(expect.arrayContaining([[FRONT, BACK]]))
    expect(rows).toHaveLength(2)

    expect((await importedFrom(ctx, 'cards.csv', table)).notes).toEqual({ new: 0, changed: 0, same: 2 })
    const { ctx: other } = await open()
    expect((await importedFrom(other, 'cards.csv', table)).notes).toEqual({ new: 2, changed: 0, same: 0 })
    const cards = await ownCardsIn(other)
    expect(cards.get(FRONT)?.back).toBe(BACK)
    expect([...cards.values()].map(({ back }) => back)).toContain('- 1727\n- 1728')
  })
})

const tagged = (guid: string, tags: readonly string[]): MadeNote => ({
  guid,
  front: `Who leads ${guid}?`,
  back: 'x',
  tags,
})

const importedNotes = async (ctx: Context, notes: readonly MadeNote[]) => {
  return must(await importPackage(ctx, stagedOf(ankiPackageOf(notes)), { withScheduling: true, deck: null })).report
}

onBothEngines('tags of a package', (open) => {
  it('join the topic that differs from them only in capital letters, here or in the package', async () => {
    const { ctx } = await open()
    await addOwnCard(ctx, ownCardSchema.parse({ id: newKey(), front: 'Q?', back: 'A', topics: ['CSTO'] }))
    const notes = [tagged('a', ['csto', 'Energy']), tagged('b', ['Csto', 'energy', 'ENERGY'])]
    await importedNotes(later(ctx, 1), notes)
    expect(await tagNames(ctx.engine.read, ctx.actor.workspaceIds, 'topic')).toEqual(['CSTO', 'Energy'])
    expect((await importedNotes(later(ctx, 2), notes)).notes).toEqual({ new: 0, changed: 0, same: 2 })
  })

  it('of leeches become a topic where nothing else says it, and that is listed', async () => {
    const { ctx } = await open()
    const { problems } = await importedNotes(ctx, [tagged('a', ['leech']), tagged('b', ['Leech', 'energy'])])
    expect(problems).toMatchObject([{ count: 2, examples: ['Who leads a?', 'Who leads b?'] }])
    expect(problems[0]?.what).toContain('“leech”')
    expect(await tagNames(ctx.engine.read, ctx.actor.workspaceIds, 'topic')).toEqual(['energy', 'leech'])
  })
})

const SENTENCE = 'The {{c1::CSTO}} has {{c2::6}} members.'
const EXTRA = 'In Russian: **ОДКБ**'

/** A cloze note with something in the field “Back Extra” of Anki's own note type. */
const clozePackage = (extra = 'In Russian: <b>ОДКБ</b>') =>
  ankiPackageOf([{ guid: 'csto', front: SENTENCE, back: extra, cards: [{}, {}] }], {
    noteTypes: [
      {
        id: 1,
        name: 'Cloze',
        kind: 'cloze',

        fields: [{ name: 'Text' }, { name: 'Back Extra' }],
        templates: [{ name: 'Cloze', question: '{{cloze:Text}}', answer: '{{cloze:Text}}<br>\n{{Back Extra}}' }],
      },
    ],
  })

const importedCloze = async (ctx: Context, opened = clozePackage()) =>
  must(
    await importPackage(ctx, stagedOf(opened, 'csto.apkg', cardsOfNote), {
      withScheduling: true,
      deck: null,
    }),
  ).report

const exportedTable = async (ctx: Context) =>
  text(must(await exportCards(ctx, exportSchema.parse({ format: 'csv' }))).stream)

const extrasOf = async (ctx: Context) => {
  const { main } = await loadSession(ctx, {})
  return main.map(({ extra }) => extra)
}

onBothEngines('what a cloze note of Anki shows below its sentence', (open) => {
  it('is shown with the answer, found, and written into every kind of file', async () => {
    const { ctx, settings } = await open()
    expect(await importedCloze(ctx)).toMatchObject({ cards: 2, problems: [] })
    expect(await extrasOf(ctx)).toEqual([EXTRA])
    const { lines } = await searchCards(ctx, cardQuery({ search: 'ОДКБ' }))
    expect(lines).toHaveLength(2)
    const fact = lines[0] && (await loadFact(ctx, lines[0].factId))
    expect(fact?.fact.statement).toBe('The CSTO has 6 members.')

    const rows = parse(await exportedTable(ctx), { columns: true, bom: true }) as { extra: string }[]
    expect(rows.map(({ extra }) => extra)).toEqual([EXTRA, EXTRA])
    const { path } = await packageOf(ctx, await cardsFound(ctx), { withScheduling: false })
    const read = await openAnkiPackage(path, { now: ctx.now })
    if (!read.ok) throw new Error(read.message)
    const opened = read.package
    const [note] = [...opened.notes()]
    const noteType = opened.noteTypes.find(({ id }) => id === note?.typeId)
    if (!note || !noteType) throw new Error('the package has no note')
    const again = cardsOfNote(note, noteType)
    opened.close()
    expect(again.cards.map(({ front, extra }) => [front, extra])).toEqual([
      [SENTENCE, EXTRA],
      [SENTENCE, EXTRA],
    ])
    const doctor = must(await runDoctor(settings, ctx.now, { repair: false }))
    expect(doctor.checks.filter(({ name, found }) => found > 0 && name !== 'backup')).toEqual([])
  })

  it('stays through edits and the same file, follows a newer file, and comes back with an undo', async () => {
    const { ctx } = await open()
    await importedCloze(ctx)
    const line = firstOf((await searchCards(ctx, cardQuery({}))).lines)
    const reworded = SENTENCE.replace('members', 'member states')
    expect(await editCard(later(ctx, 1), line.cardId, { front: reworded, back: '', hint: null })).toMatchObject({
      ok: true,
    })
    expect(await extrasOf(later(ctx, 2))).toEqual([EXTRA])
    const loaded = present(await loadFact(ctx, line.factId))
    const cards = loaded.input.cards.map((card) => ({ ...card, extra: 'Founded in 2002' }))
    expect(await editFact(later(ctx, 3), line.factId, null, { ...loaded.input, cards })).toMatchObject({ ok: true })
    expect(await extrasOf(later(ctx, 4))).toEqual(['Founded in 2002'])
    expect(await undo(later(ctx, 5), {})).toMatchObject({ ok: true })
    expect(await extrasOf(later(ctx, 6))).toEqual([EXTRA])

    expect(await undo(later(ctx, 7), {})).toMatchObject({ ok: true })
    expect((await importedCloze(later(ctx, 8))).notes).toEqual({ new: 0, changed: 0, same: 1 })
    expect((await importedCloze(later(ctx, 9), clozePackage('Founded in 2002'))).notes).toEqual({
      new: 0,
      changed: 1,
      same: 0,
    })
    expect(await extrasOf(later(ctx, 10))).toEqual(['Founded in 2002'])
  })
})
