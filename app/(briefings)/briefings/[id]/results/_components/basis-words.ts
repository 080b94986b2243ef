import type { RehearsalReadiness } from '@/lib/services/rehearsal/rehearsal-readiness'

type Basis = Pick<RehearsalReadiness, 'workedOutLater'> & {
  readonly basis: Pick<RehearsalReadiness['basis'], 'model' | 'shift' | 'scored'>
}

/** When the two figures of a rehearsal’s results were made, and what they rest on. */
export const basisWords = ({ basis: { model, shift, scored }, workedOutLater }: Basis): string => {
  const made = workedOutLater
    ? `No forecast was saved when this rehearsal began. ${model} worked out both figures afterwards, from what the briefing covers now and your current FSRS parameters.`
    : `${model} made the first forecast when the rehearsal began, and it stays as it was. The second adds your answers.`
  const correction =
    shift === 0
      ? 'Neither is corrected using your own reviews: you had too few.'
      : `Both are corrected using your last ${scored.toLocaleString('en-GB')} scored reviews before the rehearsal.`
  return `${made} ${correction}`
}
