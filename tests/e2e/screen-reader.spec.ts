import type { Page } from '@playwright/test'
import { expect, freshTest as test } from '../support/app'
import { hearsKeys } from './session-page'

/** A review as a screen reader has it: roles and names, where the focus goes, and what is announced. */
const card = (page: Page) => page.getByRole('article', { name: 'Card' })
const focused = (page: Page) => page.locator(':focus')
const said = (page: Page) => page.locator('main p[role="status"]')
const show = (page: Page) => page.getByRole('button', { name: 'Show answer' })

/** A screen reader presses a button without a pointer: a click that counts no clicks. */
const press = (page: Page, name: RegExp | string) => page.getByRole('button', { name }).dispatchEvent('click')

test('a session is heard: each card by the focus, each outcome by a short message, and nothing before its time', async ({
  page,
}) => {
  await page.goto('/review')
  await expect(page.getByRole('heading', { level: 1, name: 'Review' })).toBeAttached()
  await expect(page.getByRole('progressbar', { name: 'Cards answered' })).toBeAttached()
  await hearsKeys(page)
  const question = (await focused(page).textContent()) ?? ''
  expect(question.length).toBeGreaterThan(10)
  await expect(show(page)).toHaveAttribute('aria-keyshortcuts', 'Space Enter')
  await expect(said(page)).toHaveText('')

  await press(page, 'Show answer')
  const grades = page.getByRole('group', { name: 'How well did you recall it?' })
  await expect(grades.getByRole('button')).toHaveCount(4)
  await expect(grades.getByRole('button').nth(2)).toHaveAccessibleName(/^Good, next in \d+/)
  await expect(grades.getByRole('button').nth(2)).toHaveAttribute('aria-keyshortcuts', '3')
  await expect(focused(page)).not.toHaveText(question)
  expect(await focused(page).evaluate((element) => element.closest('article') !== null)).toBe(true)

  await press(page, /^Good/)
  await expect(said(page)).toHaveText(/^Good\. \d+ left$/)
  await expect(show(page)).toBeVisible()
  await expect(focused(page)).not.toHaveText(question)

  await page.getByRole('button', { name: 'Undo', exact: true }).first().dispatchEvent('click')
  await expect(said(page)).toHaveText('Undone: Good.')
  await expect(focused(page)).toHaveText(question)
})

test('details and dialogs take the focus and give it back to the card', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 560 })
  await page.goto('/review')
  await hearsKeys(page)
  const details = page.getByRole('region', { name: 'Details' })
  await page.keyboard.press('i')
  await expect(details).toBeFocused()
  await expect(details).toBeInViewport()
  await expect(details).toContainText('never studied')
  await page.keyboard.press('i')
  await expect(details).toHaveCount(0)
  await page.keyboard.press('i')
  await expect(details).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(details).toHaveCount(0)
  await expect(focused(page)).toHaveCount(1)
  expect(await focused(page).evaluate((element) => element.closest('article') !== null)).toBe(true)
  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(keys).toBeVisible()
  expect(await keys.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true)
  await page.keyboard.press('Escape')
  await expect(keys).toBeHidden()
  await expect(card(page)).toBeVisible()
  expect(await focused(page).evaluate((element) => element.closest('article') !== null)).toBe(true)
  // A grade goes on while they are open.
  const question = (await focused(page).textContent()) ?? ''
  await page.keyboard.press('i')
  await expect(details).toBeFocused()
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: /^Good/ })).toBeVisible()
  await page.keyboard.press('3')
  await expect(said(page)).toHaveText(/^Good\. \d+ left$/)
  await expect(card(page)).not.toContainText(question)
})
