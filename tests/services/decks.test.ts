import { expect, it } from 'vitest'
import { findBriefing } from '@/lib/data/queries/briefing/briefings'
import { DEFAULT_CHOICES, EMPTY_SCOPE } from '@/lib/domain/briefing/briefing'
import { contextLine } from '@/lib/domain/cards/context-line'
import { openSession } from '@/lib/domain/session/review-session'
import { counts } from '@/lib/domain/session/running-queue'
import { DAY_MS, MINUTE_MS } from '@/lib/domain/time/units'
import { saveBriefing } from '@/lib/services/briefing/save-briefing'
import type { Context } from '@/lib/services/context'
import { countDecks, loadDecks } from '@/lib/services/decks/list-decks'
import { renameDeck } from '@/lib/services/decks/rename-deck'
import { listHistory } from '@/lib/services/history/list-history'
import { redo, undo } from '@/lib/services/history/undo'
import { importPackage, previewImport } from '@/lib/services/imports/import-package'
import { setDeckLimits } from '@/lib/services/settings/deck-options'
import { loadSession } from '@/lib/services/study/load-session'
import { deckSessionQuery, scopeSchema } from '@/lib/services/study/study-scope'
import { actOnCards } from '@/tests/support/act-on-cards'
import { ankiPackageOf, stagedOf } from '@/tests/support/anki-package'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import {
  ARCHES,
  answer,
  cardsOf,
  doneOf,
  loadDecks as loadArticles,
  presetFor,
  presetsOf,
  RIVERS,
} from './preset-fixture'
import { secondLearner, setQueue } from './second-learner'

const ALL = { withScheduling: true, withPresets: true, deck: null }

/** What the session of each deck of the list says of itself when it opens. */
const opened = async (ctx: Context) => {
  const { decks } = await loadDecks(ctx, { isFolded: false })
  const sessions = []
  for (const { name } of decks) {
    const scope = scopeSchema.parse(Object.fromEntries(new URLSearchParams(deckSessionQuery(name))))
    const study = await loadSession(ctx, scope)
    sessions.push({ name, counts: counts(openSession(study).state.queue, ctx.now) })
  }
  return { listed: decks.map(({ name, counts: own }) => ({ name, counts: own })), sessions }
}

const bySize = (listed: Awaited<ReturnType<typeof opened>>['listed']) =>
  Object.fromEntries(listed.map(({ name, counts: { new: fresh, learning, due } }) => [name, [fresh, learning, due]]))

onBothEngines('the list of decks', (open) => {
  const started = async () => {
    const entered = await open()
    await loadArticles(entered.ctx)
    return entered
  }

  /** Some cards of the arches in “Rivers::Arches”, and of these two in “Rivers::Arches::Old”. */
  const nested = async (ctx: Context) => {
    const arches = await cardsOf(ctx, ARCHES)
    doneOf(await actOnCards(ctx, { kind: 'deck', name: `${RIVERS}::Arches` }, arches.slice(0, 5)))
    doneOf(await actOnCards(ctx, { kind: 'deck', name: `${RIVERS}::Arches::Old` }, arches.slice(3, 5)))
    return arches
  }

  it('has the counts of the sessions that it opens, nested decks and all limits considered', async () => {
    const { ctx } = await started()
    await setQueue(ctx, { newPerDay: 6, reviewsPerDay: 20 })
    const arches = await nested(ctx)
    const fresh = await opened(ctx)
    expect(fresh.listed).toEqual(fresh.sessions)
    expect(bySize(fresh.listed)).toEqual({
      [ARCHES]: [3, 0, 0],
      [RIVERS]: [6, 0, 0],
      [`${RIVERS}::Arches`]: [5, 0, 0],
      [`${RIVERS}::Arches::Old`]: [2, 0, 0],
    })
    // Two in their steps, one Easy; and a limit of the deck above.
    const [one, two, three, four] = arches
    if (!one || !two || !three || !four) throw new Error('the arches have eight cards')
    await answer(ctx, [one, four], 3)
    await answer(ctx, [two, three], 4)
    doneOf(await setDeckLimits(ctx, RIVERS, { newPerDay: 5, reviewsPerDay: null, today: null }))
    const at = later(ctx, MINUTE_MS)
    const steps = await opened(at)
    expect(steps.listed).toEqual(steps.sessions)
    expect(bySize(steps.listed)).toMatchObject({ [`${RIVERS}::Arches`]: [1, 2, 0], [RIVERS]: [1, 2, 0] })
    const due = await opened(later(ctx, 60 * DAY_MS))
    expect(due.listed).toEqual(due.sessions)
    expect(bySize(due.listed)).toMatchObject({ [`${RIVERS}::Arches`]: [1, 2, 2] })
  })

  it('is each learner’s own, leaves out decks without cards, and finds names', async () => {
    const { ctx } = await started()
    expect(await countDecks(ctx)).toBe(2)
    await nested(ctx)
    expect(await countDecks(ctx)).toBe(4)
    const arches = await cardsOf(ctx, ARCHES)
    doneOf(await actOnCards(later(ctx, 1), { kind: 'retire' }, arches.slice(5)))
    expect((await loadDecks(ctx)).decks.map(({ name }) => name)).not.toContain(ARCHES)
    expect((await loadDecks(ctx, { search: 'old' })).decks).toMatchObject([{ name: `${RIVERS}::Arches::Old` }])
    expect(await loadDecks(await secondLearner(ctx, 'own workspace'))).toEqual({ decks: [], more: 0, total: 0 })
  })
})

onBothEngines('renaming a deck', (open) => {
  const started = async () => {
    const entered = await open()
    await loadArticles(entered.ctx)
    const arches = await cardsOf(entered.ctx, ARCHES)
    doneOf(await actOnCards(entered.ctx, { kind: 'deck', name: `${ARCHES}::Old` }, arches.slice(0, 2)))
    return { ...entered, ctx: later(entered.ctx, MINUTE_MS) }
  }
  const names = async (ctx: Context) => (await loadDecks(ctx, { isFolded: false })).decks.map(({ name }) => name)

  it('takes nested decks along, and is one action that is undone and redone', async () => {
    const { ctx, engine } = await started()
    const before = await dump(engine)
    const renamed = doneOf(await renameDeck(ctx, ARCHES, ' Spans :: Arches '))
    expect(renamed).toMatchObject({ name: 'Spans::Arches', decks: 2 })
    expect(await names(ctx)).toEqual([RIVERS, 'Spans', 'Spans::Arches', 'Spans::Arches::Old'])
    expect((await listHistory(ctx, { kind: null, before: null })).items[0]).toMatchObject({
      words: `Deck renamed, “${ARCHES}” to “Spans::Arches”`,
    })
    doneOf(await undo(later(ctx, 1)))
    const { actions: _, ...after } = await dump(engine)
    const { actions: _before, ...untouched } = before
    expect(after).toEqual(untouched)
    doneOf(await redo(later(ctx, 2)))
    expect(await names(ctx)).toEqual([RIVERS, 'Spans', 'Spans::Arches', 'Spans::Arches::Old'])
  })

  it.each([
    [RIVERS, 'There is already a deck called “Bridges of rivers”. Choose another name.'],
    [`${ARCHES}::Inside`, 'A deck can’t be nested in itself.'],
    [' ', 'Enter a name for the deck.'],
  ])('is refused for %j', async (name, message) => {
    const { ctx, engine } = await started()
    const before = await dump(engine)
    expect(await renameDeck(ctx, ARCHES, name)).toMatchObject({ ok: false, message, field: 'name' })
    expect(await renameDeck(ctx, 'Nowhere', 'Somewhere')).toMatchObject({ ok: false, code: 'not-found' })
    expect(await renameDeck(await secondLearner(ctx, 'own workspace'), ARCHES, 'Mine')).toMatchObject({ ok: false })
    const { decks } = await dump(engine)
    expect(decks).toEqual(before.decks)
  })

  it('is refused to be undone where another deck has the name by now', async () => {
    const { ctx } = await started()
    doneOf(await renameDeck(ctx, RIVERS, 'Water'))
    const { changeId } = doneOf(await renameDeck(later(ctx, 1), ARCHES, RIVERS))
    expect(changeId).not.toBeNull()
    const [first] = (await listHistory(ctx, { kind: null, before: null })).items.filter(({ words }) =>
      words.includes('“Water”'),
    )
    expect(await undo(later(ctx, 2), { id: first?.id ?? '' })).toMatchObject({ ok: false, code: 'conflict' })
  })

  it('gives cards the preset of the deck above, and briefings go on covering it', async () => {
    const { ctx } = await started()
    const preset = await presetFor(ctx, 'Slow', RIVERS, { desiredRetention: '80' })
    const saved = doneOf(
      await saveBriefing(ctx, {
        title: 'Arches',
        at: ctx.now + 5 * DAY_MS,
        timeZone: 'Europe/Rome',
        place: null,
        audience: null,
        minutesPerDay: 10,
        choices: { ...DEFAULT_CHOICES, scope: { ...EMPTY_SCOPE, deckNames: [`${ARCHES}::Old`] } },
      }),
    )
    doneOf(await renameDeck(ctx, ARCHES, `${RIVERS}::Arches`))
    expect((await presetsOf(ctx)).ofDeck(`${RIVERS}::Arches::Old`).id).toBe(preset)
    const deckNames = async () =>
      (await findBriefing(ctx.engine.read, ctx.actor.learnerId, saved.id))?.choices.scope.deckNames
    expect(await deckNames()).toEqual([`${RIVERS}::Arches::Old`])
    doneOf(await undo(later(ctx, 1)))
    expect(await deckNames()).toEqual([`${ARCHES}::Old`])
  })

  it('lasts when the content of the deck’s article is loaded again', async () => {
    const { ctx } = await started()
    doneOf(await renameDeck(ctx, ARCHES, 'Spans'))
    await ctx.engine.write(async (tx) => {
      await tx.db.delete(tx.t.contentLoads)
    })
    await loadArticles(ctx)
    expect(await names(ctx)).toEqual([RIVERS, 'Spans', 'Spans::Old'])
  })

  it('lasts when its package is imported again: cards stay in it, and a deck is made for new ones only, which is said', async () => {
    const { ctx } = await started()
    const packageOf = (fronts: readonly string[]) =>
      stagedOf(
        ankiPackageOf(
          fronts.map((front) => ({ guid: front, front, back: 'an answer', cards: [{ deckId: 1 }] })),
          { decks: [{ id: 1, name: 'Works', filtered: false, presetId: null, description: '' }] },
        ),
        'works.apkg',
      )
    const once = packageOf(['What is stone?'])
    expect(await previewImport(ctx, once, ALL)).toMatchObject({ decks: ['Works'], newDecks: ['Works'] })
    doneOf(await importPackage(ctx, once, ALL))
    const session = await loadSession(ctx, { deck: 'Works' })
    expect(session.main.map(({ deck, source }) => [deck, source.origin])).toEqual([['Works', 'own']])
    expect(session.main.map(contextLine)).toEqual(['No source'])
    expect((await loadSession(ctx, { deck: RIVERS })).main[0]).not.toHaveProperty('deck')
    doneOf(await renameDeck(later(ctx, 1), 'Works', 'Stones'))
    doneOf(await importPackage(later(ctx, 2), once, ALL))
    expect(await names(ctx)).toEqual([ARCHES, `${ARCHES}::Old`, RIVERS, 'Stones'])
    const more = packageOf(['What is stone?', 'What is sand?'])
    expect(await previewImport(later(ctx, 3), more, ALL)).toMatchObject({ notes: { new: 1 }, newDecks: ['Works'] })
    doneOf(await importPackage(later(ctx, 4), more, ALL))
    const { decks } = await loadDecks(ctx, { isFolded: false })
    expect(decks.flatMap(({ name, counts: { new: fresh } }) => (name.includes('s::') ? [] : [[name, fresh]]))).toEqual(
      expect.arrayContaining([
        ['Stones', 1],
        ['Works', 1],
      ]),
    )
  })
})
