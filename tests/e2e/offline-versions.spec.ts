import type { Page } from '@playwright/test'
import { expect, test } from '../support/app'
import { startServer } from '../support/server'
import { answersIn } from '../support/stored-rows'
import { proxyWorker } from '../support/worker-proxy'
import { answer, hearsKeys } from './session-page'

test.use({ serviceWorkers: 'allow', expectedErrors: [/net::ERR_|Failed to fetch|Failed to load|QuotaExceeded/] })

const saved = (page: Page) => page.evaluate(async () => (await caches.match('/saved-pages.json')) !== undefined)

const builds = (page: Page) =>
  page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('aide-files-')))

const update = (page: Page) =>
  page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()))

test('a worker of a new version takes over in the middle of a session, which goes on and survives a reload offline', async ({
  context,
}) => {
  test.setTimeout(150_000)
  const server = await startServer()
  const proxy = await proxyWorker(server.url)
  const page = await context.newPage()
  await page.goto(`${proxy.url}/review`)
  await hearsKeys(page)
  await expect.poll(() => saved(page), { timeout: 45_000 }).toBe(true)
  await answer(page, '4', 4)
  const [before] = await builds(page)
  proxy.change((script) => script.replaceAll((before ?? '').replace('aide-files-', ''), 'another-build'))
  await update(page)
  await expect.poll(() => builds(page), { timeout: 45_000 }).toEqual([before, 'aide-files-another-build'])
  await answer(page, '4', 4)
  await expect.poll(() => answersIn(server.dataDir).length).toBe(8)
  // Nothing of the new build is saved yet: what the last one saved is shown.
  await context.setOffline(true)
  await page.reload()
  await expect(page.getByText(/Copy saved/)).toBeVisible()
  await hearsKeys(page)
  await answer(page, '4', 4)
  await context.setOffline(false)
  await expect.poll(() => answersIn(server.dataDir).length, { timeout: 30_000 }).toBe(12)
  expect(new Set(answersIn(server.dataDir).map(({ cardId }) => cardId)).size).toBe(12)
  await page.close()
  await proxy.stop()
  await server.stop()
})

test('a page of an older version says outside a session that there is a new one, and goes on', async ({ context }) => {
  const server = await startServer()
  const proxy = await proxyWorker(server.url)
  const page = await context.newPage()
  await page.goto(proxy.url)
  await expect.poll(() => saved(page), { timeout: 45_000 }).toBe(true)
  // The new version has none of the scripts of this page.
  proxy.change((script) =>
    script.replaceAll(/"\/_next\/static\/chunks\/[^"]+\.js",?/g, '').replace(/id:"[^"]+"/, 'id:"newer"'),
  )
  await update(page)
  await expect(page.getByText('A new version is available.')).toBeVisible({ timeout: 30_000 })
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Library' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Library' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Reload' })).toBeVisible()
  await page.close()
  await proxy.stop()
  await server.stop()
})

test('with the storage full a session goes on, says so, and every answer is stored once', async ({ context }) => {
  const server = await startServer()
  const page = await context.newPage()
  await page.goto(`${server.url}/review`)
  await hearsKeys(page)
  await expect.poll(() => saved(page), { timeout: 45_000 }).toBe(true)
  const browser = await context.newCDPSession(page)
  await browser.send('Storage.overrideQuotaForOrigin', { origin: server.url, quotaSize: 1 })
  await context.setOffline(true)
  await answer(page, '4', 5)
  await expect(
    page.getByText(/5 answers waiting to be sent. Keep this page open: the browser’s storage is full/),
  ).toBeVisible()
  await context.setOffline(false)
  await expect.poll(() => answersIn(server.dataDir).length, { timeout: 30_000 }).toBe(5)
  expect(new Set(answersIn(server.dataDir).map(({ cardId }) => cardId)).size).toBe(5)
  await page.close()
  await server.stop()
})
