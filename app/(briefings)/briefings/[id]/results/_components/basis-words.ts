import type { ForecastBasis } from '@/lib/services/briefing/forecast-inputs'

/** What the two forecasts of a rehearsal’s results rest on: each was made with the correction of its time. */
export const basisWords = ({ model, shift, scored }: Pick<ForecastBasis, 'model' | 'shift' | 'scored'>): string =>
  shift === 0
    ? `Forecast by ${model}, not yet corrected using your own reviews.`
    : `Forecast by ${model}, corrected using your last ${scored.toLocaleString('en-GB')} scored reviews.`
