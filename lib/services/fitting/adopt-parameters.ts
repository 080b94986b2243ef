import { lockLearner } from '../../data/engine/lock-learner'
import { learnerOf } from '../../data/queries/learner/learner'
import { openPresets } from '../../data/queries/learner/presets'
import { allVersions } from '../../data/queries/learner/settings-versions'
import type { FitReport } from '../../domain/fitting/fit-report'
import type { Instant, PresetId, SettingsId } from '../../domain/ids'
import type { Preset } from '../../domain/scheduling/presets'
import { DEFAULT_WEIGHTS } from '../../domain/scheduling/settings'
import { recordSettings } from '../actions/record-settings'
import type { Context } from '../context'
import { publish } from '../events'
import { done, failed, type Result } from '../result'
import { presetToUse } from '../settings/change-presets'
import { putInForce } from '../settings/put-in-force'

/** A preset with the parameters that it had when a fit was asked for. */
export type FittedPreset = Pick<Preset, 'id' | 'name'> & { readonly weights: readonly number[] }

/** Parameters that a preset is to have. `against` are those that it has to have still; null if that does not matter. */
export type ParameterChange = {
  readonly preset: PresetId | null
  readonly weights: readonly number[]
  readonly against: readonly number[] | null
}

/** What a fit would have changed: for each preset that is to have other parameters than it has. */
export const changesOfFit = (
  { weights, presets }: Pick<FitReport, 'weights' | 'presets'>,
  fitted: readonly FittedPreset[],
): readonly ParameterChange[] => {
  const chosen = (place: number) =>
    fitted.length === 1 ? weights : (presets.find(({ preset }) => preset === place)?.weights ?? null)
  return fitted.flatMap(({ id, weights: against }, place) => {
    const own = chosen(place)
    return own === null || own.join() === against.join() ? [] : [{ preset: id, weights: own, against }]
  })
}

/**
 * Gives presets other parameters, in one action of the history. Each becomes a new version of its settings, and the
 * memories of its cards become what they would be had all answers been given under them. Due dates stay.
 */
export const adoptParameters = async (ctx: Context, changes: readonly ParameterChange[]): Promise<Result<null>> => {
  const adopted = await ctx.engine.write(async (tx): Promise<Result<null>> => {
    const { learnerId, workspaceIds } = ctx.actor
    await lockLearner(tx, learnerId)
    const presets = await openPresets(tx, await learnerOf(tx, learnerId), workspaceIds)
    const made = []
    for (const { preset, weights, against } of changes) {
      const found = presetToUse(presets, preset)
      if (!found.ok) return found
      const { scheduling, queue } = found.value
      if (against !== null && against.join() !== scheduling.weights.join())
        return failed('conflict', 'Your parameters have changed since this comparison. Fit them again.')
      const next = { ...scheduling, weights }
      made.push({ preset, before: { scheduling, queue }, after: { scheduling: next, queue } })
    }
    for (const { before, after } of made) await putInForce(tx, ctx, before.scheduling, after.scheduling)
    await recordSettings(tx, ctx, made, 'FSRS parameters changed')
    return done(null)
  })
  // Cards may have moved between presets in the log.
  if (adopted.ok) publish(ctx.engine, 'log-appended', ctx.actor)
  return adopted
}

export type ParameterVersion = {
  readonly id: SettingsId
  readonly preset: PresetId | null
  readonly from: Instant
  readonly weights: readonly number[]
  readonly isDefault: boolean
}

/**
 * The parameters that a preset of the actor's had (null = the default one), the present ones first: a version for each
 * change of them.
 */
export const parameterVersions = async (
  { engine, actor }: Context,
  preset: PresetId | null = null,
): Promise<readonly ParameterVersion[]> => {
  const versions: ParameterVersion[] = []
  for (const { id, createdAt, settings } of await allVersions(engine.read, actor.learnerId)) {
    if (settings.preset !== preset) continue
    if (versions.at(-1)?.weights.join() === settings.weights.join()) continue
    const { weights } = settings
    versions.push({ id, preset, from: createdAt, weights, isDefault: weights.join() === DEFAULT_WEIGHTS.join() })
  }
  return versions.reverse()
}

/** The parameters of each preset that the actor has, those of the default one first; see `parameterVersions`. */
export const parametersByPreset = async (
  ctx: Context,
): Promise<readonly { readonly preset: Preset; readonly versions: readonly ParameterVersion[] }[]> => {
  const { read } = ctx.engine
  const { all } = await openPresets(read, await learnerOf(read, ctx.actor.learnerId), ctx.actor.workspaceIds)
  const found = []
  for (const preset of all) found.push({ preset, versions: await parameterVersions(ctx, preset.id) })
  return found
}

/** Gives a preset parameters of an earlier version of its settings again. */
export const restoreParameters = async (ctx: Context, id: string): Promise<Result<null>> => {
  const versions = (await parametersByPreset(ctx)).flatMap((one) => one.versions)
  const version = versions.find((one) => one.id === id)
  if (!version) return failed('not-found', 'These parameters are not among your earlier ones. Load the page again.')
  return adoptParameters(ctx, [{ preset: version.preset, weights: version.weights, against: null }])
}
