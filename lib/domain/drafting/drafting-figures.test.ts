import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CountedDecision, draftingFigures, figuresByKind, median } from './drafting-figures'

const decision = (more: Partial<CountedDecision> = {}): CountedDecision => ({
  findingKind: 'money',
  drafter: 'built-in',
  decision: 'accepted',
  ms: 4_000,
  cards: 1,
  editDistance: 0,
  ...more,
})

describe('the figures of drafting', () => {
  it('are unknown where nothing was decided', () => {
    expect(draftingFigures([])).toEqual({
      decided: 0,
      accepted: 0,
      edited: 0,
      cards: 0,
      acceptanceRate: null,
      secondsACard: null,
      meanEditDistance: null,
    })
  })

  it('count edited drafts as accepted, and skipped and refused ones against them', () => {
    const figures = draftingFigures([
      decision(),
      decision({ decision: 'edited', editDistance: 12, ms: 20_000, cards: 2 }),
      decision({ decision: 'skipped', cards: 0, editDistance: null, ms: 900 }),
      decision({ decision: 'never', cards: 0, editDistance: null, ms: 900 }),
    ])
    expect(figures).toEqual({
      decided: 4,
      accepted: 2,
      edited: 1,
      cards: 3,
      acceptanceRate: 0.5,
      secondsACard: 7,
      meanEditDistance: 6,
    })
  })

  it('count a passage that was added to a fact as accepted, without a card and without a distance', () => {
    const added = decision({ decision: 'added', cards: 0, editDistance: null, ms: 3_000 })
    expect(
      draftingFigures([decision(), added, decision({ decision: 'skipped', cards: 0, editDistance: null })]),
    ).toEqual({
      decided: 3,
      accepted: 2,
      edited: 0,
      cards: 1,
      acceptanceRate: 2 / 3,
      secondsACard: 4,
      meanEditDistance: 0,
    })
  })

  it('leave what was not measured out of the mean distance', () => {
    expect(draftingFigures([decision({ editDistance: null }), decision({ editDistance: 4 })]).meanEditDistance).toBe(4)
  })

  it('stand by kind, the most decided first', () => {
    const kinds = figuresByKind([
      decision({ findingKind: 'date' }),
      decision(),
      decision(),
      decision({ findingKind: 'claim' }),
    ])
    expect(kinds.map(({ kind, figures }) => [kind, figures.decided])).toEqual([
      ['money', 2],
      ['claim', 1],
      ['date', 1],
    ])
  })
})

it('the median has as many values below it as above', () => {
  expect(median([])).toBeNull()
  expect(median([5, 1, 3])).toBe(3)
  expect(median([4, 1, 2, 3])).toBe(2.5)
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
      const middle = median(values) ?? Number.NaN
      expect(values.filter((value) => value < middle).length).toBeLessThanOrEqual(values.length / 2)
      expect(values.filter((value) => value > middle).length).toBeLessThanOrEqual(values.length / 2)
    }),
  )
})
