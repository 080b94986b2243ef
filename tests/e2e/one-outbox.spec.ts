import { join } from 'node:path'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { DAY_MS } from '@/lib/domain/time/units'
import { expect, freshTest as test } from '../support/app'
import { heldIn } from '../support/outbox'
import { startServer } from '../support/server'
import { allSent, bar, draft, openHarbour } from './reading-room-page'
import { begin, brief, grades, sheetOf, speak } from './rehearsal.fixture'

// Each test has a server of its own, so they need not wait for each other.
test.describe.configure({ mode: 'parallel' })

const REVIEWS = '**/api/v1/reviews'
const ANSWERS = '**/api/v1/rehearsals/*/answers'
const DECISIONS = '**/api/v1/decisions'

const rows = <Row>(dataDir: string, sql: string): Row[] => {
  const db = new Database(join(dataDir, 'aide.sqlite'), { readonly: true })
  const found = db.prepare<[], Row>(sql).all()
  db.close()
  return found
}
const reviewsIn = (dataDir: string) => rows<{ id: string }>(dataDir, "select id from reviews where kind = 'review'")
const decisionsIn = (dataDir: string) =>
  rows<{ decision: string }>(dataDir, 'select decision from decisions order by at, id').map((row) => row.decision)
const answeredCards = async (url: string, page: Page) => (await sheetOf(url, page)).answers.map(({ cardId }) => cardId)

/** Answers the card on screen, once its question has the focus. */
const review = async (page: Page) => {
  await page.waitForFunction(() => document.activeElement?.closest('article') !== null)
  await page.keyboard.press('Space')
  await expect(grades(page)).toBeVisible()
  await page.keyboard.press('4')
  await expect(grades(page)).toBeHidden()
}

test.describe('with a server that is gone', () => {
  test.use({ expectedErrors: [/ERR_(FAILED|CONNECTION_REFUSED)|status of 503/] })

  test('answers of a review are kept over a reload and stored once', async ({ page, ownServer }) => {
    await page.route(REVIEWS, (route) => route.abort())
    await page.goto('/review')
    await review(page)
    await review(page)
    await expect(page.getByText('2 answers waiting to be sent.')).toBeVisible()
    await page.reload()
    await expect(page.getByText('2 answers waiting to be sent.')).toBeVisible()
    expect(reviewsIn(ownServer.dataDir)).toEqual([])
    await page.unroute(REVIEWS)
    await allSent(page)
    expect(reviewsIn(ownServer.dataDir)).toHaveLength(2)
  })

  test('answers of a rehearsal are kept over a reload, and counted without what undoes them', async ({
    page,
    ownServer,
  }) => {
    await begin(page, await brief(ownServer.url, 5 * DAY_MS, ['spoken']))
    const { questions } = await sheetOf(ownServer.url, page)
    for (const address of [REVIEWS, ANSWERS]) await page.route(address, (route) => route.abort())
    await speak(page, '3')
    await speak(page, '3')
    await page.keyboard.press('u')
    await expect(page.getByText('2 answers waiting to be sent.')).toBeVisible()
    await page.reload()
    await expect(page.getByText(`${questions.length - 1} left`)).toBeVisible()
    expect(await answeredCards(ownServer.url, page)).toEqual([])
    await page.unroute(ANSWERS)
    await page.unroute(REVIEWS)
    await allSent(page)
    expect(await answeredCards(ownServer.url, page)).toEqual([questions[0]?.item.cardId])
    expect(reviewsIn(ownServer.dataDir)).toHaveLength(2)
  })

  test('decisions are shown as made after a reload, and one that is undone is not sent', async ({
    page,
    ownServer,
  }) => {
    await openHarbour(page)
    await page.route(DECISIONS, (route) => route.fulfill({ status: 503, json: { detail: 'The disk is full.' } }))
    for (const key of ['a', 's', 'a']) await page.keyboard.press(key)
    await expect(page.getByText('3 decisions waiting to be sent. The disk is full.')).toBeVisible()
    await page.keyboard.press('u')
    await expect(bar(page)).toContainText('2 of 10 decided, 1 accepted')
    await expect.poll(async () => (await heldIn(page)).length).toBe(2)
    await page.reload()
    await expect(bar(page)).toContainText('2 of 10 decided, 1 accepted', { timeout: 30_000 })
    await page.unroute(DECISIONS)
    await allSent(page)
    expect(decisionsIn(ownServer.dataDir)).toEqual(['accepted', 'skipped'])
    await page.reload()
    await expect(bar(page)).toContainText('2 of 10 decided, 1 accepted')
  })

  test('a decision that the server may have is undone after it, in that order', async ({ page, ownServer }) => {
    await openHarbour(page)
    await page.route(DECISIONS, async (route) => {
      await route.fetch()
      await route.abort()
    })
    await page.keyboard.press('a')
    await expect(page.getByText('1 decision waiting to be sent.')).toBeVisible()
    await page.keyboard.press('u')
    await expect(bar(page)).toContainText('0 of 10 decided')
    await expect.poll(async () => (await heldIn(page)).length).toBe(2)
    await page.unroute(DECISIONS)
    await page.reload()
    await allSent(page)
    await expect(bar(page)).toContainText('0 of 10 decided')
    expect(decisionsIn(ownServer.dataDir)).toEqual(['accepted', 'void'])
  })

  test('a server that is killed while it answers has each answer once when it is back', async ({ page, ownServer }) => {
    await page.goto('/review')
    // Nothing else is on its way: what was would be logged as an error.
    await page.waitForLoadState('networkidle')
    const killed = new Promise<void>((resolve) => {
      void page.route(
        REVIEWS,
        async (route) => {
          const asked = route.fetch().catch(() => null)
          ownServer.kill('SIGKILL')
          await asked
          await route.abort()
          resolve()
        },
        { times: 1 },
      )
    })
    await review(page)
    await killed
    await ownServer.ended
    await expect(page.getByText('1 answer waiting to be sent.')).toBeVisible()
    const again = await startServer({ dataDir: ownServer.dataDir, env: { AIDE_PORT: String(ownServer.port) } })
    await expect.poll(() => reviewsIn(ownServer.dataDir).length, { timeout: 30_000 }).toBe(1)
    await allSent(page)
    await again.stop()
    expect(reviewsIn(ownServer.dataDir)).toHaveLength(1)
  })

  test('what cannot be stored because the storage is full is sent from memory, and that is said', async ({
    page,
    ownServer,
  }) => {
    await page.goto('/review')
    await page.route(REVIEWS, (route) => route.abort())
    const browser = await page.context().newCDPSession(page)
    await browser.send('Storage.overrideQuotaForOrigin', { origin: ownServer.url, quotaSize: 1 })
    await review(page)
    await expect(page.getByText('Keep this page open: the browser’s storage is full.')).toBeVisible()
    await page.unroute(REVIEWS)
    await expect.poll(() => reviewsIn(ownServer.dataDir).length, { timeout: 30_000 }).toBe(1)
  })
})

test.describe('with a server that refuses', () => {
  test.use({ expectedErrors: [/status of (404|409|422)/] })

  test('a refused answer of a rehearsal is not asked again after a reload', async ({ page, ownServer }) => {
    await begin(page, await brief(ownServer.url, 5 * DAY_MS, ['spoken']))
    const { questions } = await sheetOf(ownServer.url, page)
    await page.route(ANSWERS, (route) => route.fulfill({ status: 422, json: { detail: 'The answer is not valid.' } }))
    await speak(page, '3')
    await expect(page.getByText('1 answer couldn’t be saved.')).toBeVisible()
    await page.reload()
    await expect(page.getByText(`${questions.length - 1} left`)).toBeVisible()
    expect(await answeredCards(ownServer.url, page)).toEqual([])
  })

  test('a refused decision comes back with its reason, also after a reload, until it is tried again', async ({
    page,
    ownServer,
  }) => {
    await openHarbour(page)
    await page.route(DECISIONS, (route) => route.fulfill({ status: 409, json: { detail: 'The text is newer.' } }))
    await page.keyboard.press('a')
    await expect(page.getByText('1 decision couldn’t be saved.')).toBeVisible()
    await page.reload()
    await expect(page.getByRole('button', { name: /not saved/ })).toBeVisible({ timeout: 30_000 })
    await page.getByRole('button', { name: /not saved/ }).click()
    await expect(draft(page)).toContainText('The text is newer.')
    await page.unroute(DECISIONS)
    await page.getByRole('button', { name: 'View them' }).click()
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByText('The list is now empty.')).toBeVisible()
    await expect(bar(page)).toContainText('1 of 10 decided, 1 accepted')
    expect(decisionsIn(ownServer.dataDir)).toEqual(['accepted'])
  })
})
