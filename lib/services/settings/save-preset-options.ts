import { isDeepStrictEqual } from 'node:util'
import { lockLearner } from '../../data/engine/lock-learner'
import { saveChoices } from '../../data/mutations/learner'
import { savePreset } from '../../data/mutations/presets'
import { learnerOf } from '../../data/queries/learner/learner'
import { openPresets, type Presets } from '../../data/queries/learner/presets'
import { doneTo } from '../../domain/actions/action-words'
import type { FormTexts } from '../../domain/form-fields'
import type { QueueSettings, TodaysLimits } from '../../domain/scheduling/settings'
import { queueSettingsSchema } from '../../domain/scheduling/validate'
import { studyCalendar } from '../../domain/time/study-day'
import { recordSettings } from '../actions/record-settings'
import { actingLearner } from '../authorise'
import type { Context } from '../context'
import { publish } from '../events'
import { done, failed, type Result } from '../result'
import { presetToUse } from './change-presets'
import { parsePresetForm } from './preset-form'
import { putInForce } from './put-in-force'

export type SavedPreset =
  | { readonly ok: true; readonly isChanged: boolean; readonly isNewVersion: boolean }
  | { readonly ok: false; readonly message: string; readonly errors: FormTexts }

/**
 * Saves the options of a preset beside the default one from the fields of its form, all or nothing. What decides
 * intervals becomes a new version, as with the learner's settings.
 */
export const savePresetOptions = async (ctx: Context, id: string, fields: FormTexts): Promise<SavedPreset> => {
  const actor = actingLearner(ctx.actor)
  const saved = await ctx.engine.write(async (tx): Promise<SavedPreset> => {
    await lockLearner(tx, actor.learnerId)
    const presets = await openPresets(tx, await learnerOf(tx, actor.learnerId), ctx.actor.workspaceIds)
    const found = presetToUse(presets, id)
    if (!found.ok) return { ok: false, message: found.message, errors: {} }
    const { id: presetId, ...preset } = found.value
    if (presetId === null) return { ok: false, message: 'Change the default preset on the Settings page.', errors: {} }
    const parsed = parsePresetForm(fields, preset)
    if (!parsed.ok) return { ok: false, message: '', errors: parsed.errors }
    const { scheduling, queue } = parsed.value
    const isNewVersion = !isDeepStrictEqual(scheduling, preset.scheduling)
    const hasNewQueue = !isDeepStrictEqual(queue, preset.queue)
    if (isNewVersion) await putInForce(tx, ctx, preset.scheduling, scheduling)
    if (hasNewQueue) await savePreset(tx, actor, presetId, { queue })
    await recordSettings(
      tx,
      ctx,
      [{ before: preset, after: parsed.value, preset: presetId }],
      doneTo('Preset changed', preset.name),
    )
    return { ok: true, isChanged: isNewVersion || hasNewQueue, isNewVersion }
  })
  // New parameters may have moved cards between presets in the log.
  if (saved.ok && saved.isNewVersion) publish(ctx.engine, 'log-appended', ctx.actor)
  return saved
}

type Limits = Pick<TodaysLimits, 'newPerDay' | 'reviewsPerDay'>

/** Limits of a preset (null = the default one) for this study day alone; with neither, the usual ones hold again. */
export const setTodaysLimits = async (ctx: Context, id: string | null, limits: Limits): Promise<Result<null>> => {
  const actor = actingLearner(ctx.actor)
  const isNone = limits.newPerDay === null && limits.reviewsPerDay === null
  return ctx.engine.write(async (tx): Promise<Result<null>> => {
    await lockLearner(tx, actor.learnerId)
    const learner = await learnerOf(tx, actor.learnerId)
    const presets: Presets = await openPresets(tx, learner, ctx.actor.workspaceIds)
    const found = presetToUse(presets, id)
    if (!found.ok) return found
    const { timeZone, dayStartHour } = learner.scheduling
    const day = studyCalendar(timeZone, dayStartHour).dayOf(ctx.now)
    const read = queueSettingsSchema.safeParse({ ...found.value.queue, today: isNone ? null : { day, ...limits } })
    if (!read.success) {
      const [issue] = read.error.issues
      return failed('invalid', issue?.message ?? '', String(issue?.path.at(-1) ?? ''))
    }
    const queue: QueueSettings = read.data
    const { id: presetId, scheduling, queue: before } = found.value
    if (presetId === null) await saveChoices(tx, actor, { queue, preferences: learner.preferences })
    else await savePreset(tx, actor, presetId, { queue })
    const words =
      presetId === null ? 'Limits for one day changed' : doneTo('Limits for one day changed', found.value.name)
    await recordSettings(
      tx,
      ctx,
      [{ before: { scheduling, queue: before }, after: { scheduling, queue }, preset: presetId }],
      words,
    )
    return done(null)
  })
}
