import { v7 as uuidv7 } from 'uuid'
import type { Tx } from '../../data/engine/engine'
import { addAction } from '../../data/mutations/actions'
import { settingsChange } from '../../domain/actions/action'
import type { Preferences } from '../../domain/preferences'
import type { QueueSettings, SchedulingSettings } from '../../domain/scheduling/settings'
import { actingLearner } from '../authorise'
import type { Context } from '../context'

type LearnerSettings = {
  readonly scheduling: SchedulingSettings
  readonly queue: QueueSettings
  readonly preferences: Preferences
}

const partsOf = ({ scheduling, queue, preferences }: LearnerSettings): LearnerSettings => ({
  scheduling,
  queue,
  preferences,
})

/**
 * Keeps a change of the actor's settings as an action; where none differs, there is none. Undoing it brings back the
 * settings that it changed, and no others.
 */
export const recordSettings = async (
  tx: Tx,
  ctx: Context,
  before: LearnerSettings,
  after: LearnerSettings,
  words: string,
): Promise<void> => {
  const change = settingsChange(partsOf(before), partsOf(after))
  if (change === null) return
  const id = uuidv7({ msecs: ctx.now })
  const action = { id, kind: 'settings' as const, words, via: ctx.via ?? 'browser', at: ctx.now, changes: [change] }
  await addAction(tx, actingLearner(ctx.actor), action)
}
