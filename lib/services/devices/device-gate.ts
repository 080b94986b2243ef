import type { Engine } from '../../data/engine/engine'
import type { DeviceGate } from '../../platform/device-gate'
import { deviceAuth } from './device-auth'

/** Recognises the devices that are paired, and renews their cookies and last use once an hour. */
export const deviceGateOver = (engine: Engine, dataDir: string): DeviceGate => ({
  recognise: async (cookies, origin) => {
    if (cookies === '') return null
    const { headers, response } = await deviceAuth(engine, dataDir, origin).api.getSession({
      headers: new Headers({ cookie: cookies }),
      returnHeaders: true,
    })
    return response === null ? null : headers.getSetCookie()
  },
})
