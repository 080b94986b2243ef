import { text } from 'node:stream/consumers'
import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import { cardsOfNote } from '@/lib/interchange/anki/cards-of-note'
import { openAnkiPackage } from '@/lib/interchange/anki/open-anki-package'
import { searchCards } from '@/lib/services/cards/list-cards'
import type { Context } from '@/lib/services/context'
import { exportCards } from '@/lib/services/export/export-cards'
import { exportSchema } from '@/lib/services/export/export-input'
import { editCard } from '@/lib/services/facts/edit-card'
import { editFact } from '@/lib/services/facts/edit-fact'
import { loadFact } from '@/lib/services/facts/load-fact'
import { undo } from '@/lib/services/history/undo'
import { importPackage } from '@/lib/services/imports/import-package'
import { runDoctor } from '@/lib/services/storage/run-doctor'
import { loadSession } from '@/lib/services/study/load-session'
import { ankiPackageOf, stagedOf } from '@/tests/support/anki-package'
import { cardQuery } from '@/tests/support/card-query'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { firstOf, must, present } from '@/tests/support/must'
import { cardsFound, packageOf } from '../services/export-fixture'

const FRONT = 'The {{c1::CSTO}} has {{c2::6}} members.'
const EXTRA = 'In Russian: **ОДКБ**'

/** A cloze note with something in the field “Back Extra” of Anki's own note type. */
const cloze = (extra = 'In Russian: <b>ОДКБ</b>') =>
  ankiPackageOf([{ guid: 'csto', front: FRONT, back: extra, cards: [{}, {}] }], {
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

const imported = async (ctx: Context, opened = cloze()) =>
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
    expect(await imported(ctx)).toMatchObject({ cards: 2, problems: [] })
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
      [FRONT, EXTRA],
      [FRONT, EXTRA],
    ])
    const doctor = must(await runDoctor(settings, ctx.now, { repair: false }))
    expect(doctor.checks.filter(({ name, found }) => found > 0 && name !== 'backup')).toEqual([])
  })

  it('stays through edits and the same file, follows a newer file, and comes back with an undo', async () => {
    const { ctx } = await open()
    await imported(ctx)
    const line = firstOf((await searchCards(ctx, cardQuery({}))).lines)
    const reworded = FRONT.replace('members', 'member states')
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
    expect((await imported(later(ctx, 8))).notes).toEqual({ new: 0, changed: 0, same: 1 })
    expect((await imported(later(ctx, 9), cloze('Founded in 2002'))).notes).toEqual({ new: 0, changed: 1, same: 0 })
    expect(await extrasOf(later(ctx, 10))).toEqual(['Founded in 2002'])
  })
})
