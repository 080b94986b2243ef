import { z } from 'zod'
import { newKey } from '../../data/library-ids'
import { workloadCards } from '../../data/queries/retention/studied-cards'
import { recentAnswers } from '../../data/queries/study/answers'
import { gradeShares, priced, SIMULATED_LEVELS, type Simulation } from '../../domain/simulation/simulation'
import { studyDayOfDate } from '../../domain/time/study-day'
import type { Context } from '../context'
import { studyPace } from '../learner/pace'
import { learnerToday } from '../learner/study-day-of'
import { sharedByEngine } from '../process-wide-state'
import { done, failed } from '../result'
import { runJob, stopJobs, withTicket } from '../worker-pool'

/** A year: long enough for what is learned now to have settled. */
export const WORKLOAD_DAYS = 365
const MOST_NEW = 9_999
const MOST_ADDED = 20_000
const DAY_MINUTES = 24 * 60
const SEED = 1

const dateSchema = z.string().refine((text) => studyDayOfDate(text) !== null, 'Enter a date, such as 2026-12-24.')

const wholeNumber = (least: number, most: number) =>
  z.coerce
    .number('Enter a whole number.')
    .int('Enter a whole number.')
    .min(least, `Enter ${least} or more.`)
    .max(most, `Enter ${most} or less.`)

/** What is asked: what if there were this many new cards a day, cards that are added, and a holiday. Empty: as the settings are. */
export const workloadChoicesSchema = z
  .object({
    newPerDay: wholeNumber(0, MOST_NEW).optional(),
    /** Cards that are still to be added, in all, and over how many days from today. */
    addCards: wholeNumber(0, MOST_ADDED).optional(),
    addDays: wholeNumber(1, WORKLOAD_DAYS).optional(),
    from: dateSchema.optional(),
    until: dateSchema.optional(),
  })
  .refine(({ addCards, addDays }) => !addCards || addDays !== undefined, {
    message: 'Enter the number of days over which you will add them.',
    path: ['addDays'],
  })
  .refine(({ from, until }) => (from === undefined) === (until === undefined), {
    message: 'Enter both the first and the last day of the pause.',
    path: ['until'],
  })
  .refine(({ from, until }) => from === undefined || until === undefined || from <= until, {
    message: 'The last day of the pause must not be before the first.',
    path: ['until'],
  })

export type WorkloadChoices = z.infer<typeof workloadChoicesSchema>

/** The run of each learner that is under way: a new question ends it. */
const running = sharedByEngine<Map<string, string>>('workloads', () => new Map())

/** Stops the actor's simulation. @returns whether one was under way */
export const stopWorkload = ({ engine, actor }: Context): boolean => {
  const ticket = running(engine).get(actor.learnerId)
  if (ticket !== undefined) stopJobs(ticket)
  return ticket !== undefined
}

const withinDay = (steps: readonly number[]): number => steps.filter((minutes) => minutes < DAY_MINUTES).length

const simulationOf = async (ctx: Context, choices: WorkloadChoices) => {
  const { read } = ctx.engine
  const { learnerId, workspaceIds } = ctx.actor
  const { learner, day: today } = await learnerToday(ctx)
  const { scheduling, queue } = learner
  const dayOf = (date: string | undefined) => (date === undefined ? null : studyDayOfDate(date))
  const [from, until] = [dayOf(choices.from), dayOf(choices.until)]
  const pace = await studyPace(ctx, learner)
  const { cards, onlyDated, newCards } = await workloadCards(read, learnerId, workspaceIds, today)
  const added = choices.addCards && choices.addDays ? { cards: choices.addCards, days: choices.addDays } : null
  const simulation: Simulation = {
    ...gradeShares(await recentAnswers(read, learnerId)),
    options: {
      weights: scheduling.weights,
      maximumIntervalDays: scheduling.maximumIntervalDays,
      learningSteps: withinDay(scheduling.learningStepsMinutes),
      relearningSteps: withinDay(scheduling.relearningStepsMinutes),
      newPerDay: choices.newPerDay ?? queue.newPerDay,
      reviewsPerDay: queue.reviewsPerDay,
    },
    cards,
    newCards: { cardsOfFact: [...newCards.cardsOfFact, ...Array.from({ length: added?.cards ?? 0 }, () => 1)] },
    added,
    seconds: { new: pace.new, learning: pace.learning, review: pace.review },
    stepsAfterNew: pace.stepsAfterNew,
    stepsAfterLapse: pace.relearningSteps[0] ?? 0,
    days: WORKLOAD_DAYS,
    holiday: from === null || until === null ? null : { from: from - today, until: until - today },
    seed: SEED,
  }
  return { simulation, onlyDated, desiredRetention: scheduling.desiredRetention }
}

/**
 * What each desired retention would come to over the next year, for the actor's own cards, limits and pace. It is worked
 * out in a worker; asking again, or `stopWorkload`, ends a run that is under way.
 */
export const loadWorkload = async (ctx: Context, choices: WorkloadChoices) => {
  const { simulation, onlyDated, desiredRetention } = await simulationOf(ctx, choices)
  const { options, cards, newCards, added } = simulation
  const tickets = running(ctx.engine)
  stopWorkload(ctx)
  const ticket = newKey<string>()
  tickets.set(ctx.actor.learnerId, ticket)
  const ended = await withTicket(ticket, () => runJob('simulate-workload', [simulation, SIMULATED_LEVELS])).finally(
    () => {
      if (tickets.get(ctx.actor.learnerId) === ticket) tickets.delete(ctx.actor.learnerId)
    },
  )
  if (!ended.ok) {
    const message =
      ended.why === 'stopped'
        ? 'The simulation was stopped.'
        : 'The simulation did not finish. Try again when the program is less busy.'
    return failed(ended.why === 'stopped' ? 'conflict' : 'too-large', message)
  }
  return done({
    /** From 70% to 99%. */
    levels: priced(ended.value),
    desiredRetention,
    newPerDay: options.newPerDay,
    reviewsPerDay: options.reviewsPerDay,
    studied: cards.stability.length - onlyDated,
    /** Cards that were never answered and only have a date: they are simulated too. */
    onlyDated,
    newCards: newCards.cardsOfFact.length - (added?.cards ?? 0),
    /** Cards that are still to be added, which are not among the new cards. */
    added,
    days: simulation.days,
    holiday:
      choices.from === undefined || choices.until === undefined ? null : { from: choices.from, until: choices.until },
  })
}
