import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import type { CardId, PresetId } from '@/lib/domain/ids'
import { type LimitInForce, limitSourceWords } from '@/lib/domain/queue/limits-in-force'
import { DEFAULT_WEIGHTS, NO_DECK_LIMITS, type QueueSettings } from '@/lib/domain/scheduling/settings'
import { DAY_MS, MINUTE_MS } from '@/lib/domain/time/units'
import { changeCards } from '@/lib/services/cards/change-cards'
import { parameterVersions } from '@/lib/services/fitting/adopt-parameters'
import { listHistory } from '@/lib/services/history/list-history'
import { redo, undo } from '@/lib/services/history/undo'
import { createPreset, deletePreset, renamePreset, restorePreset } from '@/lib/services/settings/change-presets'
import { assignPreset, setDeckLimits } from '@/lib/services/settings/deck-options'
import { loadDeckOptions } from '@/lib/services/settings/load-deck-options'
import { presetTexts } from '@/lib/services/settings/preset-form'
import { savePresetOptions, setTodaysLimits } from '@/lib/services/settings/save-preset-options'
import { saveSettings } from '@/lib/services/settings/save-settings'
import { settingsTexts } from '@/lib/services/settings/settings-form'
import { loadSession } from '@/lib/services/study/load-session'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import {
  ARCHES,
  answer,
  cardsOf,
  doneOf,
  loadDecks,
  memoryOf,
  presetFor,
  presetsOf,
  RIVERS,
  SLOW,
  weightsText,
  wrongIn,
} from './preset-fixture'
import { setQueue } from './second-learner'

onBothEngines('presets', (open) => {
  it('are made, named, copied and deleted, and every name is one preset’s', async () => {
    const { ctx } = await open()
    const law = doneOf(await createPreset(ctx, ' Law ', null))
    expect(await createPreset(ctx, 'law', null)).toMatchObject({ ok: false, field: 'name' })
    expect(await createPreset(ctx, '', null)).toMatchObject({ ok: false, field: 'name' })
    expect(await createPreset(ctx, 'Default', law)).toMatchObject({ ok: false, field: 'name' })
    const copy = doneOf(await createPreset(ctx, 'Treaties', law))
    expect(await renamePreset(ctx, copy, 'Law')).toMatchObject({ ok: false })
    doneOf(await renamePreset(ctx, copy, 'Courts'))
    expect((await presetsOf(ctx)).all.map(({ name }) => name)).toEqual(['Default', 'Courts', 'Law'])
    doneOf(await deletePreset(ctx, law))
    expect((await presetsOf(ctx)).all.map(({ name }) => name)).toEqual(['Default', 'Courts'])
    doneOf(await restorePreset(ctx, law))
    expect((await presetsOf(ctx)).byId(law).name).toBe('Law')
    expect(await deletePreset(ctx, 'none')).toMatchObject({ ok: false, code: 'not-found' })
  })

  it('give the cards of their decks their own steps and retention, and answers name their settings', async () => {
    const { ctx, settings } = await open()
    await loadDecks(ctx)
    await presetFor(ctx, 'Arches', ARCHES, { learningSteps: '', desiredRetention: '80' })
    const session = await loadSession(ctx)
    expect(session.presets).toMatchObject([{ name: 'Arches', scheduling: { desiredRetention: 0.8 } }])
    for (const card of session.main) expect(card.preset).toBe(card.source.title === ARCHES ? 0 : undefined)
    const [[arch = ''], [river = '']] = [await cardsOf(ctx, ARCHES), await cardsOf(ctx, RIVERS)]
    await answer(ctx, [arch as CardId, river as CardId], 3)
    expect(await memoryOf(ctx, arch as CardId)).toMatchObject({ state: 'review' })
    expect(await memoryOf(ctx, river as CardId)).toMatchObject({ state: 'learning', step: 1 })
    expect(await wrongIn(ctx, settings)).toEqual([])
  })

  it('have limits of their own, also for today alone, and decks have theirs', async () => {
    const { ctx } = await open()
    await loadDecks(ctx)
    await setQueue(ctx, { newPerDay: 5 })
    await presetFor(ctx, 'Arches', ARCHES, { newPerDay: '3' })
    const counts = async (when = ctx) => {
      const { main } = await loadSession(when)
      const of = (title: string) => main.filter(({ source }) => source.title === title).length
      return [of(RIVERS), of(ARCHES)]
    }
    expect(await counts()).toEqual([5, 3])
    const day = (await loadSession(ctx)).day
    await setQueue(ctx, { today: { day, newPerDay: 7, reviewsPerDay: null } } as Partial<QueueSettings>)
    expect(await counts()).toEqual([7, 3])
    expect(await counts(later(ctx, DAY_MS))).toEqual([5, 3])
    doneOf(await setDeckLimits(ctx, RIVERS, { ...NO_DECK_LIMITS, newPerDay: 2 }))
    expect(await counts()).toEqual([2, 3])
    const today = { day, newPerDay: 0, reviewsPerDay: null }
    doneOf(await setDeckLimits(ctx, ARCHES, { ...NO_DECK_LIMITS, today }))
    expect(await counts()).toEqual([2, 0])
    expect(await counts(later(ctx, DAY_MS))).toEqual([2, 3])
    const first = (await loadSession(ctx)).main.slice(0, 1).map(({ cardId }) => cardId)
    await answer(ctx, first, 3)
    expect(await counts(later(ctx, MINUTE_MS))).toEqual([1, 0])
    expect(await setDeckLimits(ctx, 'No such deck', NO_DECK_LIMITS)).toMatchObject({ ok: false })
    expect((await loadSession(ctx)).limitReached.new).toBe(true)
  })

  it('say which limit of a deck applies, and change those of today and of every day apart', async () => {
    const { ctx } = await open()
    await loadDecks(ctx)
    await setQueue(ctx, { newPerDay: 5, reviewsPerDay: 50 })
    const first = async (when = ctx) => {
      const { inForce } = doneOf(await loadDeckOptions(when, ARCHES))
      return [inForce.new[0], inForce.reviews[0]].map((limit) => limit && limitWords(limit))
    }
    const limitWords = (limit: LimitInForce) => `${limit.limit} ${limitSourceWords(limit, ARCHES)}`
    expect(await first()).toEqual(['5 preset “Default”', '50 preset “Default”'])
    doneOf(await setDeckLimits(ctx, ARCHES, (before) => ({ ...before, newPerDay: 4, reviewsPerDay: 30 })))
    const today = { newPerDay: 2, reviewsPerDay: null }
    doneOf(await setDeckLimits(ctx, ARCHES, (before, day) => ({ ...before, today: { day, ...today } })))
    expect(await first()).toEqual(['2 this deck, today only', '30 this deck'])
    expect(await first(later(ctx, DAY_MS))).toEqual(['4 this deck', '30 this deck'])
    const refused = await setDeckLimits(ctx, ARCHES, (before) => ({ ...before, newPerDay: -1 }))
    expect(refused).toMatchObject({ ok: false, code: 'invalid', field: 'newPerDay' })
    expect(await undo(later(ctx, 1))).toMatchObject({ ok: true })
    expect(await first()).toEqual(['4 this deck', '30 this deck'])
    expect(await loadDeckOptions(ctx, 'No such deck')).toMatchObject({ ok: false, code: 'not-found' })
  })

  it('restate the memories of a deck that they are given to, and an undo takes that back', async () => {
    const { ctx, settings } = await open()
    await loadDecks(ctx)
    const [arch = '' as CardId] = await cardsOf(ctx, ARCHES)
    const [river = '' as CardId] = await cardsOf(ctx, RIVERS)
    await answer(ctx, [arch, river], 4)
    const before = await memoryOf(ctx, arch)
    const slow = later(ctx, DAY_MS)
    const id = doneOf(await createPreset(slow, 'Slow', null))
    const preset = (await presetsOf(slow)).byId(id)
    const texts = presetTexts(preset)
    expect(await savePresetOptions(slow, id, { ...texts, weights: weightsText(SLOW) })).toMatchObject({ ok: true })
    expect(await memoryOf(ctx, arch)).toEqual(before)
    const assigned = doneOf(await assignPreset(slow, [ARCHES], id))
    expect(await memoryOf(ctx, arch)).toEqual({ ...before, stability: (before.stability ?? 0) * 2 })
    expect(await memoryOf(ctx, river)).toEqual({ ...(await memoryOf(ctx, river)), stability: before.stability })
    expect(await wrongIn(ctx, settings)).toEqual([])

    doneOf(await undo(later(slow, 1), { id: assigned.changeId }))
    expect(await memoryOf(ctx, arch)).toEqual(before)
    expect((await presetsOf(ctx)).ofDeck(ARCHES).id).toBeNull()
    doneOf(await assignPreset(later(slow, 2), [ARCHES], id))
    doneOf(await deletePreset(later(slow, 3), id))
    expect(await memoryOf(ctx, arch)).toEqual(before)
    doneOf(await restorePreset(later(slow, 4), id))
    expect((await memoryOf(ctx, arch)).stability).toBeCloseTo((before.stability ?? 0) * 2, 6)
    expect(await wrongIn(ctx, settings)).toEqual([])
  })

  it('follow a fact that is moved to another deck', async () => {
    const { ctx, settings } = await open()
    await loadDecks(ctx)
    const [river = '' as CardId] = await cardsOf(ctx, RIVERS)
    await answer(ctx, [river], 4)
    const before = await memoryOf(ctx, river)
    await presetFor(later(ctx, 1), 'Slow', ARCHES, { weights: weightsText(SLOW) })
    const move = { kind: 'deck', name: ARCHES } as const
    const moved = doneOf(await changeCards(later(ctx, 2), move, { kind: 'some', cardIds: [river] }))
    expect((await memoryOf(ctx, river)).stability).toBeCloseTo((before.stability ?? 0) * 2, 6)
    doneOf(await undo(later(ctx, 3), { id: moved.changeId }))
    expect(await memoryOf(ctx, river)).toEqual(before)
    expect(await wrongIn(ctx, settings)).toEqual([])
  })

  it('are made, renamed, deleted and restored in the history', async () => {
    const { ctx, settings } = await open()
    await loadDecks(ctx)
    const [arch = '' as CardId] = await cardsOf(ctx, ARCHES)
    await answer(ctx, [arch], 4)
    const names = async () => (await presetsOf(ctx)).all.map(({ name }) => name)
    const last = async (at: number) => (await listHistory(later(ctx, at), { kind: null, before: null })).items[0]?.words
    const before = await memoryOf(ctx, arch)
    const id = await presetFor(later(ctx, 1), 'Slow', ARCHES, { weights: weightsText(SLOW) })
    doneOf(await renamePreset(later(ctx, 2), id, 'Slower'))
    expect(await last(3)).toBe('Preset renamed, “Slow” to “Slower”')
    doneOf(await deletePreset(later(ctx, 3), id))
    expect(await last(4)).toBe('Preset deleted, “Slower”')
    expect([await names(), await memoryOf(ctx, arch)]).toEqual([['Default'], before])

    doneOf(await undo(later(ctx, 5)))
    expect(await names()).toEqual(['Default', 'Slower'])
    expect((await memoryOf(ctx, arch)).stability).toBeCloseTo((before.stability ?? 0) * 2, 6)
    doneOf(await undo(later(ctx, 6)))
    expect(await names()).toEqual(['Default', 'Slow'])
    doneOf(await redo(later(ctx, 7)))
    doneOf(await redo(later(ctx, 8)))
    expect([await names(), await memoryOf(ctx, arch)]).toEqual([['Default'], before])
    // Restored under a name that another preset has by now it stays deleted.
    doneOf(await createPreset(later(ctx, 9), 'Slower', null))
    const items = (await listHistory(later(ctx, 10), { kind: null, before: null })).items
    const deletion = items.find(({ words }) => words === 'Preset deleted, “Slower”')
    expect(await undo(later(ctx, 10), { id: deletion?.id ?? '' })).toMatchObject({ ok: false, code: 'conflict' })
    doneOf(await undo(later(ctx, 11)))
    expect(await names()).toEqual(['Default'])
    doneOf(await undo(later(ctx, 12), { id: deletion?.id ?? '' }))
    expect(await names()).toEqual(['Default', 'Slower'])
    expect(await wrongIn(ctx, settings)).toEqual([])
  })

  it('are undone and redone each by itself, and not where they were changed or deleted since', async () => {
    const { ctx, settings } = await open()
    await loadDecks(ctx)
    const [arch = '' as CardId] = await cardsOf(ctx, ARCHES)
    await answer(ctx, [arch], 4)
    const before = await memoryOf(ctx, arch)
    const id = await presetFor(later(ctx, 1), 'Slow', ARCHES)
    const save = async (at: number, change: Readonly<Record<string, string>>) => {
      const preset = (await presetsOf(ctx)).byId(id)
      expect(await savePresetOptions(later(ctx, at), id, { ...presetTexts(preset), ...change })).toMatchObject({
        ok: true,
        isChanged: true,
      })
    }
    const optionsNow = async () => {
      const { standard, byId } = await presetsOf(ctx)
      return [standard, byId(id)].map(({ scheduling, queue }) => [scheduling.weights, queue.newPerDay])
    }
    const first = await optionsNow()
    await save(2, { weights: weightsText(SLOW), newPerDay: '3' })
    const changed = await optionsNow()
    const memory = await memoryOf(ctx, arch)
    expect(memory).toEqual({ ...before, stability: (before.stability ?? 0) * 2 })
    const CHANGED = 'Preset changed, “Slow”: new cards per day, 20 to 3; other parameters'
    expect(await undo(later(ctx, 3))).toMatchObject({ ok: true, value: { words: CHANGED } })
    expect(await optionsNow()).toEqual(first)
    expect(await memoryOf(ctx, arch)).toEqual(before)
    expect(await redo(later(ctx, 4))).toMatchObject({ ok: true })
    expect(await optionsNow()).toEqual(changed)
    expect(await memoryOf(ctx, arch)).toEqual(memory)

    const { items } = await listHistory(ctx, { kind: null, before: null })
    expect(items.map(({ words }) => words)).toEqual([
      CHANGED,
      `Preset “Slow” given to the deck “${ARCHES}”`,
      'Preset added, “Slow”',
      expect.stringMatching(/^Answered Easy, /),
    ])
    const [ofPreset = { id: '' }, ofDeck = { id: '' }] = items
    await save(5, { newPerDay: '4' })
    expect(await undo(later(ctx, 6), { id: ofPreset.id })).toMatchObject({ ok: false, code: 'conflict' })
    expect(await undo(later(ctx, 7), { id: ofDeck.id })).toMatchObject({ ok: true })
    expect((await presetsOf(ctx)).ofDeck(ARCHES).id).toBeNull()
    expect(await memoryOf(ctx, arch)).toEqual(before)
    expect(await redo(later(ctx, 8), { id: ofDeck.id })).toMatchObject({ ok: true })
    expect(await memoryOf(ctx, arch)).toEqual(memory)
    doneOf(await deletePreset(later(ctx, 9), id))
    expect(await undo(later(ctx, 10), { id: ofPreset.id })).toMatchObject({
      ok: false,
      message: expect.stringContaining('The preset of these settings isn’t there now.'),
    })
    expect(await wrongIn(ctx, settings)).toEqual([])
  })

  it('give the limits of a deck and those of one day back', async () => {
    const { ctx } = await open()
    await loadDecks(ctx)
    const own = { ...NO_DECK_LIMITS, newPerDay: 2 }
    doneOf(await setDeckLimits(later(ctx, 1), ARCHES, own))
    doneOf(await setDeckLimits(later(ctx, 2), ARCHES, { ...own, newPerDay: 5 }))
    const wrong = await setTodaysLimits(later(ctx, 3), null, { newPerDay: Number.NaN, reviewsPerDay: null })
    expect(wrong).toMatchObject({ field: 'newPerDay', message: 'Enter a whole number from 0 to 9999.' })
    doneOf(await setTodaysLimits(later(ctx, 3), null, { newPerDay: 7, reviewsPerDay: null }))
    const now = async () => {
      const { standard, choices } = await presetsOf(ctx)
      return [standard.queue.today?.newPerDay ?? null, choices[0]?.limits.newPerDay]
    }
    expect(await now()).toEqual([7, 5])
    doneOf(await undo(later(ctx, 4)))
    expect(await now()).toEqual([null, 5])
    doneOf(await undo(later(ctx, 5)))
    expect(await now()).toEqual([null, 2])
    doneOf(await redo(later(ctx, 6)))
    doneOf(await redo(later(ctx, 7)))
    expect(await now()).toEqual([7, 5])
  })

  it('adopt parameters for their own cards alone, whichever preset adopts', async () => {
    const { ctx, settings } = await open()
    await loadDecks(ctx)
    const [arch = '' as CardId] = await cardsOf(ctx, ARCHES)
    const [river = '' as CardId] = await cardsOf(ctx, RIVERS)
    await answer(ctx, [arch, river], 4)
    const before = await memoryOf(ctx, arch)
    const id = await presetFor(later(ctx, 1), 'Arches', ARCHES)
    const learner = await learnerOf(ctx.engine.read, ctx.actor.learnerId)
    const ofDefault = { ...settingsTexts(learner), weights: weightsText(SLOW) }
    expect(await saveSettings(later(ctx, 2), ofDefault)).toMatchObject({ ok: true })
    expect(await memoryOf(ctx, arch)).toEqual(before)
    expect((await memoryOf(ctx, river)).stability).toBeCloseTo((before.stability ?? 0) * 2, 6)
    const third = DEFAULT_WEIGHTS.map((weight, index) => (index < 4 ? weight * 3 : weight))
    const texts = presetTexts((await presetsOf(ctx)).byId(id))
    expect(await savePresetOptions(later(ctx, 3), id, { ...texts, weights: weightsText(third) })).toMatchObject({
      ok: true,
    })
    expect((await memoryOf(ctx, arch)).stability).toBeCloseTo((before.stability ?? 0) * 3, 6)
    expect((await memoryOf(ctx, river)).stability).toBeCloseTo((before.stability ?? 0) * 2, 6)
    expect(await wrongIn(ctx, settings)).toEqual([])
  })

  it('keep their parameters out of those of the default preset', async () => {
    const { ctx } = await open()
    await loadDecks(ctx)
    await presetFor(later(ctx, 1), 'Slow', ARCHES, { weights: weightsText(SLOW), desiredRetention: '80' })
    expect(await parameterVersions(ctx)).toMatchObject([{ isDefault: true }])
  })

  it('have the time zone and day start of the learner, and leeches by their own threshold', async () => {
    const { ctx, settings } = await open()
    await loadDecks(ctx)
    const [arch = '' as CardId] = await cardsOf(ctx, ARCHES)
    const [river = '' as CardId] = await cardsOf(ctx, RIVERS)
    const id = await presetFor(ctx, 'Arches', ARCHES, { leechThreshold: '1', learningSteps: '', relearningSteps: '' })
    const learner = await learnerOf(ctx.engine.read, ctx.actor.learnerId)
    const texts = { ...settingsTexts(learner), timeZone: 'Asia/Tokyo', learningSteps: '', leechThreshold: '2' }
    expect(await saveSettings(later(ctx, 1), texts)).toMatchObject({ ok: true })
    expect((await presetsOf(ctx)).byId(id as PresetId).scheduling.timeZone).toBe('Asia/Tokyo')
    await answer(later(ctx, 2), [arch, river], 4)
    await answer(later(ctx, 60 * DAY_MS), [arch, river], 1)
    const leeches = async () => {
      const { memories: m } = ctx.engine.read.t
      return (await ctx.engine.read.db.select({ id: m.cardId }).from(m).where(eq(m.leech, true))).map((row) => row.id)
    }
    expect(await leeches()).toEqual([arch])
    const clear = await changeCards(later(ctx, 61 * DAY_MS), { kind: 'clear-leech' }, { kind: 'some', cardIds: [arch] })
    expect(doneOf(clear)).toMatchObject({ changed: 1 })
    expect(await leeches()).toEqual([])
    await answer(later(ctx, 62 * DAY_MS), [arch], 3)
    expect(await leeches()).toEqual([])
    await answer(later(ctx, 200 * DAY_MS), [arch], 1)
    expect(await leeches()).toEqual([arch])
    expect(await wrongIn(ctx, settings)).toEqual([])
  })
})
