import type { ForecastBasis } from '@/lib/services/briefing/forecast-inputs'

/** What the two forecasts of a rehearsal’s results rest on. */
export const basisWords = ({ model, shift, scored }: Pick<ForecastBasis, 'model' | 'shift' | 'scored'>): string =>
  shift === 0
    ? `Forecast by ${model}, not yet corrected using your own reviews.`
    : `Forecast by ${model}, corrected using your last ${scored.toLocaleString('en-GB')} scored reviews. That correction has changed a little with your answers, so the figure before the rehearsal may differ from the one you saw then.`
