import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { insertRehearsal } from '../../data/mutations/briefings'
import { rehearsalCards } from '../../domain/briefing/rehearsal'
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
