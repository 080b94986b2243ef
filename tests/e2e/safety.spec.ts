import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../support/app'
import { ask, type RawOptions } from '../support/raw-request'
import { pagesOf } from '../support/routes'
import type { RunningServer } from '../support/server'

const EVIL = 'http://evil.example'

/** A server action that can be seen to have run: it writes a backup into the data folder. */
const backUpAction = (): string => {
  const manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8'))
  const entries: [string, { exportedName: string }][] = Object.entries(manifest.node)
  const found = entries.find(([, { exportedName }]) => exportedName === 'backUpAction')
  if (!found) throw new Error('The settings have no backUpAction any more; name another action whose effect shows.')
  return found[0]
}

const backups = ({ dataDir }: RunningServer): number => {
  const folder = join(dataDir, 'backups')
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.sqlite')).length : 0
}

const runAction = (server: RunningServer, headers: Record<string, string>) =>
  ask(server.port, '/settings', {
    method: 'POST',
    headers: { 'Next-Action': backUpAction(), 'Content-Type': 'text/plain;charset=UTF-8', ...headers },
    body: '[]',
  })

/** A server also backs up by itself once nothing has changed for a while: perhaps in the moment that is looked at. */
const againIfBackedUp = (look: () => Promise<void>) => expect(look).toPass({ timeout: 15_000 })

const builtScript = async (server: RunningServer): Promise<string> => {
  const { body } = await ask(server.port, '/')
  return /src="(\/_next\/static\/[^"]+\.js)"/.exec(body)?.[1] ?? ''
}

test.describe('a server action', () => {
  test.describe.configure({ mode: 'serial' })

  for (const [from, headers, status] of [
    ['a foreign Origin', { Origin: EVIL }, 403],
    ['a rebound name', { Host: 'evil.example', Origin: EVIL }, 421],
    ['no Origin', {}, 403],
  ] as const)
    test(`does not run for ${from}`, async ({ server }) => {
      await againIfBackedUp(async () => {
        const before = backups(server)
        expect((await runAction(server, headers)).status).toBe(status)
        expect(backups(server)).toBe(before)
      })
    })

  test('runs for an own page', async ({ server }) => {
    await againIfBackedUp(async () => {
      const before = backups(server)
      expect((await runAction(server, { Origin: server.url })).status).toBe(200)
      expect(backups(server)).toBe(before + 1)
    })
  })
})

test('a rebound name gets no data, no page, no file and no prefetch', async ({ server }) => {
  const script = await builtScript(server)
  expect(script).toMatch(/\.js$/)
  const paths: [string, Record<string, string>][] = [
    ['/api/v1/session', {}],
    ['/api/v1/health', {}],
    ['/', {}],
    ['/nothing-here', {}],
    [script, {}],
    ['/icon.svg', {}],
    ['/_next/image?url=%2Ficon-192.png&w=64&q=75', {}],
    ['/library', { RSC: '1', 'Next-Router-Prefetch': '1' }],
    ['/library?_rsc=abc', { RSC: '1' }],
    ['//', {}],
    ['/%E0%A4%A', {}],
  ]
  for (const [path, headers] of paths)
    for (const Host of ['evil.example', `evil.example:${server.port}`, `127.0.0.1:${server.port + 1}`]) {
      const { status, body } = await ask(server.port, path, { headers: { ...headers, Host } })
      expect(status, `${path} as “${Host}”`).toBe(421)
      expect(body.length).toBeLessThan(300)
    }
})

test('the same addresses answer under their own names', async ({ server }) => {
  for (const Host of [`127.0.0.1:${server.port}`, `localhost:${server.port}`, `[::1]:${server.port}`])
    for (const path of ['/', '/api/v1/health', await builtScript(server), '/icon.svg'])
      expect((await ask(server.port, path, { headers: { Host } })).status, path).toBe(200)
  const headers = { RSC: '1', 'Next-Router-Prefetch': '1' }
  // Next sends a prefetch on to the address that names its headers.
  const sentOn = await ask(server.port, '/library', { headers })
  const prefetch = await ask(server.port, sentOn.headers.location ?? '', { headers })
  expect(prefetch.status).toBe(200)
  expect(prefetch.headers['content-type']).toContain('text/x-component')
})

test('every script and style of every page carries the nonce of its request', async ({ server }) => {
  const seen = new Set<string>()
  for (const { path } of [...(await pagesOf(server.url)), { path: '/nothing-here' }]) {
    const { headers, body } = await ask(server.port, path)
    const policy = String(headers['content-security-policy'])
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
    expect(nonce.length, path).toBeGreaterThan(20)
    expect(seen.has(nonce), 'a nonce is used once').toBe(false)
    seen.add(nonce)
    const tags = body.match(/<(script|style)\b[^>]*>/g) ?? []
    expect(tags.length, path).toBeGreaterThan(4)
    expect(
      tags.filter((tag) => !tag.includes(`nonce="${nonce}"`)),
      path,
    ).toEqual([])
    const directives = new Map(policy.split('; ').map((part) => part.split(/ (.*)/, 2) as [string, string])) // name, rest
    expect(directives.get('script-src')).toBe(`'self' 'nonce-${nonce}' 'strict-dynamic'`)
    expect(directives.get('style-src')).toBe(`'self' 'nonce-${nonce}'`)
    for (const name of ['object-src', 'base-uri', 'frame-ancestors']) expect(directives.get(name), name).toBe("'none'")
  }
})

test('every answer forbids sniffing, framing, referring and reading from elsewhere', async ({ server }) => {
  const requests: [string, RawOptions][] = [
    ['/', {}],
    ['/nothing-here', {}],
    ['/api/v1/health', {}],
    ['/api/v1/nothing', {}],
    ['/icon.svg', {}],
    [await builtScript(server), {}],
    ['/library/', {}],
    ['/', { headers: { Host: 'evil.example' } }],
  ]
  for (const [path, options] of requests) {
    const { headers } = await ask(server.port, path, options)
    expect(headers, path).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    })
    expect(headers['x-powered-by']).toBeUndefined()
    expect(headers['access-control-allow-origin']).toBeUndefined()
  }
})

test('a nonce that the sender chose is not used', async ({ server }) => {
  const policy = "script-src 'nonce-known'"
  const { headers, body } = await ask(server.port, '/', {
    headers: { 'X-Nonce': 'known', 'Content-Security-Policy': policy },
  })
  expect(`${headers['content-security-policy']} ${body}`).not.toContain('known"')
  expect(headers['content-security-policy']).not.toContain('nonce-known')
})

test('the framework is new enough to be safe', () => {
  const { version } = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages['node_modules/next']
  const [major, minor, patch] = String(version).split('.').map(Number)
  const ordinal = (major ?? 0) * 1e6 + (minor ?? 0) * 1e3 + (patch ?? 0)
  expect(ordinal).toBeGreaterThanOrEqual(16_002_011)
})

test('a form is taken from a browser without scripts', async ({ server, browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  const sent = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.goto(`${server.url}/settings`)
  await page.getByRole('button', { name: /^Save/ }).click()
  expect((await sent).status()).toBe(200)
  await context.close()
})

test('a page in the browser breaks none of its own rules', { tag: '@all' }, async ({ server, page }) => {
  for (const { path } of await pagesOf(server.url)) {
    await page.goto(path)
    await expect(page.locator('main')).toBeVisible()
  }
})
