import type { Tx } from '../../data/engine/engine'
import { orderedId } from '../../data/library-ids'
import { addAction } from '../../data/mutations/actions'
import { settingsChange } from '../../domain/actions/action'
import type { PresetId } from '../../domain/ids'
import type { Preferences } from '../../domain/preferences'
import type { QueueSettings, SchedulingSettings } from '../../domain/scheduling/settings'
import { actingLearner } from '../authorise'
import type { Context } from '../context'

/** Of a preset beside the default one, without preferences. */
type ChangedSettings = {
  readonly scheduling: SchedulingSettings
  readonly queue: QueueSettings
  readonly preferences?: Preferences
}

const partsOf = ({ scheduling, queue, preferences }: ChangedSettings): ChangedSettings => ({
  scheduling,
  queue,
  ...(preferences ? { preferences } : {}),
})

/** A change of the settings of a preset; null or left out = the default one. */
export type SettingsChanged = {
  readonly before: ChangedSettings
  readonly after: ChangedSettings
  readonly preset?: PresetId | null
}

/**
 * Keeps changes of the actor's settings, or of their presets', as one action; where none differs, there is none. Undoing
 * it brings back the settings that it changed, and no others.
 * @returns the id of the action; null where nothing differs
 */
export const recordSettings = async (
  tx: Tx,
  ctx: Context,
  changed: readonly SettingsChanged[],
  words: string,
): Promise<string | null> => {
  const changes = changed.flatMap(({ before, after, preset = null }) => {
    const change = settingsChange(partsOf(before), partsOf(after))
    return change === null ? [] : [preset === null ? change : { ...change, preset }]
  })
  if (changes.length === 0) return null
  const id = orderedId(ctx.now)
  await addAction(tx, actingLearner(ctx.actor), {
    id,
    kind: 'settings',
    words,
    via: ctx.via ?? 'browser',
    at: ctx.now,
    changes,
  })
  return id
}
