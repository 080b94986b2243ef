/** A fact that came up in a briefing: what was forecast for it, and whether it was recalled. */
export type DebriefedFact = { readonly predictedRecall: number; readonly recalled: boolean }

export type DebriefScore = {
  readonly facts: number
  readonly recalled: number
  /** Facts that the forecast expected to be recalled: the sum of its chances. */
  readonly expected: number
  /** Mean squared error of the forecast: 0 is perfect, 0.25 is a coin. */
  readonly brier: number
  /** Mean negative log likelihood: 0 is perfect, 0.69 is a coin. */
  readonly logLoss: number
  /** The Brier score of one who says the same average for every fact: below it the forecast tells facts apart. */
  readonly brierOfAverage: number
}

/** A forecast of never or always would make one surprise infinitely bad. */
const EDGE = 0.01

/** How well forecasts of briefings held; null where no fact came up of which it is known whether it was recalled. */
export function forecastScoreOf(facts: readonly DebriefedFact[]): DebriefScore | null {
  if (facts.length === 0) return null
  const mean = (of: (fact: DebriefedFact) => number) => facts.reduce((sum, fact) => sum + of(fact), 0) / facts.length
  const rate = mean(({ recalled }) => (recalled ? 1 : 0))
  return {
    facts: facts.length,
    recalled: facts.filter(({ recalled }) => recalled).length,
    expected: mean(({ predictedRecall }) => predictedRecall) * facts.length,
    brier: mean(({ predictedRecall, recalled }) => (predictedRecall - (recalled ? 1 : 0)) ** 2),
    logLoss: mean(({ predictedRecall, recalled }) => {
      const p = Math.min(1 - EDGE, Math.max(EDGE, predictedRecall))
      return -Math.log(recalled ? p : 1 - p)
    }),
    brierOfAverage: rate * (1 - rate),
  }
}

/** From so many facts on, a difference between forecast and outcome says something. */
export const LEAST_DEBRIEFED = 20

/** One plain sentence on how forecasts of briefings have held, with what it rests on. */
export function forecastSentence(score: DebriefScore): string {
  const { facts, recalled, expected } = score
  const counted = `You recalled ${recalled} of ${facts} ${facts === 1 ? 'fact' : 'facts'} that came up and that you could judge; the forecast expected ${Math.round(expected)}`
  if (facts < LEAST_DEBRIEFED)
    return `${counted}. That is too few to judge the forecast: at least ${LEAST_DEBRIEFED} are needed.`
  const half = 1.96 * Math.sqrt(Math.max(1, expected * (1 - expected / facts)))
  if (Math.abs(recalled - expected) <= half) return `${counted}. The difference may be chance.`
  return recalled > expected
    ? `${counted}. The forecast was too cautious.`
    : `${counted}. The forecast was too optimistic: plan for less than it says.`
}
