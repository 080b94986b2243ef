import { expect, it } from 'vitest'
import { findBriefing } from '@/lib/data/queries/briefing/briefings'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { contextLine } from '@/lib/domain/cards/context-line'
import type { FactId } from '@/lib/domain/ids'
import { MINUTE_MS } from '@/lib/domain/time/units'
import { saveSearch } from '@/lib/services/cards/card-preferences'
import type { Context } from '@/lib/services/context'
import { loadDecks } from '@/lib/services/decks/list-decks'
import { renameDeck } from '@/lib/services/decks/rename-deck'
import { loadFact } from '@/lib/services/facts/load-fact'
import { importPackage, previewImport } from '@/lib/services/imports/import-package'
import { loadDeckOptions } from '@/lib/services/settings/deck-options'
import { loadSession } from '@/lib/services/study/load-session'
import { scopeSchema } from '@/lib/services/study/study-scope'
import { actOnCards } from '@/tests/support/act-on-cards'
import { ankiPackageOf, stagedOf } from '@/tests/support/anki-package'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { savedBriefing } from '@/tests/support/saved-briefing'
import { ARCHES, cardsOf, choose, doneOf, loadDecks as loadArticles, RIVERS } from './deck-fixture'
import { secondLearner } from './second-learner'

const ALL = { withScheduling: true, deck: null }

onBothEngines('renaming a deck', (open) => {
  const started = async () => {
    const entered = await open()
    await loadArticles(entered.ctx)
    const arches = await cardsOf(entered.ctx, ARCHES)
    doneOf(await actOnCards(entered.ctx, { kind: 'deck', name: `${ARCHES}::Old` }, arches.slice(0, 2)))
    return { ...entered, ctx: later(entered.ctx, MINUTE_MS) }
  }
  const names = async (ctx: Context) => (await loadDecks(ctx, { isFolded: false })).decks.map(({ name }) => name)

  it('takes nested decks along', async () => {
    const { ctx } = await started()
    const renamed = doneOf(await renameDeck(ctx, ARCHES, ' Spans :: Arches '))
    expect(renamed).toMatchObject({ name: 'Spans::Arches', decks: 2 })
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

  it('gives cards the options of the deck above, and briefings go on covering it', async () => {
    const { ctx } = await started()
    await choose(ctx, RIVERS, { desiredRetention: 0.8 })
    const saved = await savedBriefing(ctx, 5, { deckNames: [`${ARCHES}::Old`] })
    doneOf(await renameDeck(ctx, ARCHES, `${RIVERS}::Arches`))
    expect(doneOf(await loadDeckOptions(ctx, `${RIVERS}::Arches::Old`)).desiredRetention).toBe(0.8)
    const deckNames = async () =>
      (await findBriefing(ctx.engine.read, ctx.actor.learnerId, saved.id))?.choices.scope.deckNames
    expect(await deckNames()).toEqual([`${RIVERS}::Arches::Old`])
  })

  it('is followed by saved searches and by the searches of briefings, which find the same as before', async () => {
    const { ctx } = await started()
    const searches = async () => {
      const { preferences } = await learnerOf(ctx.engine.read, ctx.actor.learnerId)
      return preferences.savedSearches.map(({ query }) => query)
    }
    const text = `deck:"${ARCHES.toLowerCase()}" -deck:"${ARCHES}::Old"`
    const found = async (typed: string) => (await loadSession(ctx, scopeSchema.parse({ search: typed }))).main.length
    const before = await found(text)
    expect(before).toBeGreaterThan(0)
    doneOf(await saveSearch(ctx, { name: 'A', query: String(new URLSearchParams({ search: text, sort: 'recall' })) }))
    doneOf(await saveSearch(ctx, { name: 'B', query: String(new URLSearchParams({ search: `deck:"${ARCHES}"` })) }))
    doneOf(await saveSearch(ctx, { name: 'C', query: String(new URLSearchParams({ search: `deck:${RIVERS}` })) }))
    const briefing = await savedBriefing(ctx, 5, { searches: [text] })
    const scopeNow = async () =>
      (await findBriefing(ctx.engine.read, ctx.actor.learnerId, briefing.id))?.choices.scope.searches
    const were = await searches()
    const renamed = later(ctx, 1)
    doneOf(await renameDeck(renamed, ARCHES, 'Spans::Stone'))
    const now = 'deck:Spans::Stone -deck:Spans::Stone::Old'
    expect(await searches()).toEqual([
      String(new URLSearchParams({ search: now, sort: 'recall' })),
      String(new URLSearchParams({ search: 'deck:Spans::Stone' })),
      were[2],
    ])
    expect(await scopeNow()).toEqual([now])
    expect(await found(now)).toBe(before)
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
          { decks: [{ id: 1, name: 'Works', presetId: null }] },
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
    // A deck that is not called like the article of its cards is named with them.
    const [moved] = (await loadSession(ctx, { deck: `${ARCHES}::Old` })).main
    expect(moved).toMatchObject({ deck: `${ARCHES}::Old`, source: { title: ARCHES } })
    expect(await loadFact(ctx, moved?.factId ?? ('' as FactId))).toMatchObject({ deck: `${ARCHES}::Old` })
    const [still] = (await loadSession(ctx, { deck: RIVERS })).main
    expect(await loadFact(ctx, still?.factId ?? ('' as FactId))).toMatchObject({ deck: null })
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
