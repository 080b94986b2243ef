import { memoriesAt } from '../../data/queries/briefing/forecasts'
import { type Correction, recallAt, type ScopeCard, studiedStateOf } from '../../domain/briefing/forecast'
import type { Instant } from '../../domain/ids'
import type { Context } from '../context'
import { calibrationAt, type ForecastBasis, type Outlook } from './forecast-inputs'

/** What forecasts rested on at an earlier instant. */
export type AsOf = {
  /** The cards of the scope, as they were remembered just before the instant. */
  readonly cards: readonly ScopeCard[]
  readonly correct: Correction
  readonly basis: ForecastBasis
}

/**
 * What a forecast made just before an instant rested on, read from the log: a figure made from it stays what it is,
 * whatever is answered afterwards. What the scope covers and the FSRS parameters are those of now.
 */
export const asOf = async (ctx: Context, { cards, basis }: Outlook, at: Instant): Promise<AsOf> => {
  const memories = await memoriesAt(ctx.engine.read, ctx.actor.learnerId, at)
  const { correct, ...calibration } = await calibrationAt(ctx, at)
  return {
    cards: cards.map((card) => {
      const memory = memories.get(card.cardId)
      return memory === undefined ? card : { ...card, studied: studiedStateOf(memory) }
    }),
    correct,
    basis: { ...basis, ...calibration },
  }
}

/** A briefing that is over as it was at its time: nothing that was answered since moves its readiness. */
export const outlookAtBriefing = async (ctx: Context, outlook: Outlook): Promise<Outlook> => {
  const { at } = outlook.briefing
  const { cards, correct, basis } = await asOf(ctx, outlook, at)
  const recallIfStopped = new Map(
    cards.map((card) => [card.cardId, card.studied === null ? 0 : correct(recallAt(card, at))]),
  )
  return { ...outlook, cards, basis, recallIfStopped, input: { ...outlook.input, cards, correct, now: at } }
}
