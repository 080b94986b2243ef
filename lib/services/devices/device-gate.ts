import { createHash, timingSafeEqual } from 'node:crypto'
import type { Engine } from '../../data/engine/engine'
import { ensureProgramsSecret } from '../../data/files/secret-key'
import { systemClock } from '../../platform/clock'
import type { DeviceGate } from '../../platform/device-gate'
import { log } from '../../platform/log'
import { newSecretKey } from '../../platform/secret-box'
import { localActor } from '../local-actor'
import { deviceAuth } from './device-auth'
import { makePairingCode } from './pair-device'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** The cookies of a browser on this machine belong to this origin, whatever its port. */
const THIS_MACHINE = 'http://localhost'

/**
 * Recognises the devices that are paired, and renews their cookies and last use once an hour. Programs on this machine
 * read their secret from the data folder, where it is written when this is called.
 */
export const deviceGateOver = (engine: Engine, dataDir: string): DeviceGate => {
  const failed = (reason: unknown) => log.error('programs.secret could not be written.', { reason })
  const secret = digest(ensureProgramsSecret(dataDir, newSecretKey, failed))
  return {
    recognise: async (cookies, origin) => {
      if (cookies === '') return null
      const { headers, response } = await deviceAuth(engine, dataDir, origin).api.getSession({
        headers: new Headers({ cookie: cookies }),
        returnHeaders: true,
      })
      return response === null ? null : headers.getSetCookie()
    },
    isSecret: (given) => timingSafeEqual(digest(given), secret),
    linkFor: async (url) => {
      const ctx = { engine, actor: await localActor(engine), now: systemClock() }
      const { address } = await makePairingCode(ctx, { dataDir, origin: THIS_MACHINE })
      return address.replace(THIS_MACHINE, url)
    },
  }
}
