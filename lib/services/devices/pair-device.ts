import { randomInt } from 'node:crypto'
import type { Engine } from '../../data/engine/engine'
import { removeDeviceRow } from '../../data/mutations/learner'
import { type Device, devicesOf } from '../../data/queries/learner/learner'
import { newPairingCode, readPairingCode } from '../../domain/devices/pairing-code'
import { actingLearner } from '../authorise'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import { CODE_MINUTES, type DeviceAuth, deviceAuth } from './device-auth'

/** Where devices reach this server, and the folder whose key signs their cookies. */
type DeviceSettings = { readonly dataDir: string; readonly origin: string }

/** Makes a code that pairs one device with this learner within five minutes. */
export const makePairingCode = async (ctx: Context, { dataDir, origin }: DeviceSettings) => {
  const code = newPairingCode((limit) => randomInt(limit))
  const { learnerId } = ctx.actor
  await deviceAuth(ctx.engine, dataDir, origin).api.makePairingCode({ body: { learnerId, code } })
  return {
    /** Six words. */
    code,
    /** Opens the page that pairs, with the code behind “#”, which browsers do not send. */
    address: `${origin}/pair#${code.replaceAll(' ', '-')}`,
    expiresAt: ctx.now + CODE_MINUTES * 60_000,
  }
}

export type PairingCode = Awaited<ReturnType<typeof makePairingCode>>

type Pairing = { readonly code: string; readonly name: string }

/**
 * Pairs the device that sends a code. How often that may be tried is the server's to say (`pairing-attempts.ts`).
 * @returns the cookies to give it
 */
export const pairDevice = async (
  engine: Engine,
  { dataDir, origin }: DeviceSettings,
  { code, name }: Pairing,
): Promise<Result<readonly string[]>> => {
  const read = readPairingCode(code)
  if (!read.ok) return failed('invalid', read.message, 'code')
  const auth: DeviceAuth = deviceAuth(engine, dataDir, origin)
  const { headers, response } = await auth.api.pairDevice({ body: { code: read.code, name }, returnHeaders: true })
  if (!response.paired) {
    return failed(
      'invalid',
      'This code is not valid, or no longer valid. Make a new one under Settings › Devices.',
      'code',
    )
  }
  return done(headers.getSetCookie())
}

/** The devices that the actor has paired, the one used last first. */
export const listDevices = ({ engine, now, actor }: Context): Promise<readonly Device[]> =>
  devicesOf(engine.read, actor.learnerId, now)

/** Removes a device: from its next request on it is asked for a code again. */
export const removeDevice = async ({ engine, actor }: Context, id: string): Promise<Result<null>> => {
  const removed = await engine.write((tx) => removeDeviceRow(tx, actingLearner(actor), id))
  return removed ? done(null) : failed('not-found', 'This device has already been removed.')
}
