import type { Page } from '@playwright/test'
import { expect, freshTest as test } from '../support/app'
import { allSent, bar, dialog, draft, openHarbour } from './reading-room-page'

// Each test has a server of its own, so they need not wait for each other.
test.describe.configure({ mode: 'parallel' })

const pageHeight = (page: Page) => page.evaluate(() => document.documentElement.scrollHeight)

/** The notes in the margin that overlap the one before, and the gaps between paragraphs, in pixels. */
const layoutOf = (page: Page) =>
  page.evaluate(() => {
    const boxes = [...document.querySelectorAll('[data-note]')]
      .map((note) => note.getBoundingClientRect())
      .sort((a, b) => a.top - b.top)
    const overlapping = boxes.filter((box, at) => at > 0 && box.top < (boxes[at - 1]?.bottom ?? 0)).length
    const blocks = [...document.querySelectorAll('[data-words-from]')].map((block) => block.getBoundingClientRect())
    const gaps = blocks.map((box, at) => (at === 0 ? 0 : box.top - (blocks[at - 1]?.bottom ?? 0)))
    return { notes: boxes.length, overlapping, widestGap: Math.max(...gaps) }
  })

test('at 1280 by 800 the first draft is in the window, and the text is not pulled apart by drafts or facts', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await openHarbour(page)
  await expect(draft(page).getByRole('button', { name: /^Accept/ })).toBeInViewport({ ratio: 1 })
  expect(await layoutOf(page)).toMatchObject({ notes: 10, overlapping: 0 })
  expect((await layoutOf(page)).widestGap).toBeLessThan(60)
  const height = await pageHeight(page)
  // 600 words.
  expect(height).toBeLessThan(2_200)
  for (let accepted = 1; accepted <= 10; accepted++) {
    await page.keyboard.press('a')
    await expect(bar(page)).toContainText(accepted < 10 ? `${accepted} of 10 decided` : 'All 10 decided')
  }
  await allSent(page)
  await page.reload()
  await expect(page.locator('article summary')).toHaveCount(10)
  await expect.poll(async () => (await layoutOf(page)).overlapping).toBe(0)
  expect(await pageHeight(page)).toBeLessThan(height + 100)
  // One opens at a time, and those below make way.
  const facts = page.locator('article details')
  await facts.nth(1).locator('summary').click()
  await facts.nth(2).locator('summary').click()
  await expect(page.locator('article details[open]')).toHaveCount(1)
  await expect.poll(async () => (await layoutOf(page)).overlapping).toBe(0)
  expect((await layoutOf(page)).widestGap).toBeLessThan(60)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('the first draft is at the foot of the window from the start', async ({ page }) => {
    await openHarbour(page)
    await expect(page.getByText('10 drafts to decide')).toBeInViewport()
    await expect(page.locator('div[data-foot]')).toContainText('The terminal cost')
    await expect(page.getByRole('button', { name: 'Decide', exact: true })).toBeInViewport({ ratio: 1 })
    await expect(page.locator('[data-words-from]').nth(1)).toBeInViewport()
  })
})

test('the bar says what was done with the drafts', async ({ page }) => {
  await openHarbour(page)
  await page.keyboard.press('a')
  await page.keyboard.press('s')
  await page.keyboard.press('e')
  const statement = dialog(page).getByRole('textbox', { name: 'Statement' })
  await statement.fill(`${await statement.inputValue()} So says the report.`)
  await statement.press('Control+Enter')
  await expect(dialog(page)).toBeHidden()
  await expect(bar(page)).toContainText('2 accepted, 1 of them edited; 1 skipped.')
})

test('U that is pressed while drafts are looked for undoes the last decision once they are there', async ({ page }) => {
  const url = await openHarbour(page)
  await page.keyboard.press('a')
  await page.keyboard.press('a')
  await expect(bar(page)).toContainText('2 of 10 decided, 2 accepted')
  await allSent(page)
  // Pressed as soon as the page hears it, which is before the drafts have come: they follow the text.
  await page.addInitScript(() => {
    const started = setInterval(() => {
      const told = document.querySelector('section[aria-label="Drafts"]')?.textContent
      if (told === undefined) return
      const press = new KeyboardEvent('keydown', { key: 'u', bubbles: true, cancelable: true })
      if (!told.includes('Looking for facts') || !window.dispatchEvent(press)) clearInterval(started)
    }, 1)
  })
  await page.goto(url)
  await expect(bar(page)).toContainText('1 of 10 decided, 1 accepted')
  await expect(page.getByText(/^Undone: /).first()).toBeAttached()
  await allSent(page)
})

test('what was accepted is studied whatever the day’s limit, which is named', async ({ page }) => {
  await page.goto('/settings')
  await page.getByRole('textbox', { name: 'New cards per day' }).fill('0')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText(/^Saved\./)).toBeVisible()
  await page.goto('/review')
  await expect(page.getByText('You’ve reached today’s limits.')).toBeVisible()
  const url = await openHarbour(page)
  await page.keyboard.press('a')
  await expect(bar(page)).toContainText('1 of 10 decided, 1 accepted')
  await allSent(page)
  await page.goto(`/review?article=${url.split('/').at(-1)}`)
  await expect(page.getByRole('article', { name: 'Card' })).toBeVisible()
  await expect(page.getByText('This session goes past today’s limits by 1 new card.')).toBeVisible()
})
