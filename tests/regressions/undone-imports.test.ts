import { expect, it } from 'vitest'
import { allDecks } from '@/lib/data/queries/learner/decks'
import { textOf } from '@/lib/domain/cards/segments'
import { NO_DECK_OPTIONS } from '@/lib/domain/scheduling/settings'
import { NO_ANKI_LIMITS } from '@/lib/interchange/anki/anki-package'
import { changeCards } from '@/lib/services/cards/change-cards'
import { searchCards } from '@/lib/services/cards/list-cards'
import type { Context } from '@/lib/services/context'
import { retireFact } from '@/lib/services/facts/retire-fact'
import { undo } from '@/lib/services/history/undo'
import { importPackage } from '@/lib/services/imports/import-package'
import { undoImport } from '@/lib/services/imports/undo-import'
import { loadExpectedRecall } from '@/lib/services/retention/load-overview'
import { openRetention } from '@/lib/services/retention/retention-model'
import { setDeckOptions } from '@/lib/services/settings/deck-options'
import { runDoctor } from '@/lib/services/storage/run-doctor'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { ownCardsIn } from '@/tests/services/folder-fixture'
import { ankiPackageOf, type MadeNote, stagedOf } from '@/tests/support/anki-package'
import { cardQuery } from '@/tests/support/card-query'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { firstOf, must } from '@/tests/support/must'

/** Brings one note in a deck, with limits of its own if they are given. */
const importedDeck = async (ctx: Context, deck: string, limit: number | null = null) => {
  const limits = limit === null ? {} : { limits: { ...NO_ANKI_LIMITS, newPerDay: limit } }
  const opened = ankiPackageOf([{ guid: deck, front: `Who leads ${deck}?`, back: 'nobody' }], {
    decks: [{ id: 1, name: deck, presetId: null, ...limits }],
  })
  const options = { withScheduling: true, deck: null }
  return must(await importPackage(ctx, stagedOf(opened, `${deck}.apkg`), options)).importId
}

onBothEngines('an import that is undone', (open) => {
  it('takes its decks with it, also if they had limits of their own or got them here', async () => {
    const { ctx, settings } = await open()
    const asia = await importedDeck(ctx, 'Asia')
    const africa = await importedDeck(later(ctx, 1), 'Africa', 4)
    const decks = () => allDecks(ctx.engine.read, ctx.actor.workspaceIds)
    expect(await decks()).toEqual(['Africa', 'Asia'])

    must(await undoImport(later(ctx, 2), africa))
    expect(await decks()).toEqual(['Asia'])

    must(await setDeckOptions(later(ctx, 3), 'Asia', { ...NO_DECK_OPTIONS, newPerDay: 9 }))
    must(await undoImport(later(ctx, 4), asia))
    expect(await decks()).toEqual([])
    const { checks } = must(await runDoctor(settings, later(ctx, 5).now, { repair: false }))
    expect(checks.flatMap(({ examples }) => examples)).toEqual([])
  })
})

const importedNote = async (ctx: Context, name: string, back = 'nobody') => {
  const opened = ankiPackageOf([{ guid: name, front: `Who leads ${name}?`, back, modifiedAt: ctx.now }])
  const result = must(await importPackage(ctx, stagedOf(opened, `${name}.apkg`), { withScheduling: true, deck: null }))
  return result.importId ?? ''
}

const found = async (ctx: Context, q: string) =>
  (await searchCards(ctx, cardQuery({ search: q }))).lines.map(({ question, ...line }) => ({
    ...line,
    front: textOf(question),
  }))

const frontsOf = async (ctx: Context, q: string) => (await found(ctx, q)).map(({ front }) => front).sort()

const ASIA = 'Who leads Asia?'
const AFRICA = 'Who leads Africa?'

onBothEngines('Cards of an import that was undone', (open) => {
  it('are not listed as retired, where only what the learner retired is', async () => {
    const { ctx } = await open()
    await importedNote(ctx, 'Asia')
    const asia = firstOf(await found(ctx, 'Asia'))
    await retireFact(later(ctx, 1), asia.factId)
    const africa = await importedNote(later(ctx, 2), 'Africa')
    expect((await undoImport(later(ctx, 3), africa)).ok).toBe(true)
    const end = later(ctx, 4)
    for (const q of ['is:retired', 'is:retired or is:new', 'is:retired or is:due'])
      expect(await frontsOf(end, q), q).toEqual([ASIA])

    await importedNote(end, 'Africa')
    expect(await frontsOf(later(ctx, 5), '')).toEqual([AFRICA])
    const card = firstOf(await found(later(ctx, 5), 'Africa'))
    await retireFact(later(ctx, 6), card.factId)
    expect(await frontsOf(later(ctx, 7), 'is:retired')).toEqual([AFRICA, ASIA])
  })
})

const factsIn = async (ctx: Context) => (await loadExpectedRecall(await openRetention(ctx))).factsInLibrary

onBothEngines('What you know', (open) => {
  it('counts the facts of the library that there are now, also if those that came or went were never studied', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 6)
    const [answered, retired] = await firstCards(ctx, 2)
    await submitEntries(ctx, [await answerOf(ctx, answered, 4)])
    expect(await factsIn(ctx)).toBe(6)
    await changeCards(later(ctx, 1), { kind: 'retire' }, { kind: 'some', cardIds: [retired] })
    expect(await factsIn(later(ctx, 2))).toBe(5)
    expect(await undo(later(ctx, 3))).toMatchObject({ ok: true })
    expect(await factsIn(later(ctx, 4))).toBe(6)
  })
})

const importedNotes = async (ctx: Context, fileName: string, notes: readonly MadeNote[]) => {
  const staged = stagedOf(ankiPackageOf(notes), fileName)
  const result = must(await importPackage(ctx, staged, { withScheduling: true, deck: null }))
  return result.importId ?? ''
}

const noteOf = (name: string, back: string, modifiedAt: number): MadeNote => ({
  guid: name,
  front: `Who leads ${name}?`,
  back,
  modifiedAt,
})

const inUse = async (ctx: Context): Promise<readonly string[]> =>
  [...(await ownCardsIn(ctx)).values()]
    .filter(({ retiredAt }) => retiredAt === null)
    .map(({ front, back }) => `${front} ${back}`)
    .sort()

onBothEngines('An import', (open) => {
  it('is undone whatever was imported after it, unless that has the same cards', async () => {
    const { ctx } = await open()
    const first = await importedNotes(ctx, 'asia.apkg', [noteOf('Asia', 'nobody', 1)])
    await importedNotes(later(ctx, 1), 'africa.apkg', [noteOf('Africa', 'nobody', 1)])
    const newer = await importedNotes(later(ctx, 2), 'asia2.apkg', [noteOf('Asia', 'everybody', later(ctx, 2).now)])
    await importedNotes(later(ctx, 3), 'america.apkg', [noteOf('America', 'nobody', 1)])

    expect(await undoImport(later(ctx, 4), first)).toMatchObject({
      ok: false,
      message: '“asia2.apkg” was imported after it and has some of the same cards. Undo that import first.',
    })
    expect(await undoImport(later(ctx, 5), newer)).toMatchObject({ ok: true })
    expect(await undoImport(later(ctx, 6), first)).toMatchObject({ ok: true })
    const others = ['Who leads Africa? nobody', 'Who leads America? nobody']
    expect(await inUse(ctx)).toEqual(others)
  })
})
