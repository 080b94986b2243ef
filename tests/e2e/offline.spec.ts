import { rmSync } from 'node:fs'
import type { BrowserContext, Page } from '@playwright/test'
import { DAY_MS } from '@/lib/domain/time/units'
import { expect, test } from '../support/app'
import { makeBriefing } from '../support/make-briefing'
import { newDataDir, type RunningServer, startServer } from '../support/server'
import { logIn, rowsIn } from '../support/stored-rows'
import { brief, speak } from './rehearsal.fixture'
import { answer, card, hearsKeys } from './session-page'

test.use({ serviceWorkers: 'allow', expectedErrors: [/net::ERR_|Failed to fetch|Failed to load/] })

type SavedList = { readonly pages: readonly { readonly address: string; readonly source: string }[] }

/** What this browser has saved, once it has. */
const savedIn = async (page: Page): Promise<SavedList['pages']> => {
  const read = () =>
    page.evaluate(async (): Promise<SavedList['pages']> => {
      const list = await caches.match('/saved-pages.json')
      return list ? (await list.json()).pages : []
    })
  await expect.poll(async () => (await read()).length, { timeout: 45_000 }).toBeGreaterThan(0)
  return read()
}

/** Today and the day's session of the starter library are saved; a server of its own, since it is killed. */
async function firstVisit(context: BrowserContext, server: RunningServer): Promise<Page> {
  const page = await context.newPage()
  await page.goto(server.url)
  await savedIn(page)
  return page
}

test('Today, a briefing with its crib sheet, and an article open offline and say how old they are; others say what is saved', async ({
  context,
}) => {
  test.setTimeout(120_000)
  const server = await startServer()
  await makeBriefing(server.url)
  const page = await firstVisit(context, server)
  const saved = (await savedIn(page)).map(({ address }) => address)
  const crib = saved.find((address) => address.endsWith('/crib'))
  const article = saved.find((address) => /^\/library\/./.test(address))
  expect(saved).toContain('/')
  expect(saved.filter((address) => address === '/review')).toHaveLength(3)
  await context.setOffline(true)
  for (const address of ['/', '/briefings', crib, article]) {
    await page.goto(`${server.url}${address}`)
    await expect(page.getByText(/You’re seeing a copy saved/)).toBeVisible()
    await expect(page.locator('h1').first()).toBeVisible()
  }
  // A link inside the program leads to saved pages too.
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Today' }).click()
  await expect(page).toHaveURL(`${server.url}/`)
  await page.goto(`${server.url}/retention`)
  await expect(page.getByRole('heading', { name: 'Available offline' })).toBeVisible()
  await page.getByRole('list', { name: 'Saved on this device' }).getByRole('link', { name: 'Briefings' }).click()
  await expect(page).toHaveURL(`${server.url}/briefings`)
  await context.setOffline(false)
  await page.goto(server.url)
  await expect(page.getByText(/You’re seeing a copy saved/)).toHaveCount(0)
  await page.close()
  await server.stop()
})

test('answers of the interface for programs are never kept, and what is saved can be removed', async ({ context }) => {
  const server = await startServer()
  const page = await firstVisit(context, server)
  await page.goto(`${server.url}/settings`)
  await page.getByRole('combobox', { name: 'Sessions saved ahead' }).selectOption('0')
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible({ timeout: 45_000 })
  expect((await savedIn(page)).filter(({ address }) => address === '/review')).toHaveLength(1)
  const kept = () =>
    page.evaluate(async () => {
      const all: string[] = []
      for (const name of await caches.keys())
        for (const request of await (await caches.open(name)).keys()) all.push(new URL(request.url).pathname)
      return all
    })
  expect((await kept()).filter((path) => path.startsWith('/api/') && !path.startsWith('/api/v1/media/'))).toEqual([])
  await page.getByRole('button', { name: 'Remove from this device' }).click()
  await expect(page.getByText('Nothing is saved on this device.')).toBeVisible()
  expect((await kept()).filter((path) => !/^\/_next\/static\/|icon/.test(path))).toEqual([])
  await page.close()
  await server.stop()
})

test('a saved session shows no card that was answered since it was saved, not even for a moment', async ({
  context,
}) => {
  test.setTimeout(120_000)
  const server = await startServer({ dataDir: newDataDir() })
  const page = await firstVisit(context, server)
  await page.addInitScript(() => {
    const shown = new Set<string>()
    Object.assign(window, { shownQuestions: shown })
    const look = () => {
      const question = document.querySelector('article .text-question')
      if (question?.checkVisibility({ opacityProperty: true })) shown.add(question.textContent ?? '')
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  const seenQuestions = () =>
    page.evaluate(() => [...(window as unknown as { shownQuestions: Set<string> }).shownQuestions])
  await page.goto(`${server.url}/review`)
  await hearsKeys(page)
  await answer(page, '4', 3)
  const answered = (await seenQuestions()).slice(0, 3)
  expect(answered).toHaveLength(3)
  await expect.poll(() => logIn(server.dataDir).length).toBe(3)
  server.kill('SIGKILL')
  await server.ended
  await page.reload()
  await expect(page.getByText(/Copy saved/)).toBeVisible()
  await hearsKeys(page)
  const now = await seenQuestions()
  expect(now.length).toBeGreaterThan(0)
  expect(now.filter((question) => answered.includes(question))).toEqual([])
  await page.close()
})

/** The cards that were answered in rehearsals. */
const rehearsedIn = (dataDir: string): readonly string[] =>
  rowsIn<{ card_id: string }>(dataDir, "select card_id from reviews where mode = 'rehearsal'").map((row) => row.card_id)

test('a rehearsal goes on with the server gone, closed and opened again, and every answer is stored once', async ({
  context,
}) => {
  test.setTimeout(180_000)
  const dataDir = newDataDir()
  const first = await startServer({ dataDir })
  const { port } = first
  const page = await firstVisit(context, first)
  const briefing = await brief(first.url, 5 * DAY_MS)
  await page.goto(`${first.url}/briefings/${briefing}/rehearse`)
  await page.getByLabel('Minutes').fill('15')
  await page.getByRole('button', { name: 'Start rehearsal' }).click()
  await expect(card(page)).toBeVisible()
  await page.waitForURL(/rehearsal=/)
  const address = page.url()
  await page.reload()
  await expect
    .poll(async () => (await savedIn(page)).some(({ address: saved }) => address.endsWith(saved)), { timeout: 45_000 })
    .toBe(true)
  await hearsKeys(page)
  await speak(page, '3')
  await speak(page, '3')
  const answered = () => rehearsedIn(dataDir)
  await expect.poll(() => answered().length).toBe(2)
  first.kill('SIGKILL')
  await first.ended
  await page.reload()
  await expect(page.getByText(/Copy saved/)).toBeVisible()
  const recalled = (of: Page) => of.evaluate(() => document.querySelector('progress')?.value)
  await expect.poll(() => recalled(page)).toBe(2)
  await speak(page, '3')
  await page.close()
  const again = await context.newPage()
  await again.goto(address)
  await expect(again.getByText('1 answer waiting to be sent.')).toBeVisible()
  await expect.poll(() => recalled(again)).toBe(3)
  await speak(again, '1')
  const second = await startServer({ dataDir, env: { AIDE_PORT: String(port) } })
  try {
    await again.evaluate(() => window.dispatchEvent(new Event('online')))
    await expect.poll(() => answered().length, { timeout: 60_000 }).toBe(4)
    expect(new Set(answered()).size).toBe(4)
  } finally {
    await again.close()
    await second.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
})
