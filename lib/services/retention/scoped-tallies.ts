import { cardSumsOfScope, type ScopedCard } from '../../data/queries/retention-scope'
import { standingAnswers } from '../../data/queries/sums'
import type { CardId, StudyDay } from '../../domain/ids'
import { type DayRow, type FormatTally, formatTallies, talliesOfRows } from '../../domain/retention/day-rows'
import type { DayTally } from '../../domain/retention/day-tally'
import type { RetentionFilter } from '../../domain/retention/filter'
import { openDelta } from '../../domain/retention/sum-delta'
import { countAnswers } from '../../domain/retention/sums'
import { firstDayOf } from '../../domain/retention/trend'
import type { Context } from '../context'
import { keptDays } from './kept-days'

/** The answers of a scope that are counted from the log day by day; of more only sums over all time are shown. */
const MOST_ANSWERS = 50_000
const PIECE = 200

export type Tallies = {
  /** null where the scope has too many answers to be counted by day: then `lifetime` says what there is. */
  readonly days: readonly DayTally[] | null
  readonly formats: readonly FormatTally[] | null
  readonly lifetime: Omit<DayTally, 'day'>
}

const lifetimeOf = (cards: readonly ScopedCard[]): Omit<DayTally, 'day'> => {
  const sum = (of: (card: ScopedCard) => number) => cards.reduce((total, card) => total + of(card), 0)
  const mature = { passed: sum((card) => card.maturePassed), n: sum((card) => card.matureTested) }
  const young = { passed: sum((card) => card.passed) - mature.passed, n: sum((card) => card.tested) - mature.n }
  return { answers: sum((card) => card.answers), young, mature }
}

/** Adds the tallies of days to one. */
export const addTallies = (days: readonly DayTally[]): Omit<DayTally, 'day'> => {
  const sum = (of: (day: DayTally) => number) => days.reduce((total, day) => total + of(day), 0)
  return {
    answers: sum(({ answers }) => answers),
    young: { passed: sum(({ young }) => young.passed), n: sum(({ young }) => young.n) },
    mature: { passed: sum(({ mature }) => mature.passed), n: sum(({ mature }) => mature.n) },
  }
}

/** The answers of some cards by day and by format, counted from the log. */
const countCards = async ({ engine, asker }: Context, ids: readonly CardId[], from: StudyDay | null) => {
  const delta = openDelta(() => 0)
  for (let i = 0; i < ids.length; i += PIECE) {
    const logs = await standingAnswers(engine.read, asker.learnerId, ids.slice(i, i + PIECE))
    for (const answers of logs.values()) delta.add(countAnswers(answers).counted, 'claim')
  }
  const rows = delta
    .delta()
    .days.map(({ scores: { n: scored, ...scores }, ...day }): DayRow => ({ ...day, scored, ...scores }))
    .sort((a, b) => a.day - b.day)
  return { days: talliesOfRows(rows), formats: formatTallies(rows, from) }
}

/** The asker's answers as a filter sees them: from kept sums for everything, from the log for the cards of a scope. */
export const talliesOf = async (
  ctx: Context,
  { period, scope }: RetentionFilter,
  today: StudyDay,
): Promise<Tallies> => {
  const { engine, asker } = ctx
  const from = firstDayOf(period, today)
  if (scope.kind === 'all') {
    const rows = await keptDays(ctx)
    const days = talliesOfRows(rows)
    return { days, formats: formatTallies(rows, from), lifetime: addTallies(days) }
  }
  const cards = await cardSumsOfScope(engine.read, asker.learnerId, asker.workspaceIds, scope)
  const lifetime = lifetimeOf(cards)
  if (lifetime.answers > MOST_ANSWERS) return { days: null, formats: null, lifetime }
  const ids = cards.map(({ cardId }) => cardId as CardId) // edge
  return { ...(await countCards(ctx, ids, from)), lifetime }
}
