import { describe, expect, it } from 'vitest'
import type { SettingsId } from '../../ids'
import { anId } from '../../ids.fixture'
import { CARD, noon, START_DAY } from '../../scheduling/answer.fixture'
import { base, review, SETTINGS, voidOf } from '../../scheduling/log.fixture'
import { replay } from '../../scheduling/replay'
import { DEFAULT_SCHEDULING, DEFAULT_WEIGHTS } from '../../scheduling/settings'
import { DAY_MS } from '../../time/units'
import { scopeCard } from '../briefing.fixture'
import { forecastFacts, type RehearsalForecast, readinessesOfRehearsal } from './forecast'

const LATER = anId<SettingsId>('settings-2')
const otherWeights = DEFAULT_WEIGHTS.map((weight, place) => (place === 20 ? weight * 2 : weight))
const settingsOf = (id: SettingsId) =>
  id === SETTINGS ? DEFAULT_SCHEDULING : { ...DEFAULT_SCHEDULING, weights: otherWeights }

const END = noon(START_DAY) + 10_000
const BRIEFING_AT = noon(START_DAY) + 5 * DAY_MS

/** A must-know with two cards, the first of which is the one that is answered, and a nice-to-know. */
const forecast: RehearsalForecast = {
  briefingAt: BRIEFING_AT,
  recalls: [
    { weight: 'must', cards: { [CARD]: 0.4, 'card-2': 0.8 } },
    { weight: 'nice', cards: { 'card-3': 0.5 } },
  ],
  settingsId: SETTINGS,
  scored: 0,
  shift: 0,
}
const BEFORE = (3 * ((0.4 + 0.8) / 2) + 0.5) / 4
const withRecall = (recall: number) => (3 * ((recall + 0.8) / 2) + 0.5) / 4

const review1 = review(1, { rating: 3, mode: 'rehearsal' })
const earlier = replay(CARD, [review(0, { day: START_DAY - 20 })], settingsOf)

const withAnswers = (entries: Parameters<typeof replay>[1], before = earlier) =>
  readinessesOfRehearsal(forecast, new Map([[CARD, { before, entries }]]), END, settingsOf)

describe('the forecast of a rehearsal', () => {
  it('puts the cards of a fact together with the recall of each', () => {
    const [one, two] = [scopeCard(1, { weight: 'must', cardsOfFact: 2 }), scopeCard(2, { weight: 'nice' })]
    const sibling = { ...scopeCard(3), factId: one.factId, weight: one.weight }
    const recalls = new Map([
      [one.cardId, 0.4],
      [two.cardId, 0.5],
      [sibling.cardId, 0.8],
    ])
    expect(forecastFacts([one, two, sibling], (cardId) => recalls.get(cardId) ?? 0)).toEqual([
      { weight: 'must', cards: { [one.cardId]: 0.4, [sibling.cardId]: 0.8 } },
      { weight: 'nice', cards: { [two.cardId]: 0.5 } },
    ])
  })

  it('is the same before and after as long as nothing is answered', () => {
    const { before, after: then } = readinessesOfRehearsal(forecast, new Map(), END, settingsOf)
    expect(before.mean).toBeCloseTo(BEFORE, 12)
    expect(before.facts).toBe(2)
    expect(then).toEqual(before)
  })

  it('never moves what was forecast before', () => {
    for (const rating of [1, 2, 3, 4] as const) {
      expect(withAnswers([review(1, { rating })]).before.mean).toBeCloseTo(BEFORE, 12)
    }
  })

  it.each([
    ['a card outside the scope', [{ ...review1, cardId: anId<typeof CARD>('card-9') }], BEFORE],
    ['an answer that was undone', [review1, voidOf(2, review1)], BEFORE],
    ['a right choice, which may be luck', [review(1, { format: 'choice', rating: 3, mode: 'rehearsal' })], BEFORE],
    ['cramming', [review(1, { mode: 'cram' })], BEFORE],
    ['suspending', [{ ...base(1), kind: 'suspend', suspended: true } as const], BEFORE],
    ['forgetting', [{ ...base(1), kind: 'forget' } as const], withRecall(0)],
  ])('is after %s: %#', (_, entries, mean) => {
    const [first] = entries
    const cardId = first && 'cardId' in first ? first.cardId : CARD
    const since = new Map([[cardId, { before: earlier, entries }]])
    const { after: then } = readinessesOfRehearsal(forecast, since, END, settingsOf)
    expect(then.mean).toBeCloseTo(mean, 12)
  })

  it('rises with an answer that was recalled, falls with one that was missed', () => {
    expect(withAnswers([review(1, { rating: 3, mode: 'rehearsal' })]).after.mean).toBeGreaterThan(BEFORE)
    const known = { ...forecast, recalls: [{ weight: 'must' as const, cards: { [CARD]: 0.9 } }] }
    const since = new Map([[CARD, { before: earlier, entries: [review(1, { rating: 1, mode: 'rehearsal' })] }]])
    expect(readinessesOfRehearsal(known, since, END, settingsOf).after.mean).toBeLessThan(0.68)
  })

  it('uses the parameters under which a card was answered', () => {
    const [plain, other] = [withAnswers([review1]), withAnswers([{ ...review1, settingsId: LATER }])]
    expect(other.after.mean).not.toBeCloseTo(plain.after.mean, 4)
  })

  it('corrects what was answered as the start was corrected', () => {
    const since = new Map([[CARD, { before: earlier, entries: [review1] }]])
    const shifted = readinessesOfRehearsal({ ...forecast, shift: -1 }, since, END, settingsOf)
    expect(shifted.before.mean).toBeCloseTo(BEFORE, 12)
    expect(shifted.after.mean).toBeLessThan(withAnswers([review1]).after.mean)
  })
})
