import { isDeepStrictEqual } from 'node:util'
import { lockLearner } from '../../data/engine/raw-query'
import { saveChoices } from '../../data/mutations/learner'
import { learnerOf } from '../../data/queries/learner/learner'
import type { FormTexts } from '../../domain/form-fields'
import type { SettingsId } from '../../domain/ids'
import { actingLearner } from '../authorise'
import type { Context } from '../context'
import { putInForce } from './put-in-force'
import { parseSettingsForm, type SettingsChoices } from './settings-form'

export type SavedSettings =
  | {
      readonly ok: true
      readonly isChanged: boolean
      /** The version now in force where this made a new one; null where no interval is decided otherwise. */
      readonly newVersion: SettingsId | null
      readonly choices: SettingsChoices
    }
  /** What is wrong with each field, by its name; nothing was saved. */
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> }

/**
 * Saves the actor's settings from the fields of their form, all or nothing. What decides intervals becomes a new
 * version where it differs from the one in force; old versions stay, since answers name the one they were given under.
 */
export const saveSettings = (ctx: Context, fields: FormTexts): Promise<SavedSettings> => {
  const actor = actingLearner(ctx.actor)
  return ctx.engine.write(async (tx) => {
    await lockLearner(tx, actor.learnerId)
    const learner = await learnerOf(tx, actor.learnerId)
    const parsed = parseSettingsForm(fields, learner)
    if (!parsed.ok) return parsed
    const { scheduling, queue, preferences } = parsed.value
    const isSame = isDeepStrictEqual(scheduling, learner.scheduling)
    const hasSameChoices = isDeepStrictEqual(
      { queue, preferences },
      { queue: learner.queue, preferences: learner.preferences },
    )
    const newVersion = isSame ? null : await putInForce(tx, ctx, learner.scheduling, scheduling)
    if (!hasSameChoices) await saveChoices(tx, actor, { queue, preferences })
    return { ok: true, isChanged: !isSame || !hasSameChoices, newVersion, choices: parsed.value }
  })
}
