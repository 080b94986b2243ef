import type { Metadata } from 'next'
import Link from 'next/link'
import { requestContext } from '@/app/_server/request-context'
import { Chart, type ChartModel } from '@/app/_ui/charts/chart'
import { plotChart } from '@/app/_ui/charts/plot'
import { DataTable } from '@/app/_ui/data-table'
import { Section } from '@/app/_ui/page'
import { decimalPercent, percentWords } from '@/lib/domain/format/percent'
import { counted } from '@/lib/domain/format/words'
import type { FactKind } from '@/lib/domain/library'
import { LEAST_CALIBRATED, type Scores } from '@/lib/domain/retention/calibration'
import { groupVerdict } from '@/lib/domain/retention/calibration-words'
import { type CalibrationMetrics, loadCalibration } from '@/lib/services/retention/load-overview'
import { openRetention } from '@/lib/services/retention/retention-model'
import { shareAxis } from '../_components/axes'
import { RetentionPage } from '../_components/retention-page'

export const metadata: Metadata = { title: 'Calibration' }

const KINDS_WORDS: Readonly<Record<FactKind, string>> = {
  figure: 'Figures',
  date: 'Dates',
  event: 'Events',
  person: 'People',
  organisation: 'Organisations',
  place: 'Places',
  position: 'Positions',
  quote: 'Quotes',
  claim: 'Claims',
}

const SIDE_PX = 232

/** Groups of forecasts against what came of them, in a square; null below 200 scored reviews. */
const calibrationChart = ({ bins, headline }: CalibrationMetrics): ChartModel | null => {
  if (bins === null) return null
  const axis = shareAxis(bins.flatMap(({ observed, predicted }) => [observed.low, predicted]))
  return plotChart({
    label: `Recall compared with prediction, in ${counted(bins.length, 'group')}. ${headline}`,
    heightPx: SIDE_PX,
    isSquare: true,
    x: { ...axis, name: 'predicted' },
    y: { ...axis, name: 'recalled, with 95% intervals' },
    layers: [
      { kind: 'diagonal', above: ['forecasts', 'too low'], below: ['forecasts', 'too high'] },
      {
        kind: 'marks',
        points: bins.map(({ predicted, observed, n, recalled }) => ({
          x: predicted,
          y: observed.share,
          low: observed.low,
          high: observed.high,
          title: `Predicted ${decimalPercent(predicted)}, recalled ${decimalPercent(observed.share)}: ${recalled.toLocaleString('en-GB')} of ${counted(n, 'review')}`,
        })),
      },
    ],
  })
}

const none = <span className="text-quiet">none</span>
const fixed = (value: number | null, digits: number) => (value === null ? none : value.toFixed(digits))

export default async function CalibrationPage() {
  const model = await openRetention(await requestContext())
  const metrics = await loadCalibration(model)
  const { all, byKind, headline, withoutPrediction } = metrics
  const rows: readonly (Scores & { readonly of: string })[] =
    all.n === 0
      ? []
      : [{ of: 'All', ...all }, ...byKind.map(({ factKind, ...scores }) => ({ of: KINDS_WORDS[factKind], ...scores }))]
  return (
    <RetentionPage here="/retention/calibration" title="Calibration" model={model}>
      <Section
        title="Can the forecasts be trusted?"
        label="Measured, all time. Each forecast rests only on the answers before it."
      >
        <Chart
          model={calibrationChart(metrics)}
          headline={headline}
          table={
            rows.length === 0 ? null : (
              <DataTable
                caption="Forecasts by kind of fact"
                rows={rows}
                keyOf={({ of }) => of}
                columns={[
                  { key: 'of', head: 'Facts', cell: ({ of }) => of },
                  { key: 'verdict', head: 'Forecasts', cell: groupVerdict },
                  { key: 'n', head: 'Reviews', figures: true, cell: ({ n }) => n.toLocaleString('en-GB') },
                  {
                    key: 'predicted',
                    head: 'Predicted',
                    figures: true,
                    cell: ({ predicted }) => (predicted === null ? none : decimalPercent(predicted)),
                  },
                  {
                    key: 'observed',
                    head: 'Recalled',
                    figures: true,
                    cell: ({ observed }) =>
                      observed === null ? (
                        none
                      ) : (
                        <>
                          {decimalPercent(observed.share)}
                          <small className="block whitespace-nowrap text-label text-quiet">
                            {percentWords(observed.low)} to {percentWords(observed.high)}
                          </small>
                        </>
                      ),
                  },
                  { key: 'log-loss', head: 'Log loss', figures: true, cell: ({ logLoss }) => fixed(logLoss, 4) },
                  { key: 'rmse', head: 'RMSE(bins)', figures: true, cell: ({ rmseBins }) => fixed(rmseBins, 4) },
                  { key: 'auc', head: 'AUC', figures: true, cell: ({ auc }) => fixed(auc, 3) },
                ]}
              />
            )
          }
          definition={
            <>
              <p>
                Every answer is stored with the recall that was predicted for it, or, if it was imported, with what
                would have been predicted. The chart shows those that test memory, in up to ten groups with similar
                numbers of reviews, sorted by prediction; lines are Wilson intervals at 95%. On the dashed line,
                forecasts are right; below it, they are too high. The chart needs {LEAST_CALIBRATED} reviews.
              </p>
              <p>
                Log loss is the mean penalty for the predictions: lower is better, and confident mistakes cost most.
                RMSE(bins) is how far predicted and actual recall differ in groups of similar cards. AUC is how often,
                of a recalled and a forgotten card, the recalled one had the higher forecast: 0.5 is chance. The last
                two are of all forecasts together.
              </p>
              <p>
                “3 points too high” means that forecasts were 3 percentage points higher than what was recalled. It
                appears only if the mean forecast lies outside the range of what was recalled.
              </p>
              <p>
                Cards left in their steps on an earlier day count here, since they had a forecast, but not in true
                retention; so this can be a few more reviews.
                {withoutPrediction > 0
                  ? ` ${counted(withoutPrediction, 'review')} without a stored forecast, imported or older, ${withoutPrediction === 1 ? 'is' : 'are'} not included.`
                  : ''}
              </p>
            </>
          }
        />
      </Section>
      <Section title="Better forecasts">
        <p className="max-w-[38rem]">
          Forecasts come from 21 parameters that describe how fast people forget.{' '}
          <Link href="/settings/parameters" className="link">
            Fit them to your own answers
          </Link>{' '}
          to see whether they would be more accurate.
        </p>
      </Section>
    </RetentionPage>
  )
}
