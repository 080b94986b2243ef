import { expect, it } from 'vitest'
import { logsOfCards, memoriesOf } from '@/lib/data/queries/study/log'
import { textOf } from '@/lib/domain/cards/segments'
import type { CardId } from '@/lib/domain/ids'
import type { ImportOptions } from '@/lib/domain/imports/import-options'
import { DAY_MS } from '@/lib/domain/time/units'
import { searchCards } from '@/lib/services/cards/list-cards'
import type { Context } from '@/lib/services/context'
import { addOwnCard } from '@/lib/services/facts/add-own-card'
import { editCard } from '@/lib/services/facts/edit-card'
import { ownCardSchema } from '@/lib/services/facts/own-card-input'
import { importPackage, previewImport } from '@/lib/services/imports/import-package'
import { undoImport } from '@/lib/services/imports/undo-import'
import { loadTrueRetention } from '@/lib/services/retention/load-overview'
import { openRetention } from '@/lib/services/retention/retention-model'
import { runDoctor } from '@/lib/services/storage/run-doctor'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { ankiPackageOf, type MadeNote, noonOf, stagedOf } from '@/tests/support/anki-package'
import { cardQuery } from '@/tests/support/card-query'
import { dump } from '@/tests/support/dump'
import { type Opened, onBothEngines } from '@/tests/support/engines'
import { answerOf, later } from '@/tests/support/entries'
import { firstOf, must } from '@/tests/support/must'

const ALL: ImportOptions = { withScheduling: true, deck: null }

const REVIEWS = [
  { id: noonOf(0), rating: 3, kind: 'learn', interval: -600, ease: 0 },
  { id: noonOf(0) + 600_000, rating: 3, kind: 'learn', interval: 2, ease: 0 },
  { id: noonOf(2), rating: 3, kind: 'review', interval: 9 },
  { id: noonOf(11), rating: 1, kind: 'review', interval: -600 },
  { id: noonOf(11) + 900_000, rating: 3, kind: 'relearn', interval: 4 },
  { id: noonOf(15), rating: 4, kind: 'review', interval: 200 },
] as const

const STUDIED: MadeNote = {
  guid: 'stone',
  front: 'When was the Stone Bridge opened?',
  back: '1999',
  tags: ['bridges::stone', 'marked', 'leech'],
  cards: [
    {
      state: 'review',
      due: { kind: 'day', day: 215 },
      intervalDays: 200,
      reps: 6,
      lapses: 1,
      flag: 3,
      deckId: 2,
      reviews: REVIEWS,
    },
  ],
}
const NEW: MadeNote = { guid: 'iron', front: 'What is the Iron Bridge made of?', back: 'cast iron', cards: [{}, {}] }
const SUSPENDED: MadeNote = {
  guid: 'wood',
  front: 'Where is the Wood Bridge?',
  back: 'Lucerne',
  cards: [{ suspended: true }],
}
const NOTES = [STUDIED, NEW, SUSPENDED]

const imported = async (ctx: Context, notes: readonly MadeNote[], options = ALL) =>
  must(await importPackage(ctx, stagedOf(ankiPackageOf(notes)), options))

const found = async (ctx: Context, query: Record<string, string>) => (await searchCards(ctx, cardQuery(query))).lines

const cardOf = async (ctx: Context, words: string): Promise<CardId> => {
  const line = firstOf(await found(ctx, { search: words }))
  return line.cardId
}

const memoryOf = async (ctx: Context, cardId: CardId) =>
  (await memoriesOf(ctx.engine.read, ctx.actor.learnerId, [cardId])).get(cardId) ?? null

const logOf = async (ctx: Context, cardId: CardId) =>
  [...((await logsOfCards(ctx.engine.read, ctx.actor.learnerId, [cardId])).get(cardId) ?? [])].sort(
    (a, b) => a.at - b.at,
  )

/** What the doctor finds. */
const wrong = async ({ ctx, settings }: Opened, now = ctx.now + 3 * DAY_MS) => {
  await openRetention(ctx)
  return must(await runDoctor(settings, now, { repair: false })).checks.filter(
    ({ found: n, name }) => n > 0 && name !== 'backup',
  )
}

/** The tests of memory that the statistics know. */
const tested = async (ctx: Context) => {
  const { rows } = await loadTrueRetention(await openRetention(ctx))
  return rows.find(({ period }) => period === 'all')?.all
}

onBothEngines('importing an Anki collection', (open) => {
  it('says what it would bring, and writes nothing', async () => {
    const opened = await open()
    const { ctx, engine } = opened
    const before = await dump(engine)
    const report = await previewImport(ctx, stagedOf(ankiPackageOf(NOTES)), ALL)
    expect(report).toEqual({
      notes: { new: 3, changed: 0, same: 0 },
      cards: 4,
      reviews: 6,
      media: { new: 0, bytes: 0, same: 0 },
      decks: ['Bridges', 'Bridges::Europe'],
      newDecks: ['Bridges', 'Bridges::Europe'],
      problems: [
        {
          what: '1 note has the tag “leech”, but too few lapses for it: the tag became a topic.',
          count: 1,
          examples: ['When was the Stone Bridge opened?'],
        },
      ],
      memories: null,
    })
    expect(await dump(engine)).toEqual(before)
  })

  it('puts each deck where it is wanted, as new cards or not at all', async () => {
    const opened = await open()
    const { ctx } = opened
    const notes: readonly MadeNote[] = [NEW, STUDIED, { ...SUSPENDED, cards: [{ deckId: 2 }] }]
    const choose = (decks: NonNullable<ImportOptions['decks']>): ImportOptions => ({ ...ALL, decks })
    const choice = { to: null, withScheduling: true, isLeftOut: false }
    const leftOut = choose({ 'Bridges::Europe': { ...choice, isLeftOut: true } })
    const preview = await previewImport(ctx, stagedOf(ankiPackageOf(notes)), leftOut)
    expect(preview).toMatchObject({ notes: { new: 1 }, reviews: 0, decks: ['Bridges'] })
    await imported(ctx, notes, leftOut)
    expect(await found(ctx, { search: 'stone' })).toEqual([])
    const asNew = choose({ Bridges: { to: 'World', withScheduling: false, isLeftOut: false } })
    const { report } = await imported(later(ctx, 1), notes, asNew)
    expect(report).toMatchObject({ notes: { new: 2, same: 1 }, reviews: 0, decks: ['World::Europe'] })
    expect(await memoryOf(ctx, await cardOf(ctx, 'stone bridge'))).toBeNull()
    expect(await found(ctx, { deck: 'World::Europe' })).toHaveLength(2)
    // The reviews follow once they are wanted.
    expect((await imported(later(ctx, 2), notes)).report).toMatchObject({ notes: { new: 0, same: 3 }, reviews: 6 })
    expect(await wrong(opened)).toEqual([])
  })

  it('takes what the file says of a note that was edited here, if that is wanted', async () => {
    const opened = await open()
    const { ctx } = opened
    await imported(ctx, [STUDIED])
    const before = await memoryOf(ctx, await cardOf(ctx, 'stone bridge'))
    const text = { front: 'When was the edited Stone Bridge opened?', back: '1999', hint: null }
    expect(await editCard(ctx, await cardOf(ctx, 'stone bridge'), text)).toMatchObject({ ok: true })
    const newer = [{ ...STUDIED, back: 'in 1999, in May', modifiedAt: noonOf(1) }]
    expect((await imported(later(ctx, 1), newer)).report.notes).toEqual({ new: 0, changed: 0, same: 1 })
    const { importId, report } = await imported(later(ctx, 2), newer, { ...ALL, winner: 'file' })
    expect(report.notes).toEqual({ new: 0, changed: 1, same: 0 })
    expect(await found(ctx, { search: 'in May' })).toHaveLength(1)
    expect(await memoryOf(ctx, await cardOf(ctx, 'stone bridge'))).toEqual(before)
    await undoImport(later(ctx, 3), importId)
    expect(await found(ctx, { search: 'edited' })).toHaveLength(1)
    // It is known to be edited as before.
    expect((await imported(later(ctx, 4), newer)).report.notes).toEqual({ new: 0, changed: 0, same: 1 })
    expect(await wrong(opened)).toEqual([])
  })

  it('is found by its id: the cards that came in or changed, and no others', async () => {
    const { ctx } = await open()
    const first = await imported(ctx, [STUDIED, NEW])
    const second = await imported(later(ctx, 1), [
      { ...STUDIED, back: 'in 1999', modifiedAt: noonOf(1) },
      NEW,
      SUSPENDED,
    ])
    const of = async ({ importId }: { readonly importId: string | null }) =>
      (await found(ctx, { search: `import:${importId}` })).map(({ question }) => textOf(question)).sort()
    expect(await of(first)).toEqual([NEW.back, NEW.front, STUDIED.front].sort())
    expect(await of(second)).toEqual([STUDIED.front, SUSPENDED.front].sort())
    expect(await of({ importId: 'another' })).toEqual([])
  })

  it('makes a fact of each note, without a source, in the deck that the note has', async () => {
    const opened = await open()
    const { ctx } = opened
    const { report } = await imported(ctx, NOTES)
    expect(report).toMatchObject({ notes: { new: 3 }, cards: 4, reviews: 6 })
    const [line] = await found(ctx, { search: 'stone bridge' })
    expect(line).toMatchObject({ title: 'No source', statement: `${STUDIED.front} 1999` })
    expect(await found(ctx, { about: 'bridges::stone' })).toHaveLength(1)
    expect(await found(ctx, { about: 'marked' })).toHaveLength(0)
    expect(await found(ctx, { deck: 'Bridges' })).toHaveLength(4)
    expect(await found(ctx, { deck: 'Bridges::Europe' })).toHaveLength(1)
    expect(await found(ctx, { search: 'is:marked' })).toHaveLength(1)
    expect(await found(ctx, { flag: '3' })).toHaveLength(1)
    expect((await found(ctx, { search: 'is:suspended' })).map(({ statement }) => statement)).toEqual([
      'Where is the Wood Bridge? Lucerne',
    ])
    const { main } = await loadSession(ctx, {})
    expect(main.map(({ form }) => form)).toContain('question')
    expect(await wrong(opened)).toEqual([])
  })

  it('puts every review into the log, at its instant and with the time that it took', async () => {
    const opened = await open()
    const { ctx } = opened
    await imported(ctx, NOTES)
    const cardId = await cardOf(ctx, 'stone bridge')
    const log = await logOf(ctx, cardId)
    const answers = log.flatMap((entry) => (entry.kind === 'review' ? [entry] : []))
    expect(answers.map(({ at, rating }) => [at, rating])).toEqual(REVIEWS.map(({ id, rating }) => [id, rating]))
    expect(
      answers.every(({ answerMs, questionMs, mode }) => answerMs === 4_000 && questionMs === 0 && mode === 'study'),
    ).toBe(true)
    const memory = await memoryOf(ctx, cardId)
    expect(memory).toMatchObject({ state: 'review', reps: 6, lapses: 1, flag: 3, marked: true, suspended: false })
    expect(memory?.dueDay).toBe(Math.floor(noonOf(215) / DAY_MS))
  })

  it('gives the memory of a card that was answered here in the same way', async () => {
    const { ctx } = await open(noonOf(0) - DAY_MS)
    const own = ownCardSchema.parse({ id: crypto.randomUUID(), front: 'Which river is at Cologne?', back: 'the Rhine' })
    await addOwnCard(ctx, own)
    const ownCard = await cardOf(ctx, 'cologne')
    const now = later(ctx, 40 * DAY_MS)
    for (const { id, rating } of REVIEWS) await submitEntries(now, [await answerOf(now, ownCard, rating, id)])
    await imported(now, NOTES)
    const [here, there] = [await memoryOf(now, ownCard), await memoryOf(now, await cardOf(now, 'stone bridge'))]
    for (const field of ['stability', 'difficulty', 'reps', 'lapses', 'lastReviewAt', 'lastReviewDay'] as const) {
      expect(there?.[field]).toBe(here?.[field])
    }
    expect(here?.stability).toBeGreaterThan(1)
  })

  it('changes nothing when the same package comes again', async () => {
    const opened = await open()
    const { ctx, engine } = opened
    await imported(ctx, NOTES)
    const before = await dump(engine)
    const again = await imported(later(ctx, DAY_MS), NOTES)
    expect(again).toMatchObject({
      importId: null,
      report: { notes: { new: 0, changed: 0, same: 3 }, cards: 0, reviews: 0 },
    })
    expect(await dump(engine)).toEqual(before)
  })

  it('takes over what a newer package says, with the answers that are new, and keeps memories', async () => {
    const opened = await open()
    const { ctx } = opened
    await imported(ctx, NOTES)
    const cardId = await cardOf(ctx, 'iron bridge made')
    await submitEntries(ctx, [await answerOf(ctx, cardId, 4)])
    const known = await memoryOf(ctx, cardId)
    const studied = await memoryOf(ctx, await cardOf(ctx, 'stone bridge'))
    const answered = {
      ...STUDIED,
      cards: [{ ...STUDIED.cards?.[0], reviews: [...REVIEWS, { id: noonOf(216), interval: 300 }] }],
    }
    const newer = [answered, { ...NEW, back: 'wrought iron', modifiedAt: noonOf(90), tags: ['metal'] }, SUSPENDED]
    const { report } = await imported(later(ctx, DAY_MS), newer)
    expect(report).toMatchObject({ notes: { new: 0, changed: 1, same: 2 }, cards: 0, reviews: 1 })
    expect(await cardOf(ctx, 'iron bridge made wrought')).toBe(cardId)
    expect(await memoryOf(ctx, cardId)).toEqual(known)
    expect(await found(ctx, { about: 'metal' })).toHaveLength(2)
    const longer = await memoryOf(ctx, await cardOf(ctx, 'stone bridge'))
    expect(longer?.reps).toBe((studied?.reps ?? 0) + 1)
    expect(longer?.stability).toBeGreaterThan(studied?.stability ?? 0)
  })

  it('keeps what was edited here, and what is newer here, and says so', async () => {
    const opened = await open()
    const { ctx } = opened
    await imported(ctx, NOTES)
    const older = [{ ...NEW, back: 'steel', modifiedAt: noonOf(-9) }]
    const { report } = await imported(later(ctx, DAY_MS), older)
    expect(report.notes).toEqual({ new: 0, changed: 0, same: 1 })
    expect(report.problems.map(({ what }) => what)).toEqual([
      '1 note is older in the package than here and was not changed.',
    ])
    expect(await found(ctx, { search: 'steel' })).toHaveLength(0)
  })

  it('imports without scheduling: all cards are new', async () => {
    const opened = await open()
    const { ctx } = opened
    const { report } = await imported(ctx, NOTES, { withScheduling: false, deck: 'From Anki' })
    expect(report).toMatchObject({ cards: 4, reviews: 0, decks: ['From Anki'] })
    expect(await found(ctx, { search: 'is:new' })).toHaveLength(4)
    expect(await found(ctx, { deck: 'From Anki' })).toHaveLength(4)
    const { report: second } = await imported(later(ctx, DAY_MS), NOTES)
    expect(second).toMatchObject({ notes: { same: 3 }, cards: 0, reviews: 6 })
    expect((await memoryOf(ctx, await cardOf(ctx, 'stone bridge')))?.reps).toBe(6)
  })

  it('shows the imported history in the statistics', async () => {
    const opened = await open()
    const { ctx } = opened
    await imported(ctx, NOTES)
    expect(await tested(ctx)).toMatchObject({ n: 3, passed: 2 })
    expect(await wrong(opened)).toEqual([])
  })

  it('leaves nothing behind if it is stopped midway', async () => {
    const opened = await open()
    const { ctx, engine } = opened
    const before = await dump(engine)
    const notes = Array.from({ length: 9 }, (_, i) => ({ ...STUDIED, guid: `note ${i}` }))
    const stop = new AbortController()
    const result = await importPackage(ctx, stagedOf(ankiPackageOf(notes)), ALL, {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    })
    expect(result).toEqual({ ok: false, code: 'conflict', message: 'The import was stopped. Nothing was imported.' })
    expect(await dump(engine)).toEqual(before)
  })
})

onBothEngines('undoing an import', (open) => {
  it('takes everything back, and the same package brings the same cards back', async () => {
    const opened = await open()
    const { ctx } = opened
    const { importId } = await imported(ctx, NOTES)
    const cardId = await cardOf(ctx, 'stone bridge')
    const memory = await memoryOf(ctx, cardId)
    const undone = await undoImport(later(ctx, 1_000), importId)
    expect(undone).toMatchObject({ ok: true, value: { retired: 3, restored: 0, kept: 0 } })
    expect(await found(ctx, {})).toHaveLength(0)
    expect((await loadSession(ctx, {})).main).toHaveLength(0)
    expect(await tested(ctx)).toMatchObject({ n: 0 })
    expect((await logOf(ctx, cardId)).filter(({ kind }) => kind === 'review')).toHaveLength(6)
    expect(await undoImport(ctx, importId)).toMatchObject({ ok: false, code: 'conflict' })
    const { report } = await imported(later(ctx, DAY_MS), NOTES)
    expect(report).toMatchObject({ notes: { new: 3 }, cards: 4, reviews: 6 })
    expect(await cardOf(ctx, 'stone bridge')).toBe(cardId)
    expect(await memoryOf(ctx, cardId)).toEqual(memory)
    expect(await wrong(opened)).toEqual([])
    const again = await imported(later(ctx, 2 * DAY_MS), NOTES)
    expect(again.importId).toBeNull()
  })

  it('gives back what changed notes said, and takes back only the answers of that import', async () => {
    const opened = await open()
    const { ctx } = opened
    await imported(ctx, NOTES)
    const cardId = await cardOf(ctx, 'stone bridge')
    const memory = await memoryOf(ctx, cardId)
    const more = [...REVIEWS, { id: noonOf(216), interval: 300 }]
    const newer = [
      {
        ...STUDIED,
        front: 'When was it opened?',
        modifiedAt: noonOf(90),
        cards: [{ ...STUDIED.cards?.[0], reviews: more }, {}],
      },
    ]
    const { importId, report } = await imported(later(ctx, DAY_MS), newer)
    expect(report).toMatchObject({ notes: { changed: 1 }, cards: 1, reviews: 1 })
    expect((await memoryOf(ctx, cardId))?.reps).toBe(7)
    expect(await undoImport(later(ctx, 2 * DAY_MS))).toMatchObject({
      ok: true,
      value: { importId, restored: 1, retired: 0 },
    })
    expect(await cardOf(ctx, 'stone bridge')).toBe(cardId)
    expect(await found(ctx, {})).toHaveLength(4)
    expect(await memoryOf(ctx, cardId)).toEqual(memory)
    expect(await wrong(opened)).toEqual([])
  })
})
