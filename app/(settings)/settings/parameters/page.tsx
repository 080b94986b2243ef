import type { Metadata } from 'next'
import Link from 'next/link'
import { Suspense } from 'react'
import { ActButton } from '@/app/_client/act-button'
import { Refreshing } from '@/app/_client/refreshing'
import { requestContext } from '@/app/_server/request-context'
import { Button } from '@/app/_ui/button'
import { DataTable } from '@/app/_ui/data-table'
import { dateStyle } from '@/app/_ui/date-style'
import { ErrorNote } from '@/app/_ui/error-note'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { Progress } from '@/app/_ui/progress'
import { Row, RowList } from '@/app/_ui/row-list'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import type { FitBin, FitScores } from '@/lib/domain/fitting/fit-scores'
import { type HeldOut, LEAST_FITTED } from '@/lib/domain/fitting/fit-verdict'
import { tooFewWords, verdictWords } from '@/lib/domain/fitting/fit-words'
import { decimalPercent } from '@/lib/domain/format/percent'
import { counted, dateWordsAt, dayWords } from '@/lib/domain/format/words'
import { rescheduleWords } from '@/lib/domain/scheduling/reschedule-words'
import { type FitState, fitState, type ParameterVersion, parameterVersions } from '@/lib/services/fitting/fit-state'
import { countScored } from '@/lib/services/fitting/run-fit'
import { previewReschedule, type ReschedulePreviewDay } from '@/lib/services/settings/reschedule-cards'
import { SettingsLink } from '../_components/settings-link'
import { adoptFitAction, rescheduleAction, restoreParametersAction, startFitAction, stopFitAction } from './actions'

type ScoresRow = FitScores & { readonly name: string }

function ScoresTable({ heldOut }: { readonly heldOut: HeldOut }) {
  const rows: readonly ScoresRow[] = [
    { name: 'In use', ...heldOut.current },
    { name: 'Fitted', ...heldOut.fitted },
    { name: 'Average recall', ...heldOut.average },
  ]
  return (
    <DataTable<ScoresRow>
      caption={`Scores on the ${heldOut.fitted.n.toLocaleString('en-GB')} held-out reviews. Lower is better for log loss and RMSE, higher for AUC.`}
      rows={rows}
      keyOf={({ name }) => name}
      columns={[
        { key: 'name', head: 'Parameters', cell: ({ name }) => name },
        { key: 'loss', head: 'Log loss', figures: true, cell: ({ logLoss }) => logLoss.toFixed(4) },
        { key: 'rmse', head: 'RMSE(bins)', figures: true, cell: ({ rmseBins }) => rmseBins.toFixed(4) },
        { key: 'auc', head: 'AUC', figures: true, cell: ({ auc }) => (auc === null ? '–' : auc.toFixed(3)) },
      ]}
    />
  )
}

type CalibrationRow = { readonly part: number; readonly current: FitBin | undefined; readonly fitted: FitBin }

const pair = (bin: FitBin | undefined): string =>
  bin ? `${decimalPercent(bin.predicted)} / ${decimalPercent(bin.recalled / bin.n)}` : '–'

function CalibrationTable({ heldOut: { calibration } }: { readonly heldOut: HeldOut }) {
  return (
    <details className="mt-4">
      <summary>Calibration before and after</summary>
      <DataTable<CalibrationRow>
        caption="Held-out reviews in ten equal parts by predicted recall: predicted / recalled."
        rows={calibration.fitted.map((fitted, part) => ({ part, fitted, current: calibration.current[part] }))}
        keyOf={({ part }) => String(part)}
        columns={[
          { key: 'part', head: 'Part', cell: ({ part }) => String(part + 1) },
          { key: 'before', head: 'In use', figures: true, cell: ({ current }) => pair(current) },
          { key: 'after', head: 'Fitted', figures: true, cell: ({ fitted }) => pair(fitted) },
        ]}
      />
    </details>
  )
}

type FitPartProps = {
  readonly state: FitState
  /** The weights in force. */
  readonly inForce: readonly number[]
  /** How many reviews can be scored, as far as fitting needs them. */
  readonly scored: number
}

/** Fitting: how far it is, or what came of it, and what can be done now. */
function FitPart({ state, inForce, scored }: FitPartProps) {
  if (state.kind === 'running') {
    return (
      <>
        <Refreshing />
        <div className="mb-4">
          <p role="status" className="figures mb-2">
            Fitting: {Math.round(state.share * 100)}%. You can leave this page; it continues.
          </p>
          <Progress label="Fitting" value={state.share} max={1} />
        </div>
        <ActButton act={stopFitAction} doing="Stopping …">
          Stop
        </ActButton>
      </>
    )
  }
  if (scored < LEAST_FITTED) {
    return (
      <>
        <p id="too-few" className="mb-4">
          {tooFewWords(scored)}
        </p>
        <Button look="primary" disabled aria-describedby="too-few">
          Fit the parameters
        </Button>
      </>
    )
  }
  if (state.kind !== 'ended') {
    return (
      <>
        {state.kind === 'failed' ? <ErrorNote title={state.message} className="mb-4" /> : null}
        <ActButton act={startFitAction} look="primary" doing="Starting …">
          Fit the parameters
        </ActButton>
      </>
    )
  }
  const { report, against } = state
  const isAdopted = report.weights?.join() === inForce.join()
  const canAdopt = !isAdopted && report.weights !== null && against.join() === inForce.join()
  return (
    <>
      <p className="mb-4">{isAdopted ? `Adopted. ${verdictWords(report)}` : verdictWords(report)}</p>
      {report.heldOut ? (
        <>
          <ScoresTable heldOut={report.heldOut} />
          <CalibrationTable heldOut={report.heldOut} />
        </>
      ) : null}
      <div className="mt-5 flex flex-wrap gap-3">
        {canAdopt ? (
          <ActButton act={adoptFitAction} look="primary" doing="Adopting …">
            Adopt these parameters
          </ActButton>
        ) : null}
        <ActButton act={startFitAction} doing="Starting …">
          Fit again
        </ActButton>
      </div>
    </>
  )
}

/** What rescheduling would change, and the button that does it. */
async function ReschedulePart() {
  const preview = await previewReschedule(await requestContext())
  const { changed, hasPause, days } = preview
  const [today] = days
  return (
    <Section title="Reschedule cards">
      <p className="mb-4">
        New settings apply to a card from its next answer. Reschedule to apply them now. Suspended cards and cards in
        learning stay as they are. You can undo it.
      </p>
      <p className="mb-4">{rescheduleWords(preview)}</p>
      {changed === 0 ? null : (
        <>
          {hasPause ? (
            <p className="mb-4">
              Days of your{' '}
              <Link href="/settings#pauses" className="link">
                planned pause
              </Link>{' '}
              stay free.
            </p>
          ) : null}
          <ActButton act={rescheduleAction} look="primary" doing="Rescheduling …">
            {`Reschedule ${counted(changed, 'card')}`}
          </ActButton>
          <details className="mt-8">
            <summary className="min-h-11 cursor-pointer py-2 font-medium">Reviews by day</summary>
            <DataTable<ReschedulePreviewDay>
              caption="Reviews due. Overdue ones count as due today."
              rows={days}
              keyOf={({ day }) => String(day)}
              columns={[
                {
                  key: 'day',
                  head: 'Day',
                  cell: ({ day }) => (day === today?.day ? 'Today' : dayWords(day, dateStyle())),
                },
                { key: 'before', head: 'Now', figures: true, cell: ({ before }) => before.toLocaleString('en-GB') },
                {
                  key: 'after',
                  head: 'Rescheduled',
                  figures: true,
                  cell: ({ after }) => after.toLocaleString('en-GB'),
                },
              ]}
            />
          </details>
        </>
      )}
    </Section>
  )
}

export const metadata: Metadata = { title: 'FSRS parameters' }

const dateIn =
  (timeZone: string) =>
  ({ from }: ParameterVersion): string =>
    dateWordsAt(from, timeZone, dateStyle())

export default async function ParametersPage() {
  const ctx = await requestContext()
  const { scheduling } = await learnerOf(ctx.engine.read, ctx.actor.learnerId)
  const [current, ...earlier] = await parameterVersions(ctx)
  const fit = fitState(ctx)
  const date = dateIn(scheduling.timeZone)
  return (
    <Page width="form">
      <PageTitle label={<SettingsLink />}>FSRS parameters</PageTitle>
      <p className="-mt-2 text-quiet">21 numbers with which the FSRS-6 formula predicts how fast you forget.</p>
      <Section title="In use">
        <p>
          {current?.isDefault === false ? 'Your own parameters.' : 'The defaults, based on many learners.'}
          {current ? ` In use since ${date(current)}.` : ''}
        </p>
        <p className="figures mt-1 text-quiet text-small">{scheduling.weights.join(', ')}</p>
      </Section>
      <Section title="Fit to your reviews">
        <p className="mb-4 text-quiet">
          Fitting finds the parameters that predict your own reviews best. New ones are worked out from the first 80% of
          your reviews and tested on the rest; you can adopt them only if they predict the rest better. Predicted recall
          is then recalculated. Due dates don’t change unless you{' '}
          <Link href="#reschedule" className="link">
            reschedule your cards
          </Link>
          .
        </p>
        <FitPart state={fit} inForce={scheduling.weights} scored={await countScored(ctx, LEAST_FITTED)} />
      </Section>
      {earlier.length > 0 ? (
        <Section
          title="Earlier parameters"
          label="If you use some again, predicted recall is recalculated in the same way."
        >
          <RowList>
            {earlier.map((version) => (
              <Row
                key={version.id}
                note={`${version.weights.slice(0, 4).join(', ')}, …`}
                value={
                  <ActButton
                    act={restoreParametersAction.bind(null, version.id)}
                    doing="Recalculating …"
                    label={`Use the parameters from ${date(version)} again`}
                  >
                    Use again
                  </ActButton>
                }
              >
                {version.isDefault ? 'Defaults' : 'Your own'}, from {date(version)}
              </Row>
            ))}
          </RowList>
        </Section>
      ) : null}
      <div id="reschedule" className="scroll-mt-4">
        {/* Not while fitting, which shows the page again every second. */}
        {fit.kind === 'running' ? null : (
          <Suspense>
            <ReschedulePart />
          </Suspense>
        )}
      </div>
    </Page>
  )
}
