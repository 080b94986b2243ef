import { planBriefing } from '@/lib/domain/briefing/briefing-plan'
import { feasibilityOf } from '@/lib/domain/briefing/feasibility'
import { readinessAt, type ScopeCard } from '@/lib/domain/briefing/forecast'
import { BEST_GAIN, planDay } from '@/lib/domain/briefing/plan-day'
import type { CardId, FactId } from '@/lib/domain/ids'
import { anId } from '@/lib/domain/ids.fixture'
import { fsrsModel } from '@/lib/domain/scheduling/fsrs'
import { DEFAULT_WEIGHTS } from '@/lib/domain/scheduling/settings'
import { DAY_MS } from '@/lib/domain/time/units'
import { SECONDS } from './briefing-learner'
import { seeded } from './random'
import { report } from './report'
import { percentile } from './statistics'

const ROUNDS = 40
const WARM_UP = 10
const NOW = 9 * 3_600_000
const DAYS = 14
const model = fsrsModel(DEFAULT_WEIGHTS)

/** A scope of which a third was never studied. */
const scopeOf = (count: number): readonly ScopeCard[] => {
  const random = seeded(7)
  return Array.from({ length: count }, (_, index) => {
    const lastReviewDay = -Math.ceil(random() * 20)
    const studied =
      random() < 1 / 3
        ? null
        : {
            stability: 1 + random() * 40,
            difficulty: 1 + random() * 9,
            lastReviewAt: NOW + lastReviewDay * DAY_MS,
            lastReviewDay,
          }
    return {
      cardId: anId<CardId>(`card-${index}`),
      factId: anId<FactId>(`fact-${index >> 1}`),
      weight: (['must', 'should', 'nice'] as const)[index % 3] ?? 'nice',
      cardsOfFact: 2,
      studied,
      dueDay: studied ? lastReviewDay + 5 : null,
      model,
      desiredRetention: 0.9,
    }
  })
}

const timesOf = (work: () => void): readonly number[] =>
  Array.from({ length: WARM_UP + ROUNDS }, () => {
    const begin = performance.now()
    work()
    return performance.now() - begin
  }).slice(WARM_UP)

const plan = {
  now: NOW,
  day: 0,
  startDay: 0,
  at: NOW + DAYS * DAY_MS,
  briefingDay: DAYS,
  freezeDay: DAYS - 1,
  daysOff: new Set<number>(),
  seconds: SECONDS,
  targets: { must: 0.95, others: 0.85 },
  order: BEST_GAIN,
  usesAllMinutes: true,
}

/** What one forecast and one new plan take. */
export function reportSpeed(): void {
  const one = (figure: string, at: string, work: () => void, aim: string | null) =>
    report({ group: 'briefing', figure, at, value: percentile(timesOf(work), 0.95), unit: 'ms', aim })
  const large = scopeOf(100_000)
  one('forecast p95', '100,000 cards', () => readinessAt(large, plan.at), '<= 50')
  const cards = scopeOf(10_000)
  one('plan of a day p95', '10,000 cards', () => planDay({ ...plan, cards, budgetSeconds: 1_800 }), '<= 50')
  const usual = scopeOf(500)
  one(
    'feasibility p95',
    '500 cards, 14 days',
    () => {
      feasibilityOf({
        ...plan,
        cards: usual,
        minutesADay: 10,
        spentTodaySeconds: 0,
        studyAt: (day) => NOW + day * DAY_MS,
      })
    },
    null,
  )
  one(
    'fewest minutes p95',
    '172 facts, 10 days',
    () => {
      planBriefing({
        ...plan,
        at: NOW + 10 * DAY_MS,
        briefingDay: 10,
        freezeDay: 9,
        usesAllMinutes: false,
        cards: usual.slice(0, 344),
        mostSecondsADay: 900,
        spentTodaySeconds: 0,
        dayStart: null,
        studyAt: (day) => NOW + day * DAY_MS,
      })
    },
    null,
  )
}
