import { readFileSync, rmSync } from 'node:fs'
import { request as plainRequest } from 'node:http'
import { join } from 'node:path'
import { expect, type Page, test as plain } from '@playwright/test'
import { CHROMIUM_FLAGS, chromiumPath } from '../support/chromium'
import { judge } from '../support/judge'
import { newDataDir, type RunningServer, startServer } from '../support/server'
import { haproxyPath, PUBLIC_HOST, startHaproxy, startNodeProxy, type TlsProxy } from '../support/tls-proxy'

const executablePath = chromiumPath()

/** A browser that finds the public name on this machine, and takes the proxy's own certificate. */
const test = plain.extend({})
test.use({
  ignoreHTTPSErrors: true,
  launchOptions: {
    args: [...CHROMIUM_FLAGS, `--host-resolver-rules=MAP ${PUBLIC_HOST} 127.0.0.1`],
    ...(executablePath === null ? {} : { executablePath }),
  },
})

type Reached = { readonly server: RunningServer; readonly proxy: TlsProxy }

/** Pairs a browser on the server's computer by the address that the server printed. */
const pairHere = async (page: Page, server: RunningServer) => {
  const printed = () => /http:\S+\/pair#\S+/.exec(server.output())?.[0] ?? ''
  await expect.poll(printed).not.toBe('')
  await page.goto(printed())
  await page.getByLabel('Name of this device').fill('Desktop')
  await page.getByRole('button', { name: 'Pair this device' }).click()
  await expect(page).toHaveURL(`${server.url}/`)
}

const reachBy = async (start: () => Promise<TlsProxy>, use: (reached: Reached) => Promise<void>) => {
  const proxy = await start()
  const server = await startServer({ env: { AIDE_PUBLIC_URL: proxy.origin } })
  try {
    await proxy.forwardTo(server.port)
    await use({ server, proxy })
  } finally {
    await server.stop()
    await proxy.stop()
  }
}

/** The code that Settings › Devices shows, made on the computer that the server runs on. */
const codeOf = async (page: Page, { server }: Reached): Promise<string> => {
  await pairHere(page, server)
  await page.goto(`${server.url}/settings/devices`)
  await page.getByRole('button', { name: 'Pair a device' }).click()
  const picture = page.getByRole('img', { name: 'QR code with the address and the six words' })
  await expect(picture).toBeVisible()
  // Scanners need dark squares on a light ground, also in the dark theme.
  expect(
    await picture.locator('rect, path').evaluateAll((parts) => parts.map((part) => getComputedStyle(part).fill)),
  ).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)'])
  return (await page.locator('[data-code]').textContent()) ?? ''
}

/** What a script on a page of the address gets: Playwright's own requests do not find the name. */
const statusOf = (screen: Page, path: string): Promise<number> =>
  screen.evaluate(async (of) => (await fetch(of, { redirect: 'manual' })).status, path)

/** HAProxy too, where it is installed. */
const program = haproxyPath()
const PROXIES: readonly (readonly [string, () => Promise<TlsProxy>])[] = [
  ['a proxy', startNodeProxy],
  ...(program === null ? [] : [['HAProxy', () => startHaproxy(program)] as const]),
]

for (const [name, start] of PROXIES) {
  test(`a phone is paired through ${name}, studies, and is removed`, async ({ page, browser }) => {
    test.slow()
    await reachBy(start, async (reached) => {
      const { proxy } = reached
      const phone = await browser.newContext({
        ignoreHTTPSErrors: true,
        viewport: { width: 390, height: 844 },
        hasTouch: true,
        locale: 'en-GB',
      })
      const screen = await phone.newPage()

      await screen.goto(`${proxy.origin}/cards`)
      await expect(screen).toHaveURL(`${proxy.origin}/pair`)
      await expect(screen.getByRole('heading', { name: 'Pair this device' })).toBeVisible()
      await judge(screen)
      for (const path of ['/api/v1/session', '/api/v1/export?format=json', '/_next/static/none.js'])
        expect(await statusOf(screen, path)).toBe(401)

      await screen.getByLabel('Six words').fill('zoo zoo zoo zoo zoo zoo')
      await screen.getByLabel('Name of this device').fill('My phone')
      await screen.getByRole('button', { name: 'Pair this device' }).click()
      await expect(screen.getByRole('alert')).toHaveText(/not valid/)

      const code = await codeOf(page, reached)
      await judge(page)
      await screen.goto('about:blank')
      await screen.goto(`${proxy.origin}/pair#${code.replaceAll(' ', '-')}`)
      await expect(screen.getByLabel('Six words')).toHaveValue(code)
      await screen.reload()
      // The code left the address with the first look at it.
      await expect(screen).toHaveURL(`${proxy.origin}/pair`)
      await screen.getByLabel('Six words').fill(code)
      await screen.getByLabel('Name of this device').fill('My phone')
      await screen.getByRole('button', { name: 'Pair this device' }).click()
      await expect(screen.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(screen).toHaveURL(`${proxy.origin}/`)
      const [cookie] = (await phone.cookies()).filter(({ name: of }) => of.includes('session_token'))
      expect(cookie).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Lax' })

      await expect(page.getByText('The device is paired.')).toBeVisible()
      await expect(page.getByRole('list', { name: 'Paired devices' })).toContainText('My phone')
      const another = await (await browser.newContext({ ignoreHTTPSErrors: true, locale: 'en-GB' })).newPage()
      await another.goto(`${proxy.origin}/pair#${code.replaceAll(' ', '-')}`)
      await another.getByRole('button', { name: 'Pair this device' }).click()
      await expect(another.getByRole('alert')).toHaveText(/not valid, or no longer valid/)
      await another.context().close()

      await screen.goto(`${proxy.origin}/review`)
      const stored = screen.waitForResponse((response) => response.url().endsWith('/api/v1/reviews'))
      await screen.getByRole('button', { name: 'Show answer' }).click()
      await expect(screen.getByRole('button', { name: /^Good/ })).toBeVisible()
      await screen.keyboard.press('3')
      expect((await stored).status()).toBe(200)

      await page.getByRole('button', { name: 'Remove My phone' }).click()
      await expect(page.getByText('“My phone” was removed.')).toBeVisible()
      await screen.goto(`${proxy.origin}/cards`)
      await expect(screen).toHaveURL(`${proxy.origin}/pair`)
      expect(await statusOf(screen, '/api/v1/session')).toBe(401)
      await phone.close()
    })
  })
}

test('a proxy that replaces the Host gets nothing, and nothing from outside gets in unpaired', async () => {
  await reachBy(startNodeProxy, async ({ server, proxy }) => {
    const host = new URL(proxy.origin).host
    const local = `127.0.0.1:${server.port}`
    const statusWith = (path: string, headers: Readonly<Record<string, string>>): Promise<number> =>
      new Promise((known, failed) => {
        const asked = plainRequest({ host: '127.0.0.1', port: server.port, path, headers }, (answer) => {
          answer.resume()
          known(answer.statusCode ?? 0)
        })
        asked.on('error', failed)
        asked.end()
      })
    for (const path of ['/', '/cards', '/api/v1/session', '/settings', '/calendar/x', '/pair/../cards', '/%63ards']) {
      expect([path, await statusWith(path, { Host: host })]).toEqual([path, 401])
      expect([path, await statusWith(path, { Host: local, 'X-Forwarded-For': '203.0.113.9' })]).toEqual([path, 421])
    }
    for (const path of ['/', '/cards', '/api/v1/health', '/api/v1/cards', '/settings'])
      expect([path, await statusWith(path, { Host: local })]).toEqual([path, 401])
    const secret = readFileSync(join(server.dataDir, 'programs.secret'), 'utf8').trim()
    expect(await statusWith('/api/v1/health', { Host: local, Authorization: `Bearer ${secret}` })).toBe(200)
    expect(await statusWith('/cards', { Host: local, Authorization: `Bearer ${secret}` })).toBe(401)
    expect(await statusWith('/pair', { Host: host })).toBe(200)
  })
})

test('a start remembers the address of the one before, until it is told otherwise', async () => {
  const dataDir = newDataDir()
  const said = async (env?: Readonly<Record<string, string>>) => {
    const server = await startServer({ dataDir, ...(env ? { env } : {}) })
    await expect.poll(() => server.output()).toMatch(/ready at/)
    await new Promise((next) => setTimeout(next, 500))
    await server.stop()
    return server.output()
  }
  try {
    expect(await said({ AIDE_PUBLIC_URL: 'https://study.example' })).toContain('reach it at https://study.example.')
    expect(await said()).toContain('“AIDE_PUBLIC_URL=none npm start” ends that')
    expect(await said({ AIDE_PUBLIC_URL: 'none' })).not.toContain('study.example')
    expect(await said()).not.toContain('study.example')
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
})
