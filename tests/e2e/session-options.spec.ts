import type { Page } from '@playwright/test'
import { expect, test } from '../support/app'
import { type CardRow, openCards, type ReviewServer, startReviewServer } from './review-server'
import { grades } from './session-page'

/** A session on a touch screen, focus mode and text size. */
let server: ReviewServer
test.beforeAll(async () => {
  server = await startReviewServer()
})
test.afterAll(async () => {
  await server.stop()
})

const open = (page: Page, cards: readonly CardRow[]) => openCards(page, server, cards)

const show = (page: Page) => page.getByRole('button', { name: 'Show answer' })
const ratings = (cards: readonly CardRow[]) => server.log(cards.map(({ id }) => id)).map(({ rating }) => rating)
/** After this a press is no second half of a double one. */
const unhurried = (page: Page) => page.waitForTimeout(350)

test.describe('on a touch screen', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })

  /** Where no link is. */
  const tapQuestion = async (page: Page, x: number) => {
    const box = await page.getByRole('article', { name: 'Card' }).locator('.text-question').first().boundingBox()
    await page.touchscreen.tap(x, (box?.y ?? 0) + 8)
  }
  test('a tap on the question shows the answer, and nothing on the card grades', async ({ page }) => {
    const cards = server.takeCards('question', 2)
    await open(page, cards)
    await page.touchscreen.tap(180, 260)
    await page.touchscreen.tap(180, 260)
    await expect(grades(page)).toBeVisible()
    await unhurried(page)
    await tapQuestion(page, 60)
    await tapQuestion(page, 300)
    await expect(grades(page)).toBeVisible()
    expect(ratings(cards)).toEqual([])
  })
})

test('focus mode leaves the card and its grades, by key and from the menu', async ({ page }) => {
  await open(page, server.takeCards('question', 2))
  await page.keyboard.press('f')
  await expect(page.getByText(/left, /)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'More' })).toHaveCount(0)
  await page.keyboard.press('Space')
  await expect(grades(page)).toBeVisible()
  await page.keyboard.press('4')
  await expect(show(page)).toBeVisible()
  await page.getByRole('button', { name: 'Leave focus mode' }).click()
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('button', { name: 'Focus mode' }).click()
  await expect(page.getByRole('button', { name: 'More' })).toHaveCount(0)
  await page.keyboard.press('Space')
  await page.keyboard.press('4')
  // The end is a page like any other.
  await expect(page.getByRole('button', { name: 'Leave focus mode' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'More' })).toBeVisible()
})

test('the text size of cards is chosen in the session or in the settings, and stays on this device', async ({
  page,
  browser,
}) => {
  const cards = server.takeCards('question', 1)
  await open(page, cards)
  const question = page.getByRole('article', { name: 'Card' }).locator('.text-question').first()
  const size = (of = question) => of.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
  const usual = await size()
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('button', { name: 'Larger text' }).click()
  await expect.poll(() => size()).toBeCloseTo(usual * 1.15, 1)
  await page.reload()
  await expect.poll(() => size()).toBeCloseTo(usual * 1.15, 1)
  await page.goto(`${server.url}/settings`)
  const choice = page.getByLabel('Text size of cards, on this device')
  await expect(choice).toHaveValue('large')
  await choice.selectOption('Largest')
  await open(page, cards)
  await expect.poll(() => size()).toBeCloseTo(usual * 1.6, 1)
  const other = await browser.newPage()
  await open(other, cards)
  expect(await size(other.locator('.text-question').first())).toBeGreaterThan(0)
  expect(await other.evaluate(() => document.documentElement.dataset.textSize)).toBeUndefined()
  await other.close()
})
