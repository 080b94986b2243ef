import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { insertRehearsal } from '../../data/mutations/briefings'
import { answersOf, findRehearsal, type Rehearsal } from '../../data/queries/briefing/forecasts'
import { type RehearsalAnswer, rehearsalCards } from '../../domain/briefing/rehearsal'
import type { CardId } from '../../domain/ids'
import type { RehearsalOfSession } from '../../domain/queue/study-card'
import { cardsAfterMiss } from '../../domain/session/queue-after'
import { MINUTE_MS } from '../../domain/time/units'
import { actingLearner, briefingToChange } from '../authorise'
import { forecastInputsOf } from '../briefing/forecast-inputs'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'

export const rehearsalMinutesSchema = z
  .int('Enter a whole number of minutes.')
  .min(1, 'Enter 1 or more.')
  .max(120, 'Enter 120 or less: the limit is two hours.')

/** More than anybody answers in two hours: the clock ends a rehearsal before. */
const MOST_CARDS = 500

/** Draws up a rehearsal of a briefing for so many minutes; it is then asked as a session. */
export const startRehearsal = async (
  ctx: Context,
  briefingId: string,
  minutes: number,
): Promise<Result<{ readonly id: string }>> => {
  const found = await briefingToChange(ctx, briefingId)
  if (!found.ok) return found
  const briefing = found.value
  if (briefing.at <= ctx.now) {
    return failed(
      'invalid',
      'The briefing has passed, so there is nothing left to rehearse. Write its debrief instead.',
    )
  }
  const { cards, recallIfStopped } = await forecastInputsOf(ctx, briefing)
  if (cards.length === 0) {
    return failed('invalid', 'The briefing has no facts that can be asked. Widen its scope, then rehearse.')
  }
  const recallOf = (cardId: (typeof cards)[number]['cardId']) => recallIfStopped.get(cardId) ?? 0
  const order = rehearsalCards(cards, recallOf, briefing.choices.targetMust).slice(0, MOST_CARDS)
  const id = uuidv7()
  await ctx.engine.write((tx) =>
    insertRehearsal(tx, actingLearner(ctx.actor), { id, briefingId, startedAt: ctx.now, minutes, cards: order }),
  )
  return done({ id })
}

/** How far a rehearsal is: the cards still to be asked, in order, and the time that its answers took. */
const rehearsalProgress = ({ cards }: Pick<Rehearsal, 'cards'>, answers: readonly RehearsalAnswer[]) => {
  const left = answers.reduce(
    (list: readonly { readonly cardId: CardId }[], { cardId, rating }) => cardsAfterMiss(list, cardId, rating === 1),
    cards.map((cardId) => ({ cardId })),
  )
  return {
    left: left.map(({ cardId }) => cardId),
    usedMs: answers.reduce((sum, { thinkingMs }) => sum + thinkingMs, 0),
  }
}

/** Whether a rehearsal can go on: there are cards and minutes left. */
export const isOpen = (rehearsal: Rehearsal, answers: readonly RehearsalAnswer[]): boolean => {
  const { left, usedMs } = rehearsalProgress(rehearsal, answers)
  return left.length > 0 && usedMs < rehearsal.minutes * MINUTE_MS
}

/** A rehearsal of the actor's as a session goes on with it; null where there is none of that id. */
export const rehearsalOfSession = async (
  { engine, actor }: Context,
  id: string,
): Promise<{ readonly rehearsal: RehearsalOfSession; readonly left: readonly CardId[] } | null> => {
  const found = await findRehearsal(engine.read, actor.learnerId, id)
  if (!found) return null
  const answers = (await answersOf(engine.read, actor.learnerId, [id])).get(id) ?? []
  const { left, usedMs } = rehearsalProgress(found, answers)
  return { rehearsal: { id, briefingId: found.briefingId, minutes: found.minutes, usedMs }, left }
}
