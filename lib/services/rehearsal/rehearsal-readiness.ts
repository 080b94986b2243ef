import { settingsOfLog } from '../../data/queries/learner/settings-versions'
import { cardsSinceStart, forecastOfRehearsal } from '../../data/queries/rehearsal/rehearsal-forecasts'
import type { Rehearsal } from '../../data/queries/rehearsal/rehearsals'
import { type Readiness, recallAt } from '../../domain/briefing/forecast'
import { forecastFacts, type RehearsalForecast, readinessesOfRehearsal } from '../../domain/briefing/rehearsal/forecast'
import type { RehearsalAnswer } from '../../domain/briefing/rehearsal/progress'
import { settingsNamedIn } from '../../domain/scheduling/log'
import { asOf, briefingTimeAt } from '../briefing/as-of'
import type { ForecastBasis, Outlook } from '../briefing/forecast-inputs'
import type { Context } from '../context'

/**
 * Readiness at the briefing if nothing more is studied: as it was forecast when the rehearsal began, and the same after
 * its answers.
 */
export type RehearsalReadiness = {
  readonly before: Readiness
  readonly after: Readiness
  /** Without what minutes rest on: results have none. */
  readonly basis: Omit<ForecastBasis, 'answers'>
  /** Whether it was not kept then: it is for what the briefing covers now, with today's parameters. */
  readonly workedOutLater: boolean
}

/** What is forecast for a briefing now, to be kept with a rehearsal that begins. */
export const forecastToKeep = ({ briefing, cards, recallIfStopped, basis }: Outlook): RehearsalForecast => {
  const { settingsId, scored, shift } = basis
  const recalls = forecastFacts(cards, (cardId) => recallIfStopped.get(cardId) ?? 0)
  return { briefingAt: briefing.at, recalls, settingsId, scored, shift }
}

/** What would have been forecast at the start of a rehearsal, from the log, for what its briefing covers now. */
const workedOut = async (ctx: Context, outlook: Outlook, { startedAt }: Rehearsal): Promise<RehearsalForecast> => {
  const briefingAt = await briefingTimeAt(ctx, outlook.briefing, startedAt)
  const { cards, correct, basis } = await asOf(ctx, outlook, startedAt)
  const recalls = new Map(
    cards.map((card) => [card.cardId, card.studied === null ? 0 : correct(recallAt(card, briefingAt))]),
  )
  return forecastToKeep({
    ...outlook,
    briefing: { ...outlook.briefing, at: briefingAt },
    cards,
    basis,
    recallIfStopped: recalls,
  })
}

/** The forecast that was kept when a rehearsal began, or else is worked out, and what became of it by the last answer. */
export const rehearsalReadiness = async (
  ctx: Context,
  outlook: Outlook,
  rehearsal: Rehearsal,
  answers: readonly RehearsalAnswer[],
): Promise<RehearsalReadiness> => {
  const { read } = ctx.engine
  const { learnerId } = ctx.actor
  const { id, startedAt: start, endedAt } = rehearsal
  const kept = await forecastOfRehearsal(read, learnerId, id)
  const forecast = kept ?? (await workedOut(ctx, outlook, rehearsal))
  const end = endedAt ?? answers.at(-1)?.at ?? start
  const reviewIds = answers.flatMap(({ reviewId }) => reviewId ?? [])
  const since = await cardsSinceStart(read, learnerId, { start, end, reviewIds })
  const named = settingsNamedIn([...since.values()].flatMap(({ entries }) => entries))
  const settings = await settingsOfLog(read, learnerId, named)
  const { settingsId, scored, shift } = forecast
  return {
    ...readinessesOfRehearsal(forecast, since, end, (settingsOfEntry) => {
      const found = settings.get(settingsOfEntry)
      if (!found) throw new Error(`settings ${settingsOfEntry}, which the log names, were not read`)
      return found
    }),
    basis: { model: 'FSRS-6', settingsId, scored, shift },
    workedOutLater: kept === null,
  }
}
