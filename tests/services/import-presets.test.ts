import { expect, it } from 'vitest'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { openPresets } from '@/lib/data/queries/learner/presets'
import { memoriesOf } from '@/lib/data/queries/study/log'
import type { CardId } from '@/lib/domain/ids'
import { DEFAULT_WEIGHTS } from '@/lib/domain/scheduling/settings'
import { DAY_MS } from '@/lib/domain/time/units'
import type { AnkiPreset } from '@/lib/interchange/anki/anki-package'
import { searchCards } from '@/lib/services/cards/search-cards'
import type { Context } from '@/lib/services/context'
import { redo, undo } from '@/lib/services/history/undo'
import { importPackage, previewImport } from '@/lib/services/imports/import-package'
import { openRetention } from '@/lib/services/retention/retention-model'
import { runDoctor } from '@/lib/services/storage/run-doctor'
import { ankiPackageOf, type MadeNote, noonOf, stagedOf } from '@/tests/support/anki-package'
import { cardQuery } from '@/tests/support/card-query'
import { type Opened, onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'

const ALL = { withScheduling: true, withPresets: true, deck: null }
/** Others than the default ones, so that memories differ. */
const WEIGHTS = DEFAULT_WEIGHTS.map((weight, at) => (at < 4 ? weight * 2 : weight))

const preset = (id: number, name: string, given: Partial<AnkiPreset> = {}): AnkiPreset => ({
  id,
  name,
  newPerDay: 20,
  reviewsPerDay: 200,
  learningStepsMinutes: [1, 10],
  relearningStepsMinutes: [10],
  maximumIntervalDays: 36_500,
  desiredRetention: 0.9,
  weights: null,
  leechThreshold: 8,
  leechAction: 'tag',
  buryNewSiblings: true,
  buryReviewSiblings: true,
  buryLearningSiblings: true,
  easyDays: [],
  orders: { review: 0, newGathered: 1, newSorted: 1, newMix: 0, interdayMix: 0 },
  otherOptions: [],
  ...given,
})

const TREATIES = preset(7, 'Treaties', {
  weights: WEIGHTS,
  desiredRetention: 0.8,
  newPerDay: 3,
  otherOptions: ['Minimum interval'],
})
const PRESETS = [preset(1, 'Default'), TREATIES]

const REVIEWS = [
  { id: noonOf(0), rating: 3, kind: 'learn', interval: 2, ease: 0 },
  { id: noonOf(2), rating: 3, kind: 'review', interval: 9 },
  { id: noonOf(11), rating: 3, kind: 'review', interval: 30 },
] as const

const studied = (guid: string, deckId: number): MadeNote => ({
  guid,
  front: `What is ${guid}?`,
  back: guid,
  cards: [{ deckId, state: 'review', due: { kind: 'day', day: 41 }, intervalDays: 30, reps: 3, reviews: REVIEWS }],
})
const NOTES = [studied('stone', 1), studied('iron', 2)]

const packageOf = (presets = PRESETS, notes = NOTES) =>
  ankiPackageOf(notes, {
    presets,
    decks: ['Bridges', 'Bridges::Europe'].map((name, i) => ({
      id: i + 1,
      name,
      filtered: false,
      presetId: presets[i]?.id ?? null,
      description: '',
    })),
  })

const imported = async (ctx: Context, opened = packageOf(), fileName = 'bridges.apkg') => {
  const result = await importPackage(ctx, stagedOf(opened, fileName), ALL)
  if (!result.ok) throw new Error(result.message)
  return result.value
}

const presetsOf = async ({ engine, actor }: Context) =>
  openPresets(engine.read, await learnerOf(engine.read, actor.learnerId), actor.workspaceIds)

const memoryOf = async (ctx: Context, words: string) => {
  const [line] = (await searchCards(ctx, cardQuery({ q: words }))).lines
  if (!line) return null
  const ids: readonly CardId[] = [line.cardId]
  return (await memoriesOf(ctx.engine.read, ctx.actor.learnerId, ids)).get(line.cardId) ?? null
}

/** What the doctor finds: that memories are what a replay gives is among it. */
const wrong = async ({ ctx, settings }: Opened) => {
  await openRetention(ctx)
  const report = await runDoctor(settings, ctx.now + 3 * DAY_MS, { repair: false })
  if (!report.ok) throw new Error(report.message)
  return report.value.checks.filter(({ found, name }) => found > 0 && name !== 'backup')
}

onBothEngines('presets of a package', (open) => {
  it('are presets here, and the decks have them', async () => {
    const opened = await open()
    const { ctx } = opened
    const preview = await previewImport(ctx, stagedOf(packageOf()), ALL)
    expect(preview.presets.map(({ name }) => name)).toEqual(['Treaties'])
    expect((await presetsOf(ctx)).all).toHaveLength(1)
    const { report } = await imported(ctx)
    expect(report.presets).toEqual(preview.presets)
    expect(report.problems).toEqual([
      {
        what: '1 option of a preset has no counterpart here and was left out or adjusted.',
        count: 1,
        examples: ['Treaties: Minimum interval'],
      },
    ])
    const presets = await presetsOf(ctx)
    expect(presets.ofDeck('Bridges').id).toBeNull()
    expect(presets.ofDeck('Bridges::Europe')).toMatchObject({
      name: 'Treaties',
      scheduling: { weights: WEIGHTS, desiredRetention: 0.8 },
      queue: { newPerDay: 3 },
    })
    expect(presets.standard.scheduling.weights).toEqual(DEFAULT_WEIGHTS)
    const [stone, iron] = [await memoryOf(ctx, 'stone'), await memoryOf(ctx, 'iron')]
    expect(stone?.lastReviewAt).toBe(iron?.lastReviewAt)
    // The same answers under other parameters.
    expect(iron?.stability).toBeGreaterThan((stone?.stability ?? 0) * 1.05)
    expect(await wrong(opened)).toEqual([])
  })

  it('come in once, and keep what the learner made of them', async () => {
    const { ctx } = await open()
    await imported(ctx)
    const again = await imported(later(ctx, 1))
    expect(again).toMatchObject({ importId: null, report: { presets: [], reviews: 0 } })
    const more = [...NOTES, { ...studied('wood', 3), guid: 'wood' }]
    const withMore = packageOf(PRESETS, more)
    const decks = [
      ...withMore.decks,
      { ...withMore.decks[1], id: 3, name: 'Ferries', filtered: false, presetId: 7, description: '' },
    ]
    const { report } = await imported(later(ctx, 2), { ...withMore, decks })
    expect(report).toMatchObject({ notes: { new: 1, same: 2 }, presets: [{ name: 'Treaties', isHere: true }] })
    const presets = await presetsOf(ctx)
    expect(presets.ofDeck('Ferries').id).toBe(presets.ofDeck('Bridges::Europe').id)
    expect(presets.all).toHaveLength(2)
  })

  it('that say what the learner’s settings say make none', async () => {
    const { ctx } = await open()
    const { queue } = await learnerOf(ctx.engine.read, ctx.actor.learnerId)
    expect(queue.newOrder).toBe('weight')
    const same = preset(1, 'Default', { orders: { ...TREATIES.orders, newGathered: 4 } })
    const { report } = await imported(ctx, packageOf([same]))
    expect(report.presets).toEqual([])
    expect((await presetsOf(ctx)).all).toHaveLength(1)
  })

  it('that nobody chose are only brought for decks below one with another', async () => {
    const { ctx } = await open()
    const untouched = preset(1, 'Default', {
      buryNewSiblings: false,
      buryReviewSiblings: false,
      buryLearningSiblings: false,
      orders: { review: 0, newGathered: 0, newSorted: 0, newMix: 0, interdayMix: 0 },
    })
    expect((await imported(ctx, packageOf([untouched, untouched]))).report.presets).toEqual([])
    const below = packageOf([TREATIES, untouched], [studied('lock', 1), studied('weir', 2)])
    const decks = below.decks.map((deck) => ({ ...deck, name: deck.name.replace('Bridges', 'Rivers') }))
    const { report } = await imported(later(ctx, 1), { ...below, decks }, 'rivers.apkg')
    expect(report.presets.map(({ name }) => name)).toEqual(['Treaties', 'Default (rivers)'])
    const presets = await presetsOf(ctx)
    expect(presets.ofDeck('Rivers').name).toBe('Treaties')
    expect(presets.ofDeck('Rivers::Europe')).toMatchObject({
      name: 'Default (rivers)',
      queue: { buryNewSiblings: false },
    })
  })

  it('go with the import that is undone, and come back with its redo', async () => {
    const opened = await open()
    const { ctx } = opened
    const { importId } = await imported(ctx)
    const before = await memoryOf(ctx, 'iron')
    expect(await undo(later(ctx, 1), { id: importId ?? '' })).toMatchObject({ ok: true })
    expect((await presetsOf(ctx)).all).toHaveLength(1)
    expect(await redo(later(ctx, 2), { id: importId ?? '' })).toMatchObject({ ok: true })
    expect((await presetsOf(ctx)).ofDeck('Bridges::Europe').name).toBe('Treaties')
    expect(await memoryOf(ctx, 'iron')).toEqual(before)
    expect(await wrong(opened)).toEqual([])
  })

  it('that a deck has here already stay: answers count under the preset of the deck', async () => {
    const opened = await open()
    const { ctx } = opened
    await imported(ctx, packageOf([preset(1, 'Default')], [studied('stone', 1)]))
    const others = [preset(1, 'Default', { weights: WEIGHTS }), TREATIES]
    const { report } = await imported(
      later(ctx, 1),
      packageOf(others, [studied('wood', 1), studied('iron', 2)]),
      'x.apkg',
    )
    expect(report.presets.map(({ name }) => name)).toEqual(['Treaties'])
    expect((await presetsOf(ctx)).ofDeck('Bridges').id).toBeNull()
    expect((await memoryOf(ctx, 'wood'))?.stability).toBe((await memoryOf(ctx, 'stone'))?.stability)
    expect(await wrong(opened)).toEqual([])
  })
})
