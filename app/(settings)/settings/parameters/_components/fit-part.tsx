import { ActButton } from '@/app/_client/act-button'
import { Button } from '@/app/_ui/button'
import { DataTable } from '@/app/_ui/data-table'
import { ErrorNote } from '@/app/_ui/error-note'
import type { FitReport } from '@/lib/domain/fitting/fit-report'
import type { FitBin, FitScores } from '@/lib/domain/fitting/fit-scores'
import { type HeldOut, LEAST_FITTED } from '@/lib/domain/fitting/fit-verdict'
import { presetFitWords, tooFewWords, verdictWords } from '@/lib/domain/fitting/fit-words'
import { decimalPercent } from '@/lib/domain/format/percent'
import type { PresetId } from '@/lib/domain/ids'
import { changesOfFit, type FittedPreset } from '@/lib/services/fitting/adopt-parameters'
import type { FitState } from '@/lib/services/fitting/fit-state'
import { adoptFitAction, adoptPresetFitAction, startFitAction, stopFitAction } from '../actions'
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

type InForce = ReadonlyMap<PresetId | null, readonly number[]>

const isInForce = (inForce: InForce, preset: PresetId | null, weights: readonly number[] | null): boolean =>
  weights !== null && inForce.get(preset)?.join() === weights.join()

type PresetFitsProps = {
  readonly report: FitReport
  readonly against: readonly FittedPreset[]
  readonly inForce: InForce
}

/** What was found for each of several presets, and what can be adopted for it. */
function PresetFits({ report, against, inForce }: PresetFitsProps) {
  const changes = changesOfFit(report, against)
  return (
    <ul className="mt-5 grid gap-4">
      {report.presets.map((fit) => {
        const preset = against[fit.preset]
        if (!preset) return null
        const change = changes.find((one) => one.preset === preset.id)
        const isAdopted = change !== undefined && isInForce(inForce, preset.id, change.weights)
        const canAdopt = change !== undefined && isInForce(inForce, preset.id, change.against)
        return (
          <li key={preset.id ?? 'default'}>
            <h3 className="font-semibold">{preset.name}</h3>
            <p className="mb-2">{isAdopted ? `Adopted. ${presetFitWords(fit)}` : presetFitWords(fit)}</p>
            {canAdopt ? (
              <ActButton
                act={adoptPresetFitAction.bind(null, preset.id)}
                doing="Adopting …"
                label={`Adopt for ${preset.name}`}
              >
                Adopt
              </ActButton>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}

type FitPartProps = {
  readonly state: FitState
  readonly inForce: InForce
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
  const changes = changesOfFit(report, against)
  const isAdopted = changes.length > 0 && changes.every(({ preset, weights }) => isInForce(inForce, preset, weights))
  const canAdopt =
    !isAdopted && changes.length > 0 && against.every(({ id, weights }) => isInForce(inForce, id, weights))
  return (
    <>
      <p className="mb-4">
        {isAdopted && against.length === 1 ? `Adopted. ${verdictWords(report)}` : verdictWords(report)}
      </p>
      {report.heldOut ? (
        <>
          <ScoresTable heldOut={report.heldOut} />
          <CalibrationTable heldOut={report.heldOut} />
        </>
      ) : null}
      {against.length > 1 ? <PresetFits report={report} against={against} inForce={inForce} /> : null}
      <div className="mt-5 flex flex-wrap gap-3">
        {canAdopt ? (
          <ActButton act={adoptFitAction} look="primary" doing="Adopting …">
            {against.length === 1 ? 'Adopt these parameters' : 'Adopt for all presets'}
          </ActButton>
        ) : null}
        <ActButton act={startFitAction} doing="Starting …">
          Fit again
        </ActButton>
      </div>
    </>
  )
}
