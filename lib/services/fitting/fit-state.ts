import { lockLearner } from '../../data/engine/lock-learner'
import { learnerOf } from '../../data/queries/learner/learner'
import { allVersions } from '../../data/queries/learner/settings-versions'
import type { FitReport } from '../../domain/fitting/fit-report'
import { fitFailureWords } from '../../domain/fitting/fit-words'
import type { Instant, SettingsId } from '../../domain/ids'
import { DEFAULT_SCHEDULING, DEFAULT_WEIGHTS } from '../../domain/scheduling/settings'
import { recordSettings } from '../actions/record-settings'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import { putInForce } from '../settings/put-in-force'
import { sharedByEngine } from '../shared-by-engine'
import { loadFitLog } from './load-fit-log'
import { runFit } from './run-fit'

/** What has become of fitting a learner's parameters. It is kept until the server stops. */
export type FitState =
  | { readonly kind: 'idle' }
  /** `share` is how much is done, 0 to 1. */
  | { readonly kind: 'running'; readonly share: number }
  /** `against` are the weights in force when it was asked for. */
  | { readonly kind: 'ended'; readonly at: Instant; readonly report: FitReport; readonly against: readonly number[] }
  | { readonly kind: 'failed'; readonly message: string }

type Fit = { state: FitState; abort: (() => void) | null }

const fitsOf = sharedByEngine<Map<string, Fit>>('parameter-fits', () => new Map())

const fitOf = ({ engine, actor }: Context): Fit => {
  const fits = fitsOf(engine)
  const known = fits.get(actor.learnerId)
  if (known) return known
  const fit: Fit = { state: { kind: 'idle' }, abort: null }
  fits.set(actor.learnerId, fit)
  return fit
}

/** What has become of the actor's fit. */
export const fitState = (ctx: Context): FitState => fitOf(ctx).state

/** Starts to fit parameters to the actor's log; does nothing while that is under way. The returned promise ends with it. */
export const startFit = async (ctx: Context): Promise<void> => {
  const fit = fitOf(ctx)
  if (fit.state.kind === 'running') return
  fit.state = { kind: 'running', share: 0 }
  let isAborted = false
  fit.abort = () => {
    isAborted = true
  }
  try {
    const { scheduling } = await learnerOf(ctx.engine.read, ctx.actor.learnerId)
    const log = await loadFitLog(ctx)
    const stopped: FitState = { kind: 'idle' }
    if (isAborted) {
      fit.state = stopped
      return
    }
    const { result, abort } = runFit(log, scheduling.weights, (share) => {
      fit.state = { kind: 'running', share }
    })
    fit.abort = () => {
      isAborted = true
      abort()
    }
    const ended = await result
    fit.state = ended.ok
      ? { kind: 'ended', at: ctx.now, report: ended.value, against: scheduling.weights }
      : isAborted
        ? stopped
        : { kind: 'failed', message: fitFailureWords(ended) }
  } catch (reason) {
    fit.state = { kind: 'failed', message: fitFailureWords({ why: 'broken', reason: String(reason) }) }
    throw reason
  } finally {
    fit.abort = null
  }
}

/** Stops the actor's fit, if one is under way. */
export const stopFit = (ctx: Context): void => fitOf(ctx).abort?.()

/** Puts weights in force as a new version; every memory follows them. */
const use = (
  ctx: Context,
  choose: (ofLearner: readonly number[]) => Result<readonly number[]>,
): Promise<Result<null>> =>
  ctx.engine.write(async (tx) => {
    await lockLearner(tx, ctx.actor.learnerId)
    const learner = await learnerOf(tx, ctx.actor.learnerId)
    const { scheduling } = learner
    const chosen = choose(scheduling.weights)
    if (!chosen.ok) return chosen
    const next = { ...scheduling, rules: DEFAULT_SCHEDULING.rules, weights: chosen.value }
    await putInForce(tx, ctx, scheduling, next)
    await recordSettings(tx, ctx, learner, { ...learner, scheduling: next }, 'FSRS parameters changed')
    return done(null)
  })

/** Adopts the parameters of the actor's last fit. Only those that passed the comparison can be adopted. */
export const adoptFit = (ctx: Context): Promise<Result<null>> => {
  const { state } = fitOf(ctx)
  return use(ctx, (inForce) => {
    const weights = state.kind === 'ended' ? state.report.weights : null
    if (state.kind !== 'ended' || weights === null)
      return failed('not-found', 'There are no parameters to adopt. Fit them again.')
    return state.against.join() === inForce.join()
      ? done(weights)
      : failed('conflict', 'Your parameters have changed since this comparison. Fit them again.')
  })
}

export type ParameterVersion = {
  readonly id: SettingsId
  readonly from: Instant
  readonly weights: readonly number[]
  readonly isDefault: boolean
}

/** The parameters that the actor's default preset had, the present ones first: a version for each change of them. */
export const parameterVersions = async ({ engine, actor }: Context): Promise<readonly ParameterVersion[]> => {
  const versions: ParameterVersion[] = []
  for (const { id, createdAt, settings } of await allVersions(engine.read, actor.learnerId)) {
    // Those of other presets are theirs.
    if (settings === null || settings.preset !== null) continue
    if (versions.at(-1)?.weights.join() === settings.weights.join()) continue
    const { weights } = settings
    versions.push({ id, from: createdAt, weights, isDefault: weights.join() === DEFAULT_WEIGHTS.join() })
  }
  return versions.reverse()
}

/** Puts parameters of an earlier version in force again. */
export const restoreParameters = async (ctx: Context, id: string): Promise<Result<null>> => {
  const version = (await parameterVersions(ctx)).find((one) => one.id === id)
  if (!version) return failed('not-found', 'These parameters are not among your earlier ones. Load the page again.')
  return use(ctx, () => done(version.weights))
}
