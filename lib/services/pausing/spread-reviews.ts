import type { Tx } from '../../data/engine/engine'
import { lockLearner } from '../../data/engine/lock-learner'
import { saveChoices } from '../../data/mutations/learner'
import { inPieces } from '../../data/mutations/upsert'
import { learnerOf } from '../../data/queries/learner/learner'
import { type ActionChange, settingsChange } from '../../domain/actions/action'
import type { ReviewId } from '../../domain/ids'
import { type StudyPause, withoutPause, withPause } from '../../domain/pausing/pause'
import { pauseEndedWords, spreadActionWords } from '../../domain/pausing/pause-words'
import type { SpreadPlan } from '../../domain/pausing/spread'
import { studyCalendar } from '../../domain/time/study-day'
import { recorded } from '../actions/as-action'
import { recordSettings } from '../actions/record-settings'
import { actingLearner } from '../authorise'
import type { Context } from '../context'
import { publish } from '../events'
import { done, failed, RefusedWrite, type Result } from '../result'
import { storeActs } from '../study/act-on-cards'
import { type EntryInput, MOST_ENTRIES } from '../study/entry-schema'
import { newReviewId } from '../study/review-id'
import { type OpenSpread, openSpread } from './open-spread'
import { readSpreadChoices, type SpreadChoices } from './spread-choices'

export type SpreadDone = {
  /** What an undo names. */
  readonly actionId: string | null
  readonly words: string
  readonly plan: SpreadPlan
  readonly pause: StudyPause | null
}

const dayOf = async (tx: Tx, { actor, now }: Context) => {
  const learner = await learnerOf(tx, actor.learnerId)
  return { learner, today: studyCalendar(learner.scheduling.timeZone, learner.scheduling.dayStartHour).dayOf(now) }
}

/** Each moved card as an entry that sets its due day and leaves its interval as it is. */
const entriesOf = (ctx: Context, { cards }: OpenSpread, { moves }: SpreadPlan): readonly EntryInput[] =>
  moves.flatMap(({ cardId, dueDay }): EntryInput[] => {
    const card = cards.get(cardId)
    if (!card) return []
    // After the last answer, also if the clock of its device was ahead.
    const at = Math.max(ctx.now, card.lastReviewAt + 1)
    const intervalDays = Math.max(1, card.intervalDays)
    return [{ kind: 'set-due', id: newReviewId(ctx.now), cardId, at, dueDay, intervalDays }]
  })

/** Adds a pause to the actor's settings; null if nothing changes. */
const addPause = async (tx: Tx, ctx: Context, pause: StudyPause): Promise<ActionChange | null> => {
  const learner = await learnerOf(tx, ctx.actor.learnerId)
  const { queue } = learner
  const preferences = { ...learner.preferences, pauses: withPause(learner.preferences.pauses, pause) }
  const change = settingsChange({ preferences: learner.preferences }, { preferences })
  if (change !== null) await saveChoices(tx, actingLearner(ctx.actor), { queue, preferences })
  return change
}

/**
 * Plans a pause, if the choices name one, and spreads reviews over the days chosen, as one action that can be undone.
 * Every card that is moved has an entry in the log that sets its due day; nothing is logged as a review. The plan is the
 * one of this moment: what was answered since the preview is no longer in it.
 */
export const spreadReviews = async (ctx: Context, choices: SpreadChoices): Promise<Result<SpreadDone>> => {
  const write = () =>
    ctx.engine.write(async (tx): Promise<Result<SpreadDone>> => {
      await lockLearner(tx, ctx.actor.learnerId)
      const { learner, today } = await dayOf(tx, ctx)
      const read = readSpreadChoices(choices, today)
      if (!read.ok) return read
      const asked = read.value
      const opened = await openSpread(tx, ctx, asked, asked.days)
      if (!opened.ok) return opened
      const plan = opened.value.plan(asked.days)
      const { pause } = asked
      const words = spreadActionWords({ pause, moved: plan.moves.length, days: asked.days }, learner.preferences.dates)
      const acted = await recorded(
        tx,
        ctx,
        {},
        async (): Promise<Result<readonly ActionChange[]>> => {
          const setting = pause === null ? null : await addPause(tx, ctx, pause)
          const ids: ReviewId[] = []
          for (const piece of inPieces(entriesOf(ctx, opened.value, plan), MOST_ENTRIES)) {
            const stored = await storeActs(tx, ctx, piece)
            if (!stored.ok) return stored
            ids.push(...piece.map(({ id }) => id))
          }
          return done([...(ids.length > 0 ? [{ kind: 'entries', ids } as const] : []), ...(setting ? [setting] : [])])
        },
        (changes) =>
          changes.length === 0 ? null : { kind: plan.moves.length > 0 ? 'cards' : 'settings', words, changes },
      )
      if (!acted.ok) throw new RefusedWrite(acted)
      const { actionId } = acted.value
      if (actionId === null) {
        return failed('conflict', 'There is nothing to spread.')
      }
      return done({ actionId, words, plan, pause })
    })
  try {
    const result = await write()
    if (result.ok && result.value.plan.moves.length > 0) publish(ctx.engine, 'log-appended', ctx.actor)
    return result
  } catch (reason) {
    if (reason instanceof RefusedWrite) return reason.result
    throw reason
  }
}

/** What an undo of the end names, and what the history says of it. */
export type PauseEnded = { readonly actionId: string | null; readonly words: string }

/**
 * Ends the pause that begins on a day, or cancels it if it has not begun. Its days that have passed stay a pause, and
 * cards stay where they were put: undoing the action that planned it brings those back too.
 */
export const endPause = (ctx: Context, from: number): Promise<Result<PauseEnded>> =>
  ctx.engine.write(async (tx) => {
    await lockLearner(tx, ctx.actor.learnerId)
    const { learner, today } = await dayOf(tx, ctx)
    const { pauses } = learner.preferences
    const pause = pauses.find((one) => one.from === from && one.to >= today)
    if (!pause) return failed('not-found', 'This pause is already over.')
    const preferences = { ...learner.preferences, pauses: withoutPause(pauses, pause, today) }
    await saveChoices(tx, actingLearner(ctx.actor), { queue: learner.queue, preferences })
    const words = pauseEndedWords(pause, today, learner.preferences.dates)
    const actionId = await recordSettings(tx, ctx, [{ before: learner, after: { ...learner, preferences } }], words)
    return done({ actionId, words })
  })
