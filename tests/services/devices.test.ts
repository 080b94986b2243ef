import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import type { Engine } from '@/lib/data/engine/engine'
import { deviceGateOver } from '@/lib/services/devices/device-gate'
import { listDevices, makePairingCode, pairDevice, removeDevice } from '@/lib/services/devices/pair-device'
import { type Opened, onBothEngines } from '@/tests/support/engines'
import { firstOf, must } from '@/tests/support/must'

const ORIGIN = 'https://study.example'
const HOUR_MS = 3_600_000

/** As a browser sends back what it was given. */
const cookieOf = (setCookies: readonly string[]): string => setCookies.map((one) => one.split(';')[0]).join('; ')

const opened = async (open: () => Promise<Opened>) => {
  const { engine, ctx: atMorning, dataDir } = await open()
  // better-auth looks at the machine's clock.
  const ctx = { ...atMorning, now: Date.now() }
  const settings = { dataDir, origin: ORIGIN }
  const pair = (code: string, name = 'Phone') => pairDevice(engine, settings, { code, name })
  const paired = async (name?: string) => {
    const { code } = await makePairingCode(ctx, settings)
    const result = must(await pair(code, name))
    return { code, cookies: result, cookie: cookieOf(result) }
  }
  return { engine, ctx, dataDir, settings, pair, paired, gate: deviceGateOver(engine, dataDir) }
}

const codeRows = (engine: Engine) => engine.read.db.select().from(engine.read.t.pairingCodes)

onBothEngines('devices', (open) => {
  it('pairs one device with a code, whose cookie lets it in from then on', async () => {
    const { ctx, gate, paired, pair } = await opened(open)
    const { code, cookies, cookie } = await paired('Chrome on Android')
    expect(cookies).toHaveLength(1)
    for (const part of ['__Secure-aide.session_token=', 'HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/'])
      expect(cookies[0]).toContain(part)
    expect(await gate.recognise(cookie, ORIGIN)).toEqual([])
    expect(await listDevices(ctx)).toMatchObject([{ name: 'Chrome on Android' }])

    expect(await pair(code, 'Another')).toMatchObject({ ok: false, code: 'invalid', field: 'code' })
    expect(await listDevices(ctx)).toHaveLength(1)
  })

  it('stores no code in clear, and no address or browser of a device', async () => {
    const { engine, ctx, settings, paired } = await opened(open)
    const { code } = await makePairingCode(ctx, settings)
    const [row] = await codeRows(engine)
    expect(JSON.stringify(row)).not.toContain(code)
    await paired()
    const [device] = await engine.read.db.select().from(engine.read.t.devices)
    expect(Object.keys(device ?? {}).toSorted()).toEqual(
      ['createdAt', 'expiresAt', 'id', 'learnerId', 'name', 'token', 'updatedAt'].toSorted(),
    )
  })

  it('gives one of two devices that send a code at once', async () => {
    const { ctx, settings, pair } = await opened(open)
    const { code } = await makePairingCode(ctx, settings)
    const results = await Promise.all([pair(code, 'First'), pair(code, 'Second')])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await listDevices(ctx)).toHaveLength(1)
  })

  it('takes no code that has expired', async () => {
    const { engine, ctx, settings, pair } = await opened(open)
    const { code, expiresAt } = await makePairingCode(ctx, settings)
    expect(expiresAt - ctx.now).toBe(300_000)
    const { pairingCodes: p } = engine.read.t
    await engine.write((tx) => tx.db.update(p).set({ expiresAt: Date.now() - 1 }))
    expect(await pair(code)).toMatchObject({ ok: false })
    expect(await listDevices(ctx)).toEqual([])
  })

  it('recognises nobody without a cookie, with a changed one, a stored token, or one of another folder', async () => {
    const { engine, gate, paired } = await opened(open)
    const { cookie } = await paired()
    const [device] = await engine.read.db.select().from(engine.read.t.devices)
    const other = await opened(open)
    const name = cookie.split('=')[0]
    const changed = `${cookie.slice(0, -8)}${cookie.slice(-8).replace(/[A-Za-z]/, (one) => (one === 'A' ? 'B' : 'A'))}`
    for (const wrong of ['', changed, `${name}=${device?.token}`, `${name}=${device?.token}.x`, 'theme=dark'])
      expect(await gate.recognise(wrong, ORIGIN)).toBeNull()
    expect(await other.gate.recognise(cookie, ORIGIN)).toBeNull()
    // A cookie of the encrypted address does not count on an unencrypted one.
    expect(await gate.recognise(cookie, 'http://localhost')).toBeNull()
  })

  it('refuses a device once it is removed, or was not used for 180 days', async () => {
    const { engine, ctx, gate, paired } = await opened(open)
    const [first, second] = [await paired('First'), await paired('Second')]
    const device = (await listDevices(ctx)).find(({ name }) => name === 'First')
    expect(await removeDevice(ctx, device?.id ?? '')).toMatchObject({ ok: true })
    expect(await gate.recognise(first.cookie, ORIGIN)).toBeNull()
    expect(await gate.recognise(second.cookie, ORIGIN)).toEqual([])
    expect(await removeDevice(ctx, device?.id ?? '')).toMatchObject({ ok: false, code: 'not-found' })

    const { devices: d } = engine.read.t
    await engine.write((tx) => tx.db.update(d).set({ expiresAt: Date.now() - 1 }))
    expect(await gate.recognise(second.cookie, ORIGIN)).toBeNull()
  })

  it('notes the last use of a device at most once an hour, and renews its cookie then', async () => {
    const { engine, ctx, gate, paired } = await opened(open)
    const { cookie } = await paired()
    const { devices: d } = engine.read.t
    const before = firstOf(await engine.read.db.select().from(d))
    const older = { updatedAt: before.updatedAt - 2 * HOUR_MS, expiresAt: before.expiresAt - 2 * HOUR_MS }
    await engine.write((tx) => tx.db.update(d).set(older).where(eq(d.id, before.id)))
    const renewed = await gate.recognise(cookie, ORIGIN)
    expect(renewed).toHaveLength(1)
    expect(cookieOf(renewed ?? [])).toBe(cookie)
    expect((await listDevices(ctx))[0]?.usedAt).toBeGreaterThanOrEqual(before.updatedAt)
    expect(await gate.recognise(cookie, ORIGIN)).toEqual([])
  })
})
