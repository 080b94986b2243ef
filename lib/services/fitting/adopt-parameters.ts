import { lockLearner } from '../../data/engine/raw-query'
import { allVersions, learnerOf } from '../../data/queries/learner/learner'
import type { Instant, SettingsId } from '../../domain/ids'
import { DEFAULT_WEIGHTS } from '../../domain/scheduling/settings'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import { putInForce } from '../settings/put-in-force'

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

export type ParameterVersion = {
  readonly id: SettingsId
  readonly from: Instant
  readonly weights: readonly number[]
  readonly isDefault: boolean
}

/** The parameters that the actor had, the present ones first: a version for each change of them. */
export const parameterVersions = async ({ engine, actor }: Context): Promise<readonly ParameterVersion[]> => {
  const versions: ParameterVersion[] = []
  for (const { id, createdAt, settings } of await allVersions(engine.read, actor.learnerId)) {
    if (settings.isOfDeck) continue
    if (versions.at(-1)?.weights.join() === settings.weights.join()) continue
    const { weights } = settings
    versions.push({ id, from: createdAt, weights, isDefault: weights.join() === DEFAULT_WEIGHTS.join() })
  }
  return versions.reverse()
}

/** Gives the actor parameters of an earlier version of the settings again. */
export const restoreParameters = async (ctx: Context, id: string): Promise<Result<null>> => {
  const version = (await parameterVersions(ctx)).find((one) => one.id === id)
  if (!version) return failed('not-found', 'These parameters are not among your earlier ones. Load the page again.')
  return adoptParameters(ctx, version.weights, null)
}
