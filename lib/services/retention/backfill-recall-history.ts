import type { Engine } from '../../data/engine/engine'
import { lockLearner } from '../../data/engine/lock-learner'
import { yieldToEventLoop } from '../../data/engine/yield-to-event-loop'
import { saveRecallHistory } from '../../data/mutations/rollups'
import { findLearner } from '../../data/queries/learner/learner'
import { recallHistory } from '../../data/queries/retention/rollup-metrics'
import { nextLoggedCards, retirements, rollupState } from '../../data/queries/retention/rollups'
import { allWorkspaces } from '../../data/queries/storage/integrity-scan'
import { logsOfCards } from '../../data/queries/study/log'
import type { LearnerId, StudyDay } from '../../domain/ids'
import {
  expectedRecallByDay,
  hasUnrecordedWeek,
  type Stretch,
  stretchesOf,
} from '../../domain/retention/expected-recall-by-day'
import { recallCurve } from '../../domain/scheduling/fsrs'
import { studyCalendar } from '../../domain/time/study-day'
import { ownStudy } from '../authorise'
import type { Actor, Context } from '../context'
import { settingsOfLogs } from './correct-recall-history'
import { keptDays } from './kept-days'

/** Cards replayed before other requests get their turn: some milliseconds with a hundred answers each. */
const CARDS_A_STEP = 50

/**
 * Fills in past weeks of which nothing is recorded, by a replay of the log. Does nothing where the log has changed
 * meanwhile: what came in then is not in it.
 */
const fillKnown = async (engine: Engine, actor: Actor): Promise<void> => {
  const store = engine.read
  const { learnerId } = actor
  const learner = await findLearner(store, learnerId)
  const state = await rollupState(store, learnerId)
  const today = state?.openDay ?? null
  if (!learner || state === null || today === null) return
  const { weights, timeZone, dayStartHour } = learner.scheduling
  const calendar = studyCalendar(timeZone, dayStartHour)
  const known = expectedRecallByDay(recallCurve(weights))
  const workspaces = await allWorkspaces(store)
  let after = ''
  for (;;) {
    const ids = await nextLoggedCards(store, learnerId, after, CARDS_A_STEP)
    const logs = await logsOfCards(store, learnerId, ids)
    const settingsOf = await settingsOfLogs(store, learnerId, logs.values())
    const retired = await retirements(store, workspaces, ids)
    for (const [cardId, log] of logs) {
      const stretches = stretchesOf(cardId, log, settingsOf)
      const retiredAt = retired.get(cardId)
      known.add(retiredAt === undefined ? stretches : endedOn(stretches, calendar.dayOf(retiredAt)))
    }
    after = ids.at(-1) ?? ''
    if (ids.length < CARDS_A_STEP) break
    await yieldToEventLoop()
  }
  const days = known.days(today)
  await engine.write(async (tx) => {
    await lockLearner(tx, learnerId)
    if ((await rollupState(tx, learnerId))?.revision === state.revision)
      await saveRecallHistory(tx, ownStudy(actor), days)
  })
}

/** The stretches of a card that was retired on a study day: from then on it is not known any more. */
const endedOn = (stretches: readonly Stretch[], day: StudyDay): readonly Stretch[] => [
  ...stretches.filter((stretch) => stretch.day < day),
  { day, stability: null },
]

type Filling = {
  /** The filling that is under way. */
  running: Promise<void> | null
  /** The revision of the log at which it was last done. */
  doneAt: number | null
}

/** By engine, so that no two databases are mixed up. */
const fillings = new WeakMap<Engine, Map<LearnerId, Filling>>()

const fillingOf = ({ engine, actor }: Context): Filling => {
  const learners = fillings.get(engine) ?? new Map<LearnerId, Filling>()
  fillings.set(engine, learners)
  const filling = learners.get(actor.learnerId) ?? { running: null, doneAt: null }
  learners.set(actor.learnerId, filling)
  return filling
}

/** Fills in once, however many ask meanwhile. */
const fillOnce = (ctx: Context, filling: Filling, revision: number): Promise<void> => {
  filling.running ??= fillKnown(ctx.engine, ctx.actor)
    .then(() => {
      filling.doneAt = revision
    })
    .finally(() => {
      filling.running = null
    })
  return filling.running
}

/** Whether work is done within so many milliseconds. What it fails with later is nobody's any more: it is tried again. */
const doneWithin = async (work: Promise<void>, patienceMs: number): Promise<boolean> => {
  const done = work.then(() => true)
  if (patienceMs === Number.POSITIVE_INFINITY) return done
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceMs)
  })
  done.catch(() => undefined)
  return Promise.race([done, tooLate]).finally(() => clearTimeout(timer))
}

/**
 * What was known on past days as it is recorded. Weeks whose answers came in at once are filled in from the log first; a
 * log of millions takes minutes, so it goes on behind after `patienceMs`, and `isFilling` says that more is to come.
 */
export const recordedDays = async (ctx: Context, patienceMs: number) => {
  const { engine, actor } = ctx
  const read = () => recallHistory(engine.read, actor.learnerId)
  const state = await rollupState(engine.read, actor.learnerId)
  const filling = fillingOf(ctx)
  // Asked before the days are read: what is filled in between would be missing from them, though it counts as done.
  const isFilled = filling.doneAt === state?.revision
  const recorded = { days: await read(), isFilling: false }
  if (!state || state.openDay === null || isFilled) return recorded
  const answered = [...new Set((await keptDays(ctx, state)).map(({ day }) => day))]
  const days = recorded.days.map(({ day }) => day)
  if (!hasUnrecordedWeek(answered, days, state.openDay)) return recorded
  const isDone = await doneWithin(fillOnce(ctx, filling, state.revision), patienceMs)
  return isDone ? { days: await read(), isFilling: false } : { ...recorded, isFilling: true }
}
