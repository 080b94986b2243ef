import type { Instant, SettingsId } from '../../domain/ids'
import type { SchedulingSettings } from '../../domain/scheduling/settings'
import type { Authorized, OfLearner } from '../authorized'
import type { Tx } from '../engine/engine'
import { insertRows } from './insert-rows'

/** Adds versions of settings that imported entries were answered under. The settings in force stay. */
export const addPastSettings = async (
  tx: Tx,
  { learnerId }: Authorized<OfLearner>,
  versions: readonly { readonly id: SettingsId; readonly settings: SchedulingSettings; readonly createdAt: Instant }[],
): Promise<void> =>
  insertRows(
    tx,
    'past_settings',
    tx.t.settingsVersions,
    versions.map((version) => ({ ...version, learnerId })),
  )
