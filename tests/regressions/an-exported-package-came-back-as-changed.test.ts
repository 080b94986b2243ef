import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { ImportOptions } from '@/lib/domain/imports/import-options'
import { MINUTE_MS } from '@/lib/domain/time/units'
import type { Context } from '@/lib/services/context'
import { importPackage } from '@/lib/services/imports/import-package'
import { stagePackage, stageTextFile } from '@/lib/services/imports/stage-package'
import { importStaged } from '@/lib/services/imports/text-import'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { ankiPackageOf, type MadeNote, noonOf, stagedOf } from '@/tests/support/anki-package'
import { type Opened, onBothEngines } from '@/tests/support/engines'
import { answerOf, later } from '@/tests/support/entries'
import { must } from '@/tests/support/must'
import { cardsFound, packageOf } from '../services/export-fixture'
import { folderOfNotes } from '../services/folder-fixture'

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

const importedLibrary = async (ctx: Context): Promise<void> => {
  must(await importPackage(ctx, stagedOf(ankiPackageOf(NOTES)), ALL))
  const { path: folder } = folderOfNotes({})
  const texts = {
    'cards.csv': 'question,answer,tags\n"Two\nlines?","a\n\nb",x y\nPrice?,$5 and <b>6</b>,\n',
  }
  for (const [name, text] of Object.entries(texts)) {
    const { path: place } = folderOfNotes({})
    writeFileSync(join(folder, name), text)
    const order = {
      path: join(folder, name),
      fileName: name,
      folder: place,
      choices: {},
      now: ctx.now,
    }
    const staged = must(await stageTextFile(order).result)
    must(await importStaged(ctx, staged.staged, ALL))
  }
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
