import type { Briefing } from '../../data/queries/briefing/briefings'
import { answersOf, type Rehearsal, rehearsalsOf } from '../../data/queries/rehearsal/rehearsals'
import { type LibraryCard, libraryCards } from '../../data/queries/study/study-cards'
import type { RehearsalItem } from '../../domain/briefing/briefing'
import { daysToNextRehearsal } from '../../domain/briefing/rehearsal/next-rehearsal'
import { progressOf } from '../../domain/briefing/rehearsal/progress'
import {
  type QuestionOutcome,
  type RehearsalScore,
  rehearsalOutcomesOf,
  scoreOf,
} from '../../domain/briefing/rehearsal/score'
import type { Instant, StudyDay } from '../../domain/ids'
import { briefingToChange } from '../authorise'
import { type DebriefCounts, debriefCounts } from '../briefing/debrief'
import { forecastInputsOf } from '../briefing/forecast-inputs'
import { cardsInSteps } from '../briefing/size-of-todays-part'
import type { Context } from '../context'
import { done, type Result } from '../result'
import { ownRehearsal } from './own-rehearsal'
import { type RehearsalReadiness, rehearsalReadiness } from './rehearsal-readiness'

/** A rehearsal in the history of its briefing. */
export type PastRehearsal = {
  readonly id: string
  readonly startedAt: Instant
  readonly endedAt: Instant | null
  readonly minutes: number
  readonly questions: number
  readonly score: RehearsalScore
}

/** One question of a rehearsal that was asked, with what became of it. */
export type ResultQuestion = QuestionOutcome & { readonly item: RehearsalItem; readonly card: LibraryCard }

export type RehearsalResults = {
  readonly briefing: Briefing
  readonly rehearsal: PastRehearsal
  readonly over: 'recalled' | 'time' | null
  /** Errors made with confidence first. */
  readonly questions: readonly ResultQuestion[]
  /** Questions drawn up that were never asked. */
  readonly notAsked: number
  readonly readiness: RehearsalReadiness
  /** The study day on which to rehearse again; null where the last day has come or the briefing has passed. */
  readonly nextDay: StudyDay | null
  /** The day that a study day number stands for, `YYYY-MM-DD`; null like `nextDay`. */
  readonly nextDate: string | null
  readonly isPast: boolean
  /** Cards in today's part of the plan as it is now, and those that come again today in a step; null once it is over. */
  readonly today: { readonly planned: number; readonly inSteps: number } | null
  /** What was written down of the briefing once it was over; null before that. */
  readonly debrief: DebriefCounts | null
}

const pastOf = ({ items, ...rehearsal }: Rehearsal, answers: Parameters<typeof scoreOf>[0]): PastRehearsal => ({
  id: rehearsal.id,
  startedAt: rehearsal.startedAt,
  endedAt: rehearsal.endedAt,
  minutes: rehearsal.minutes,
  questions: items.length,
  score: scoreOf(answers),
})

/** The actor's rehearsals of a briefing with their scores, the latest first. */
export const loadHistory = async (ctx: Context, briefingId: string): Promise<Result<readonly PastRehearsal[]>> => {
  const briefing = await briefingToChange(ctx, briefingId)
  if (!briefing.ok) return briefing
  const { read } = ctx.engine
  const all = await rehearsalsOf(read, ctx.actor.learnerId, briefingId)
  const answers = await answersOf(
    read,
    ctx.actor.learnerId,
    all.map(({ id }) => id),
  )
  return done(all.map((rehearsal) => pastOf(rehearsal, answers.get(rehearsal.id) ?? [])))
}

/** What came of a rehearsal, the errors that the learner was sure of first; also of one that still runs. */
export const loadResults = async (ctx: Context, rehearsalId: string): Promise<Result<RehearsalResults>> => {
  const found = await ownRehearsal(ctx, rehearsalId)
  if (!found.ok) return found
  const { rehearsal, briefing } = found.value
  const { read } = ctx.engine
  const answers = (await answersOf(read, ctx.actor.learnerId, [rehearsalId])).get(rehearsalId) ?? []
  const outcomes = rehearsalOutcomesOf(answers)
  const ids = outcomes.map(({ cardId }) => cardId)
  const cards = await libraryCards(read, ctx.actor.workspaceIds, ids)
  const items = new Map(rehearsal.items.map((item) => [item.cardId, item]))
  const outlook = await forecastInputsOf(ctx, briefing)
  const isPast = briefing.at <= ctx.now
  const days = isPast ? null : daysToNextRehearsal(outlook.day, outlook.input.briefingDay)
  const nextDay = days === null ? null : outlook.day + days
  return done({
    briefing,
    rehearsal: pastOf(rehearsal, answers),
    over: progressOf(rehearsal.items, answers, rehearsal.minutes).over,
    questions: outcomes.flatMap((outcome) => {
      const card = cards.get(outcome.cardId)
      const item = items.get(outcome.cardId)
      return card && item ? [{ ...outcome, item, card }] : []
    }),
    notAsked: rehearsal.items.length - outcomes.length,
    readiness: await rehearsalReadiness(ctx, outlook, rehearsal, answers),
    nextDay,
    nextDate: nextDay === null ? null : outlook.calendar.isoDate(nextDay),
    isPast,
    today: isPast ? null : { planned: outlook.plan().today.cards.length, inSteps: cardsInSteps(outlook) },
    debrief: isPast ? debriefCounts(briefing, outlook.rows) : null,
  })
}
