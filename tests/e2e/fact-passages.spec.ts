import type { Page } from '@playwright/test'
import { expect, freshTest as test } from '../support/app'
import { allSent, draft, openRepeating, question } from './reading-room-page'

test.describe.configure({ mode: 'parallel' })

/** A fact with a further passage, on its page. */
async function openFact(page: Page): Promise<void> {
  await openRepeating(page)
  await page.keyboard.press('s')
  const fact = (await draft(page).getByRole('link').first().getAttribute('href')) ?? ''
  await page.keyboard.press('a')
  await question(page).getByRole('button', { name: 'Add the passage' }).click()
  await allSent(page)
  await page.goto(fact)
  await expect(page.getByRole('heading', { name: 'Further passages' })).toBeVisible()
}

const further = (page: Page) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: 'Further passages' }) })
const said = (page: Page) => page.getByRole('status').filter({ hasText: /assage/ })

test('a further passage takes another role and a note, and undo gives it the old ones', async ({ page }) => {
  await openFact(page)
  await expect(further(page)).toContainText('States the same')
  await further(page).getByRole('button', { name: 'Change role or note' }).click()
  await further(page).getByRole('combobox', { name: 'Role' }).selectOption({ label: 'Supports it' })
  await further(page).getByRole('textbox', { name: 'Note' }).fill('A panel in the museum.')
  await further(page).getByRole('button', { name: 'Save' }).click()
  await expect(further(page)).toContainText('Supports it')
  await expect(further(page)).toContainText('A panel in the museum.')
  await expect(further(page).getByRole('button', { name: 'Change role or note' })).toBeFocused()
  await said(page).getByRole('button', { name: 'Undo' }).click()
  await expect(further(page)).toContainText('States the same')
  await expect(further(page)).not.toContainText('A panel in the museum.')
})

test('a further passage is removed, and undo brings it back', async ({ page }) => {
  await openFact(page)
  await further(page).getByRole('button', { name: 'Remove' }).click()
  await expect(further(page)).toBeHidden()
  await said(page).getByRole('button', { name: 'Undo' }).click()
  await expect(further(page).locator('mark')).toContainText('a panel says')
  await expect(page.getByText('Passages changed')).toHaveCount(3)
})

test('a further passage is made the main one, and the fact is then of its article', async ({ page }) => {
  await openFact(page)
  await expect(page.getByText('Fact from A short chronicle of the Ashel')).toBeVisible()
  await further(page).getByRole('button', { name: 'Make this the main passage' }).click()
  await expect(page.getByText('Fact from What the river lost')).toBeVisible()
  await expect(further(page)).toContainText('A short chronicle of the Ashel')
  await said(page).getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Fact from A short chronicle of the Ashel')).toBeVisible()
})
