import { LEAST_SCORED } from '@/lib/domain/briefing/calibration'
import { fewAnswersWords } from '@/lib/domain/queue/pace-words'
import type { BriefingPage } from '@/lib/services/briefing/load-briefing'

/** Which model the numbers rest on, and whether the learner's own past corrects them. */
export function Basis({ page }: { readonly page: BriefingPage }) {
  const { model, scored } = page.basis
  const fewAnswers = fewAnswersWords(page.basis)
  const corrected =
    scored >= LEAST_SCORED
      ? `corrected by your last ${scored.toLocaleString('en-GB')} reviews`
      : `not yet corrected (needs ${LEAST_SCORED} scored reviews; you have ${scored})`
  return (
    <p className="mt-10 max-w-[38rem] text-quiet text-small">
      Forecasts use {model} with your settings, {corrected}. If the model is right, 95 results in 100 fall within the
      range.{page.isPast ? '' : ' Leave yourself a margin.'}
      {fewAnswers === null ? '' : ` ${fewAnswers}`}
    </p>
  )
}
