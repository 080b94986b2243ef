import type { Page } from '@playwright/test'
import { expect, freshTest as test } from '../support/app'

/** What is pressed on a page whose scripts are still on their way is done when they are there. */

/** Holds back every script of the pages until it is let go. */
const holdScripts = async (page: Page) => {
  let letGo = () => {}
  const gone = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route('**/_next/static/**/*.js', async (route) => {
    await gone
    await route.continue()
  })
  return letGo
}

test('keys of a session are kept, in their order', async ({ page }) => {
  const letGo = await holdScripts(page)
  await page.goto('/review', { waitUntil: 'commit' })
  await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible()
  const question = await page.locator('.text-question').first().textContent()
  await page.keyboard.press('Space')
  await page.keyboard.press('3')
  await page.keyboard.press('Space')
  letGo()
  await expect(page.getByRole('group', { name: 'How well did you recall it?' })).toBeVisible()
  await expect(page.locator('.text-question').first()).not.toHaveText(question ?? '')
})

test('so are the keys of every page', async ({ page }) => {
  const letGo = await holdScripts(page)
  await page.goto('/library', { waitUntil: 'commit' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('b')
  letGo()
  await expect(page).toHaveURL(/\/briefings$/)
})

test('what a session has answered is not answered again by its next page', async ({ page }) => {
  await page.goto('/review')
  await page.waitForFunction(() => document.activeElement?.closest('article') !== null)
  await page.keyboard.press('Space')
  await expect(page.getByRole('group', { name: 'How well did you recall it?' })).toBeVisible()
  await page.keyboard.press('f')
  await expect(page.getByRole('button', { name: 'Leave focus mode' })).toBeVisible()
  expect(await page.evaluate(() => window.earlyKeys)).toBeUndefined()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })

  test('a menu that was opened before stays open', async ({ page }) => {
    const letGo = await holdScripts(page)
    await page.goto('/library', { waitUntil: 'commit' })
    const bar = page.getByRole('navigation', { name: 'Main' })
    await bar.getByRole('button', { name: 'More' }).tap()
    await expect(bar.getByRole('link', { name: 'History' })).toBeVisible()
    letGo()
    // The palette’s code is the last to come.
    await page.waitForFunction(() => window.earlyKeys === undefined)
    await expect(bar.getByRole('link', { name: 'History' })).toBeVisible()
    await bar.getByRole('link', { name: 'History' }).tap()
    await expect(page).toHaveURL(/\/history$/)
    await expect(bar.getByRole('link', { name: 'History' })).toBeHidden()
  })
})
