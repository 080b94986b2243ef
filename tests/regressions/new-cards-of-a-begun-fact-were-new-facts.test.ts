import { describe, expect, it } from 'vitest'
import {
  model,
  morningOf,
  planInput,
  projectionInput,
  SECONDS,
  scopeCard,
  studiedCard,
} from '@/lib/domain/briefing/briefing.fixture'
import { planBriefing, projectBriefing } from '@/lib/domain/briefing/briefing-plan'
import type { ScopeCard } from '@/lib/domain/briefing/forecast'
import { planDay } from '@/lib/domain/briefing/plan-day'

/** Facts of two gaps each: card 0 and 1 are of the first fact, 2 and 3 of the second. */
const twoGaps = (facts: number): readonly ScopeCard[] =>
  Array.from({ length: facts * 2 }, (_, index) => {
    const { factId } = scopeCard(index - (index % 2))
    return scopeCard(index, { factId, cardsOfFact: 2, weight: 'should' })
  })

const answered = (card: ScopeCard, now: number): ScopeCard => ({
  ...card,
  studied: { ...model.next(null, 0, 3, true), lastReviewAt: now, lastReviewDay: 0 },
  dueDay: 2,
})

/** A briefing with three new facts planned four, one a day, and still two after a rehearsal had asked all three. */
describe('a fact of several cards', () => {
  it('is new on one day of a plan that splits its cards', () => {
    // A day holds one new card, so no fact fits into a day.
    const input = projectionInput({ cards: twoGaps(3), budgetSecondsOf: () => SECONDS.learn })
    const whole = planInput({ ...input, mostSecondsADay: SECONDS.learn, usesAllMinutes: true })
    const { days } = projectBriefing(whole, planBriefing(whole))
    expect(days.filter(({ cards }) => cards > 0).length).toBeGreaterThan(3)
    expect(days.reduce((sum, { newFacts }) => sum + newFacts, 0)).toBe(3)
  })

  it('is begun once one of its cards was asked', () => {
    const cards = twoGaps(3).map((card, index) => (index % 2 === 0 ? answered(card, morningOf(0)) : card))
    const { day, at, briefingDay, freezeDay, daysOff, seconds, startDay, targets, order } = projectionInput()
    const rest = { day, at, briefingDay, freezeDay, daysOff, seconds, startDay, targets, order }
    const plan = planDay({ ...rest, cards, now: morningOf(0) + 60_000, budgetSeconds: 900, usesAllMinutes: true })
    expect(plan.cards.some(({ isNew }) => isNew)).toBe(true)
    expect(plan.newFacts).toBe(0)
  })

  it('is begun for what is left of today’s part once one of its cards was answered', () => {
    const known = Array.from({ length: 20 }, (_, index) => studiedCard(100 + index, 300, -2, { weight: 'should' }))
    const before = [...twoGaps(1), ...known]
    // Only today may begin anything new, so both gaps are planned for it.
    const whole = planBriefing(planInput({ cards: before, freezeDay: 1 }))
    expect(whole.today).toMatchObject({ cards: [{ isNew: true }, { isNew: true }], newFacts: 1 })
    const first = whole.today.cards[0]?.cardId
    const now = morningOf(0) + 60_000
    const cards = before.map((card) => (card.cardId === first ? answered(card, now) : card))
    const { today } = planBriefing(
      planInput({ cards, now, freezeDay: 1, dayStart: { cards: before, at: morningOf(0) } }),
    )
    expect(today).toMatchObject({ cards: [{ isNew: true }], newFacts: 0 })
  })
})
