import { expect, it } from 'vitest'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import type { CardId } from '@/lib/domain/ids'
import { limitSourceWords } from '@/lib/domain/queue/limits-in-force'
import { NO_DECK_OPTIONS } from '@/lib/domain/scheduling/settings'
import { DAY_MS, MINUTE_MS } from '@/lib/domain/time/units'
import { loadDecks } from '@/lib/services/decks/list-decks'
import { renameDeck } from '@/lib/services/decks/rename-deck'
import { parameterVersions } from '@/lib/services/fitting/fit-state'
import { importPackage } from '@/lib/services/imports/import-package'
import { loadDeckOptions, setDeckOptions } from '@/lib/services/settings/deck-options'
import { saveSettings } from '@/lib/services/settings/save-settings'
import { settingsTexts } from '@/lib/services/settings/settings-form'
import { loadSession } from '@/lib/services/study/load-session'
import { ankiPackageOf, stagedOf } from '@/tests/support/anki-package'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import {
  ARCHES,
  answer,
  cardsOf,
  choose,
  doneOf,
  loadDecks as loadArticles,
  memoryOf,
  RIVERS,
  wrongIn,
} from './deck-fixture'
import { setQueue } from './second-learner'

onBothEngines('the options of decks', (open) => {
  it('give cards their desired retention, which answers name and a replay keeps', async () => {
    const { ctx, settings } = await open()
    await loadArticles(ctx)
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
    await loadArticles(ctx)
    doneOf(await renameDeck(ctx, RIVERS, 'Spans::Rivers'))
    await choose(ctx, 'Spans', { desiredRetention: 0.85, newPerDay: 3 })
    const shown = async () => doneOf(await loadDeckOptions(ctx, 'Spans::Rivers'))
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
    await loadArticles(ctx)
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
    doneOf(await importPackage(ctx, stagedOf(opened, 'asia.apkg'), wanted))
    const own = { desiredRetention: null, newPerDay: 4, reviewsPerDay: null }
    expect(doneOf(await loadDeckOptions(ctx, 'Asia')).own).toEqual(own)
    const { main } = await loadSession(ctx)
    await answer(
      ctx,
      main.slice(0, 1).flatMap(({ cardId }) => cardId),
      4,
    )
    expect(await wrongIn(ctx, settings)).toEqual([])
  })
})
