import { Row, RowList, Section } from '@/app/_ui'
import { Disclosure } from '@/app/_ui/charts/disclosure'
import { counted } from '@/lib/domain/format/words'
import type { ForecastsScored } from '@/lib/services/rehearsal/load-debrief'

/** How forecasts of briefings have held, from all debriefs; nothing where none was written yet. */
export function ForecastScore({ scored }: { readonly scored: ForecastsScored | null }) {
  if (!scored) return null
  const { score, briefings, sentence } = scored
  return (
    <Section
      title="How accurate the forecasts were"
      label={`From ${counted(briefings, 'debrief')}: facts that came up, compared with their forecasts.`}
    >
      <p className="max-w-[36rem]">{sentence}</p>
      <div className="mt-3">
        <Disclosure title="Figures">
          <RowList>
            <Row value={`${score.recalled} of ${score.facts}`}>Recalled</Row>
            <Row value={score.expected.toFixed(1)}>Expected by the forecast</Row>
            <Row
              value={score.brier.toFixed(3)}
              note={`0 is perfect, 0.25 is a coin toss; the same forecast for every fact would give ${score.brierOfAverage.toFixed(3)}`}
            >
              Brier score
            </Row>
            <Row value={score.logLoss.toFixed(3)} note="0 is perfect, 0.693 is a coin toss">
              Log loss
            </Row>
          </RowList>
        </Disclosure>
      </div>
    </Section>
  )
}
