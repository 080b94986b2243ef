import { createHmac } from 'node:crypto'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { betterAuth } from 'better-auth/minimal'
import { z } from 'zod'
import type { Engine } from '../../data/engine/engine'
import { ensureSecretKey } from '../../data/files/secret-key'
import { newSecretKey } from '../../platform/secret-box'
import { authStore } from './auth-store'

/** How long a device may stay unused; browsers keep no cookie for longer than 400 days. */
export const DEVICE_DAYS = 180
const DEVICE_SECONDS = DEVICE_DAYS * 86_400
/** How exactly the last use of a device is known: more would be a write with every page. */
const LAST_USE_SECONDS = 3_600
export const CODE_MINUTES = 5

const purpose = (code: string): string => `pair:${code}`

/** better-auth's plugin for what it does not have: a code that pairs one device, made by somebody who is in already. */
const pairing = () => ({
  id: 'pairing',
  endpoints: {
    makePairingCode: createAuthEndpoint(
      '/pairing/code',
      { method: 'POST', body: z.object({ learnerId: z.string(), code: z.string() }), metadata: { SERVER_ONLY: true } },
      async (c) => {
        await c.context.internalAdapter.createVerificationValue({
          identifier: purpose(c.body.code),
          value: c.body.learnerId,
          expiresAt: new Date(Date.now() + CODE_MINUTES * 60_000),
        })
        return c.json({ made: true })
      },
    ),
    pairDevice: createAuthEndpoint(
      '/pairing/device',
      { method: 'POST', body: z.object({ code: z.string(), name: z.string() }), metadata: { SERVER_ONLY: true } },
      async (c) => {
        // Deletes it in the same step: of two devices with one code, one is paired.
        const code = await c.context.internalAdapter.consumeVerificationValue(purpose(c.body.code))
        const user = code && (await c.context.internalAdapter.findUserById(code.value))
        if (!user) return c.json({ paired: false })
        const session = await c.context.internalAdapter.createSession(user.id, false, { name: c.body.name })
        await setSessionCookie(c, { session, user })
        return c.json({ paired: true })
      },
    ),
  },
})

const options = (engine: Engine, dataDir: string, origin: string) => ({
  baseURL: origin,
  basePath: '/api/v1/devices',
  // Not the key itself: what signs cookies opens no stored secret.
  secret: createHmac('sha256', ensureSecretKey(dataDir, newSecretKey)).update('devices').digest('hex'),
  database: authStore(engine),
  session: {
    expiresIn: DEVICE_SECONDS,
    updateAge: LAST_USE_SECONDS,
    additionalFields: { name: { type: 'string' as const, required: true, input: false } },
  },
  verification: { storeIdentifier: 'hashed' as const },
  advanced: { cookiePrefix: 'aide', ipAddress: { disableIpTracking: true }, database: { generateId: 'uuid' as const } },
  telemetry: { enabled: false },
  logger: { disabled: true },
  plugins: [pairing()],
})

const make = (engine: Engine, dataDir: string, origin: string) => betterAuth(options(engine, dataDir, origin))
export type DeviceAuth = ReturnType<typeof make>

const made = new WeakMap<Engine, Map<string, DeviceAuth>>()

/**
 * Who has paired which devices: better-auth with the program's own tables. Its handler is mounted nowhere; only what is
 * called here exists.
 * @param origin the address that browsers use; an `https:` one makes cookies that are only sent encrypted
 */
export const deviceAuth = (engine: Engine, dataDir: string, origin: string): DeviceAuth => {
  const known = made.get(engine) ?? new Map<string, DeviceAuth>()
  made.set(engine, known)
  const auth = known.get(origin) ?? make(engine, dataDir, origin)
  known.set(origin, auth)
  return auth
}
