import { removeDeviceRow } from '../../data/mutations/learner'
import { type Device, devicesOf } from '../../data/queries/learner/learner'
import { actingLearner } from '../authorise'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'

/** The devices that the actor has paired, the one used last first. */
export const listDevices = ({ engine, now, actor }: Context): Promise<readonly Device[]> =>
  devicesOf(engine.read, actor.learnerId, now)

/** Removes a device: from its next request on it is asked for a code again. */
export const removeDevice = async ({ engine, actor }: Context, id: string): Promise<Result<null>> => {
  const removed = await engine.write((tx) => removeDeviceRow(tx, actingLearner(actor), id))
  return removed ? done(null) : failed('not-found', 'This device has already been removed.')
}
