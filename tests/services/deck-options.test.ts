import { expect, it } from 'vitest'
import { findBriefing } from '@/lib/data/queries/briefing/briefings'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { contextLine } from '@/lib/domain/cards/context-line'
import type { CardId, FactId } from '@/lib/domain/ids'
import { limitSourceWords } from '@/lib/domain/queue/limits-in-force'
import { NO_DECK_OPTIONS } from '@/lib/domain/scheduling/settings'
import { DAY_MS, MINUTE_MS } from '@/lib/domain/time/units'
import { saveSearch } from '@/lib/services/cards/card-preferences'
import type { Context } from '@/lib/services/context'
import { loadDecks } from '@/lib/services/decks/list-decks'
import { renameDeck } from '@/lib/services/decks/rename-deck'
import { loadFact } from '@/lib/services/facts/load-fact'
import { parameterVersions } from '@/lib/services/fitting/fit-state'
import { importPackage, previewImport } from '@/lib/services/imports/import-package'
import { loadDeckOptions, setDeckOptions } from '@/lib/services/settings/deck-options'
import { saveSettings } from '@/lib/services/settings/save-settings'
import { settingsTexts } from '@/lib/services/settings/settings-form'
import { loadSession } from '@/lib/services/study/load-session'
import { scopeSchema } from '@/lib/services/study/study-scope'
import { actOnCards } from '@/tests/support/act-on-cards'
import { ankiPackageOf, stagedOf } from '@/tests/support/anki-package'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { must } from '@/tests/support/must'
import { savedBriefing } from '@/tests/support/saved-briefing'
import { ARCHES, answer, cardsOf, choose, loadDeckArticles, memoryOf, RIVERS, wrongIn } from './deck-fixture'
import { secondLearner, setQueue } from './second-learner'

onBothEngines('the options of decks', (open) => {
  it('give cards their desired retention, which answers name and a replay keeps', async () => {
    const { ctx, settings } = await open()
    await loadDeckArticles(ctx)
    await choose(ctx, ARCHES, { desiredRetention: 0.8 })
    const session = await loadSession(ctx)
    expect(session.deckSettings).toMatchObject([{ scheduling: { desiredRetention: 0.8 } }])
    for (const card of session.main) expect(card.settings).toBe(card.source.title === ARCHES ? 0 : undefined)
    const [[arch = '' as CardId], [river = '' as CardId]] = [await cardsOf(ctx, ARCHES), await cardsOf(ctx, RIVERS)]
    await answer(ctx, [arch, river], 4)
    const [ofArch, ofRiver] = [await memoryOf(ctx, arch), await memoryOf(ctx, river)]
    expect(ofArch.stability).toBe(ofRiver.stability)
    expect(ofArch.intervalDays).toBeGreaterThan(ofRiver.intervalDays)

    // A new version of the settings has the same for the deck.
    const learner = await learnerOf(ctx.engine.read, ctx.actor.learnerId)
    const saved = await saveSettings(later(ctx, 1), { ...settingsTexts(learner), desiredRetention: '95' })
    expect(saved).toMatchObject({ ok: true })
    const then = later(ctx, 60 * DAY_MS)
    await answer(then, [arch, river], 3)
    expect(await parameterVersions(then)).toHaveLength(1)
    expect(await wrongIn(then, settings)).toEqual([])
  })

  it('are inherited by nested decks, each option from the nearest deck that has it', async () => {
    const { ctx } = await open()
    await loadDeckArticles(ctx)
    must(await renameDeck(ctx, RIVERS, 'Spans::Rivers'))
    await choose(ctx, 'Spans', { desiredRetention: 0.85, newPerDay: 3 })
    const shown = async () => must(await loadDeckOptions(ctx, 'Spans::Rivers'))
    expect(await shown()).toMatchObject({ own: NO_DECK_OPTIONS, desiredRetention: 0.85 })
    await choose(ctx, 'Spans::Rivers', { desiredRetention: 0.95 })
    const { desiredRetention, limits } = await shown()
    expect(desiredRetention).toBe(0.95)
    expect(limits.new.map((limit) => `${limit.limit} ${limitSourceWords(limit, 'Spans::Rivers')}`)).toEqual([
      '3 deck “Spans”',
      '20 your settings',
    ])
    const listed = (await loadDecks(ctx, { isFolded: false })).decks.map(({ name, own }) => [
      name,
      own?.desiredRetention,
    ])
    expect(listed).toEqual(
      expect.arrayContaining([
        ['Spans', 0.85],
        ['Spans::Rivers', 0.95],
      ]),
    )
    await choose(ctx, 'Spans::Rivers', {})
    expect(await shown()).toMatchObject({ desiredRetention: 0.85 })
  })

  it('limit a deck beside the learner’s limits', async () => {
    const { ctx } = await open()
    await loadDeckArticles(ctx)
    await setQueue(ctx, { newPerDay: 12 })
    const counts = async (when = ctx) => {
      const { main } = await loadSession(when)
      return [RIVERS, ARCHES].map((title) => main.filter(({ source }) => source.title === title).length)
    }
    await choose(ctx, RIVERS, { newPerDay: 2 })
    expect(await counts()).toEqual([2, 8])
    await choose(ctx, ARCHES, { newPerDay: 0 })
    expect(await counts()).toEqual([2, 0])
    const first = (await loadSession(ctx)).main.slice(0, 1).map(({ cardId }) => cardId)
    await answer(ctx, first, 3)
    expect(await counts(later(ctx, MINUTE_MS))).toEqual([1, 0])
    expect((await loadSession(ctx)).limitReached.new).toBe(true)
    expect(await setDeckOptions(ctx, 'No such deck', NO_DECK_OPTIONS)).toMatchObject({ ok: false, code: 'not-found' })
    for (const [field, value] of [
      ['newPerDay', -1],
      ['desiredRetention', 0.5],
    ] as const) {
      const refused = await setDeckOptions(ctx, ARCHES, { ...NO_DECK_OPTIONS, [field]: value })
      expect(refused).toMatchObject({ ok: false, code: 'invalid', field })
    }
  })

  it('come with a package as far as they are limits of a deck', async () => {
    const { ctx, settings } = await open()
    const opened = ankiPackageOf(
      [
        { guid: 'a', front: 'Who leads Asia?', back: 'nobody' },
        { guid: 'b', front: 'Who leads Africa?', back: 'nobody' },
      ],
      {
        decks: [
          {
            id: 1,
            name: 'Asia',

            presetId: 7,

            limits: { newPerDay: 4, reviewsPerDay: null },
          },
        ],
        presets: [{ id: 7, leechThreshold: 8 }],
      },
    )
    const wanted = { withScheduling: true, deck: null }
    must(await importPackage(ctx, stagedOf(opened, 'asia.apkg'), wanted))
    const own = { desiredRetention: null, newPerDay: 4, reviewsPerDay: null }
    expect(must(await loadDeckOptions(ctx, 'Asia')).own).toEqual(own)
    const { main } = await loadSession(ctx)
    await answer(
      ctx,
      main.slice(0, 1).flatMap(({ cardId }) => cardId),
      4,
    )
    expect(await wrongIn(ctx, settings)).toEqual([])
  })
})

const ALL = { withScheduling: true, deck: null }

onBothEngines('renaming a deck', (open) => {
  const started = async () => {
    const entered = await open()
    await loadDeckArticles(entered.ctx)
    const arches = await cardsOf(entered.ctx, ARCHES)
    must(await actOnCards(entered.ctx, { kind: 'deck', name: `${ARCHES}::Old` }, arches.slice(0, 2)))
    return { ...entered, ctx: later(entered.ctx, MINUTE_MS) }
  }
  const names = async (ctx: Context) => (await loadDecks(ctx, { isFolded: false })).decks.map(({ name }) => name)

  it('takes nested decks along', async () => {
    const { ctx } = await started()
    const renamed = must(await renameDeck(ctx, ARCHES, ' Spans :: Arches '))
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
    must(await renameDeck(ctx, ARCHES, `${RIVERS}::Arches`))
    expect(must(await loadDeckOptions(ctx, `${RIVERS}::Arches::Old`)).desiredRetention).toBe(0.8)
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
    must(await saveSearch(ctx, { name: 'A', query: String(new URLSearchParams({ search: text, sort: 'recall' })) }))
    must(await saveSearch(ctx, { name: 'B', query: String(new URLSearchParams({ search: `deck:"${ARCHES}"` })) }))
    must(await saveSearch(ctx, { name: 'C', query: String(new URLSearchParams({ search: `deck:${RIVERS}` })) }))
    const briefing = await savedBriefing(ctx, 5, { searches: [text] })
    const scopeNow = async () =>
      (await findBriefing(ctx.engine.read, ctx.actor.learnerId, briefing.id))?.choices.scope.searches
    const were = await searches()
    const renamed = later(ctx, 1)
    must(await renameDeck(renamed, ARCHES, 'Spans::Stone'))
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
    must(await renameDeck(ctx, ARCHES, 'Spans'))
    await ctx.engine.write(async (tx) => {
      await tx.db.delete(tx.t.contentLoads)
    })
    await loadDeckArticles(ctx)
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
    must(await importPackage(ctx, once, ALL))
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
    must(await renameDeck(later(ctx, 1), 'Works', 'Stones'))
    must(await importPackage(later(ctx, 2), once, ALL))
    expect(await names(ctx)).toEqual([ARCHES, `${ARCHES}::Old`, RIVERS, 'Stones'])
    const more = packageOf(['What is stone?', 'What is sand?'])
    expect(await previewImport(later(ctx, 3), more, ALL)).toMatchObject({ notes: { new: 1 }, newDecks: ['Works'] })
    must(await importPackage(later(ctx, 4), more, ALL))
    const { decks } = await loadDecks(ctx, { isFolded: false })
    expect(decks.flatMap(({ name, counts: { new: fresh } }) => (name.includes('s::') ? [] : [[name, fresh]]))).toEqual(
      expect.arrayContaining([
        ['Stones', 1],
        ['Works', 1],
      ]),
    )
  })
})
