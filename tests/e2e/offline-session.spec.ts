import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { expect, test } from '../support/app'
import { newDataDir, spawnInRoot, startServer } from '../support/server'
import { logIn } from '../support/stored-rows'
import { hearsKeys } from './session-page'

/** A whole session on a phone without a connection: what a learner does in a tunnel. */
const CARDS = process.env.AIDE_TEST_ALL === '1' ? 200 : 40
const HALF = CARDS / 2
/** Answered with a finger; the others by key, which waits for nobody. */
const BY_TAP = 4

test.use({
  serviceWorkers: 'allow',
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  isMobile: true,
  expectedErrors: [/net::ERR_|Failed to fetch|Failed to load/],
})

/** As many cards as the session is to have, however many the starter library has. */
const addCards = async (url: string): Promise<void> => {
  const headers = { 'content-type': 'application/json' }
  for (let number = 1; number <= CARDS; number += 1) {
    const card = { id: crypto.randomUUID(), front: `What is signal ${number}?`, back: `The ${number}th light` }
    const response = await fetch(`${url}/api/v1/cards`, { method: 'POST', headers, body: JSON.stringify(card) })
    expect(response.status).toBe(200)
  }
}

/** As many new cards a day as the session is to have, each of another fact or not. */
const allow = (dataDir: string): void => {
  const db = new Database(join(dataDir, 'aide.sqlite'))
  const queue = db.prepare<[], string>('select queue from learners').pluck().get() ?? '{}'
  const change = { newPerDay: CARDS, burySiblings: false }
  db.prepare('update learners set queue = ?').run(JSON.stringify({ ...JSON.parse(queue), ...change }))
  db.close()
}

const byTap = async (page: Page) => {
  await page.getByRole('button', { name: 'Show answer' }).tap()
  const easy = page.getByRole('button', { name: /^Easy/ })
  // A tap right after the answer is none on a grade.
  await expect(async () => {
    await easy.tap({ timeout: 1_000 })
    await expect(easy).toBeHidden({ timeout: 400 })
  }).toPass()
}

/** Each card is answered in the page as fast as it shows them: what is tried is that none is lost or asked twice. */
const byKey = (page: Page, count: number) =>
  page.evaluate(async (cards) => {
    const isShown = () => document.querySelector('[aria-label="How well did you recall it?"]') !== null
    const until = async (wanted: boolean) => {
      while (isShown() !== wanted) await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    const press = (key: string) =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true }))
    for (let card = 0; card < cards; card += 1) {
      press(' ')
      await until(true)
      press('4')
      await until(false)
    }
  }, count)

test(`a session of ${CARDS} cards on a phone without a connection, closed and opened midway, is stored once and exactly`, async ({
  context,
}) => {
  test.setTimeout(180_000)
  const dataDir = newDataDir()
  const first = await startServer({ dataDir })
  await fetch(`${first.url}/api/v1/health`)
  await addCards(first.url)
  allow(dataDir)
  const page = await context.newPage()
  await page.goto(first.url)
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(`^${CARDS} cards`) })).toBeVisible()
  const isSaved = () => page.evaluate(async () => (await caches.match('/saved-pages.json')) !== undefined)
  await expect.poll(isSaved, { timeout: 45_000 }).toBe(true)
  first.kill('SIGKILL')
  await first.ended
  await context.setOffline(true)

  await page.goto(`${first.url}/review`)
  await hearsKeys(page)
  for (let card = 0; card < BY_TAP; card += 1) await byTap(page)
  await byKey(page, HALF - BY_TAP)
  await page.close()
  const again = await context.newPage()
  await again.goto(`${first.url}/review`)
  await hearsKeys(again)
  await expect(again.getByText(`${HALF} answers waiting to be sent.`)).toBeVisible()
  await expect(again.getByText(new RegExp(`^${CARDS - HALF} left`))).toBeVisible()
  await byKey(again, CARDS - HALF)
  await expect(again.getByText(`${CARDS} answers waiting to be sent.`)).toBeVisible()

  await context.setOffline(false)
  const second = await startServer({ dataDir, env: { AIDE_PORT: String(first.port) } })
  await again.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect.poll(() => logIn(dataDir).length, { timeout: 60_000 }).toBe(CARDS)
  const log = logIn(dataDir)
  expect(new Set(log.map(({ id }) => id)).size).toBe(CARDS)
  expect(new Set(log.map(({ cardId }) => cardId)).size).toBe(CARDS)
  await expect(again.getByText(/waiting to be sent/)).toHaveCount(0)
  await again.close()
  await second.stop()
  // Among other things, that every memory is what a replay of the log gives.
  const env = { ...process.env, AIDE_DATA_DIR: dataDir, NODE_ENV: 'production' as const }
  const doctor = spawnInRoot([process.execPath, 'scripts/aide.mjs', 'doctor'], env)
  expect(await doctor.ended, doctor.said()).toBe(0)
  rmSync(dataDir, { recursive: true, force: true })
})
