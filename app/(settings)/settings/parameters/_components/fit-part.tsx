import { ActButton } from '@/app/_client/act-button'
import { Button } from '@/app/_ui/button'
import { DataTable } from '@/app/_ui/data-table'
import { ErrorNote } from '@/app/_ui/error-note'
import type { FitBin, FitScores } from '@/lib/domain/fitting/fit-scores'
import { type HeldOut, LEAST_FITTED } from '@/lib/domain/fitting/fit-verdict'
import { tooFewWords, verdictWords } from '@/lib/domain/fitting/fit-words'
import { decimalPercent } from '@/lib/domain/format/percent'
import type { FitState } from '@/lib/services/fitting/fit-state'
import { adoptFitAction, startFitAction, stopFitAction } from '../actions'
import { FitProgress } from './fit-progress'

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
export function FitPart({ state, inForce, scored }: FitPartProps) {
  if (state.kind === 'running') {
    return (
      <>
        <FitProgress share={state.share} />
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
        {state.kind === 'failed' ? (
          <div className="mb-4">
            <ErrorNote title={state.message} />
          </div>
        ) : null}
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
