import type { CardId, FactId } from '../ids'
import { anId } from '../ids.fixture'
import type { Weight } from '../library'
import { fsrsModel } from '../scheduling/fsrs'
import { DEFAULT_WEIGHTS } from '../scheduling/settings'
import { DAY_MS } from '../time/units'
import type { BriefingPlanInput } from './briefing-plan'
import type { ScopeCard } from './forecast'
import type { StudySeconds } from './gain'
import { BEST_GAIN } from './plan-day'
import type { ProjectionInput } from './projection'

export const model = fsrsModel(DEFAULT_WEIGHTS)
export const SECONDS: StudySeconds = { learn: 30, recalled: 8, forgotten: 18 }
/** 09:00 of a study day. */
export const morningOf = (day: number): number => day * DAY_MS + 9 * 3_600_000

export const scopeCard = (index: number, more: Partial<ScopeCard> = {}): ScopeCard => ({
  cardId: anId<CardId>(`card-${String(index).padStart(4, '0')}`),
  factId: anId<FactId>(`fact-${String(index).padStart(4, '0')}`),
  weight: (['must', 'should', 'nice'] as const satisfies readonly Weight[])[index % 3] ?? 'nice',
  cardsOfFact: 1,
  studied: null,
  dueDay: null,
  model,
  desiredRetention: 0.9,
  ...more,
})

export const studiedCard = (index: number, stability: number, lastReviewDay: number, more: Partial<ScopeCard> = {}) =>
  scopeCard(index, {
    studied: { stability, difficulty: 5, lastReviewAt: morningOf(lastReviewDay), lastReviewDay },
    dueDay: lastReviewDay + Math.max(1, Math.round(stability)),
    ...more,
  })

/** A scope of new cards, ten days before the briefing. */
export const projectionInput = (more: Partial<ProjectionInput> = {}): ProjectionInput => ({
  cards: Array.from({ length: 60 }, (_, index) => scopeCard(index)),
  now: morningOf(0),
  day: 0,
  at: morningOf(10),
  briefingDay: 10,
  freezeDay: 9,
  startDay: 0,
  daysOff: new Set(),
  seconds: SECONDS,
  budgetSecondsOf: () => 600,
  studyAt: morningOf,
  targets: { must: 0.95, others: 0.85 },
  order: BEST_GAIN,
  usesAllMinutes: true,
  ...more,
})

/** The same for a plan of a quarter of an hour a day at most, of the fewest minutes. */
export const planInput = (more: Partial<BriefingPlanInput> = {}): BriefingPlanInput => ({
  ...projectionInput({ usesAllMinutes: false }),
  mostSecondsADay: 900,
  spentTodaySeconds: 0,
  dayStart: null,
  ...more,
})

export const daysAhead = (days: number): Partial<BriefingPlanInput> => ({
  at: morningOf(days),
  briefingDay: days,
  freezeDay: Math.max(1, days - 1),
})

/** Facts of which half are known a little, as weeks of ordinary study leave them. */
export const halfKnown = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    index % 2 === 0 ? scopeCard(index) : studiedCard(index, 5 + (index % 25), -4),
  )
