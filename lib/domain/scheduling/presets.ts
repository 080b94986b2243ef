import type { PresetId, SettingsId } from '../ids'
import { namesAbove } from '../nested-names'
import type { QueueSettings, SchedulingSettings } from './settings'

/** A set of options. The default one, which every learner has, has no id. */
export type Preset = {
  readonly id: PresetId | null
  readonly name: string
  readonly settingsId: SettingsId
  readonly scheduling: SchedulingSettings
  readonly queue: QueueSettings
}

export const DEFAULT_PRESET_NAME = 'Default'

/**
 * The preset of a deck: its own, or that of the nearest deck above it that has one; null = the default preset.
 * @param chosen the presets that decks have of their own, by name
 */
export const presetOfDeck = (name: string, chosen: ReadonlyMap<string, PresetId>): PresetId | null => {
  for (const deck of [name, ...namesAbove(name)]) {
    const preset = chosen.get(deck)
    if (preset !== undefined) return preset
  }
  return null
}
