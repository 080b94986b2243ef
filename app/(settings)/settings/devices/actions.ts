'use server'

import { refresh } from 'next/cache'
import { encode } from 'uqr'
import { z } from 'zod'
import { ask, showChange } from '@/app/_server/act'
import { requestContext } from '@/app/_server/request-context'
import { env } from '@/lib/platform/env'
import { listDevices, makePairingCode, type PairingCode, removeDevice } from '@/lib/services/devices/pair-device'
import { done, failed, type Result } from '@/lib/services/result'

/** Around a QR code there must be four squares of nothing (ISO/IEC 18004). */
const MARGIN = 4

/** A QR code of a text, as the path of an SVG whose units are its squares. */
const qrSquares = (text: string): { readonly squares: string; readonly size: number } => {
  const { data, size } = encode(text, { border: MARGIN, ecc: 'M' })
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return { squares: squares.join(''), size }
}

export type ShownCode = PairingCode & {
  /** The path of its squares in a picture of `size` by `size`. */
  readonly squares: string
  readonly size: number
  /** How many devices were paired when it was made. */
  readonly devices: number
}

const NOT_SET_UP = 'Other devices can’t reach this server yet. Set AIDE_PUBLIC_URL, then restart the server.'

/** Makes a code for a device, by the address that devices use. */
export async function makeCodeAction(): Promise<Result<ShownCode>> {
  return ask(z.null(), null, async (ctx) => {
    const { dataDir, publicOrigin: origin } = env()
    if (origin === null) return failed('invalid', NOT_SET_UP)
    const code = await makePairingCode(ctx, { dataDir, origin })
    return done({ ...code, ...qrSquares(code.address), devices: (await listDevices(ctx)).length })
  })
}

/** Shows the devices as they are now; gives how many there are. */
export async function countDevicesAction(): Promise<number> {
  const { length } = await listDevices(await requestContext())
  refresh()
  return length
}

/** Removes a device. */
export async function removeDeviceAction(id: string): Promise<Result<null>> {
  const result = await ask(z.string(), id, removeDevice)
  showChange()
  // One that was removed elsewhere is gone too, and with it the row that would say so.
  return !result.ok && result.code === 'not-found' ? done(null) : result
}
