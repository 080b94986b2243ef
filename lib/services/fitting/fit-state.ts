import { lockLearner } from '../../data/engine/raw-query'
import { allVersions, learnerOf } from '../../data/queries/learner/learner'
import type { FitReport } from '../../domain/fitting/fit-report'
import { fitFailureWords } from '../../domain/fitting/fit-words'
import type { Instant, SettingsId } from '../../domain/ids'
import { DEFAULT_WEIGHTS } from '../../domain/scheduling/settings'
import type { Context } from '../context'
import { sharedByEngine } from '../process-wide-state'
import { done, failed, type Result } from '../result'
import { putInForce } from '../settings/put-in-force'
import { loadFitLog, runFit } from './run-fit'

/**
 * Gives the actor other parameters, as a new version of the settings. The memories of all cards become what they would be
 * had all answers been given under them; due dates stay.
 * @param against the parameters that have to be in use still; null if that does not matter
 */
export const adoptParameters = (
  ctx: Context,
  weights: readonly number[],
  against: readonly number[] | null,
): Promise<Result<null>> =>
  ctx.engine.write(async (tx): Promise<Result<null>> => {
    const { learnerId } = ctx.actor
    await lockLearner(tx, learnerId)
    const { scheduling } = await learnerOf(tx, learnerId)
    if (against !== null && against.join() !== scheduling.weights.join())
      return failed('conflict', 'Your parameters have changed since this comparison. Fit them again.')
    await putInForce(tx, ctx, scheduling, { ...scheduling, weights })
    return done(null)
  })

/** The parameters that the actor had, the present ones first: a version for each change of them. */
export const parameterVersions = async ({ engine, actor }: Context) => {
  const versions: { id: SettingsId; from: Instant; weights: readonly number[]; isDefault: boolean }[] = []
  for (const { id, createdAt, settings } of await allVersions(engine.read, actor.learnerId)) {
    if (settings.isOfDeck) continue
    if (versions.at(-1)?.weights.join() === settings.weights.join()) continue
    const { weights } = settings
    versions.push({ id, from: createdAt, weights, isDefault: weights.join() === DEFAULT_WEIGHTS.join() })
  }
  return versions.reverse()
}

export type ParameterVersion = Awaited<ReturnType<typeof parameterVersions>>[number]

/** Gives the actor parameters of an earlier version of the settings again. */
export const restoreParameters = async (ctx: Context, id: string): Promise<Result<null>> => {
  const version = (await parameterVersions(ctx)).find((one) => one.id === id)
  if (!version) return failed('not-found', 'These parameters are not among your earlier ones. Load the page again.')
  return adoptParameters(ctx, version.weights, null)
}

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
  const fit: Fit = fits.get(actor.learnerId) ?? { state: { kind: 'idle' }, abort: null }
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
