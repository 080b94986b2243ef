import { learnerOf } from '../../data/queries/learner/learner'
import type { FitReport } from '../../domain/fitting/fit-report'
import { fitFailureWords } from '../../domain/fitting/fit-words'
import type { Instant } from '../../domain/ids'
import type { Context } from '../context'
import { failed, type Result } from '../result'
import { sharedByEngine } from '../shared-by-engine'
import { adoptParameters } from './adopt-parameters'
import { loadFitLog, runFit } from './run-fit'

/** What has become of fitting a learner's parameters. It is kept until the server stops. */
export type FitState =
  | { readonly kind: 'idle' }
  /** `share` is how much is done, 0 to 1. */
  | { readonly kind: 'running'; readonly share: number }
  /** `against` are the weights that were in force when it was asked for. */
  | {
      readonly kind: 'ended'
      readonly at: Instant
      readonly report: FitReport
      readonly against: readonly number[]
    }
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
    const log = await loadFitLog(ctx)
    const against = (await learnerOf(ctx.engine.read, ctx.actor.learnerId)).scheduling.weights
    const stopped: FitState = { kind: 'idle' }
    if (isAborted) {
      fit.state = stopped
      return
    }
    const { result, abort } = runFit(log, against, (share) => {
      fit.state = { kind: 'running', share }
    })
    fit.abort = () => {
      isAborted = true
      abort()
    }
    const ended = await result
    fit.state = ended.ok
      ? { kind: 'ended', at: ctx.now, report: ended.value, against }
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

/** Adopts what the actor's last fit found, if it passed the comparison. */
export const adoptFit = (ctx: Context): Promise<Result<null>> => {
  const { state } = fitOf(ctx)
  return state.kind === 'ended' && state.report.weights !== null
    ? adoptParameters(ctx, state.report.weights, state.against)
    : Promise.resolve(failed('not-found', 'There are no parameters to adopt. Fit them again.'))
}
