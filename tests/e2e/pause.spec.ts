import { DAY_MS } from '@/lib/domain/time/units'
import { expect, freshTest as test } from '../support/app'
import { judge } from '../support/judge'

/** The day that many days from today, as the server's learner counts days. */
const dateIn = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)

test('a pause from today says so on Today and in Settings, and can be ended', async ({ page }) => {
  await page.goto('/settings')
  await page.getByRole('button', { name: 'Plan the pause' }).click()
  await expect(page.getByText('Enter the last day of the pause.')).toBeVisible()
  await page.getByLabel('Last day').fill(dateIn(9))
  await page.getByRole('button', { name: 'Plan the pause' }).click()
  await expect(page.getByRole('list', { name: 'Planned pauses' })).toBeVisible()
  await judge(page)

  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1, name: /^Pause until / })).toBeVisible()
  await expect(page.getByText('Nothing is due now.')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Today and tomorrow' })).toContainText('Pause. Due: nothing')
  await judge(page)

  await page.getByRole('link', { name: 'Change the pause' }).click()
  await page.getByRole('button', { name: /^End the pause / }).click()
  await expect(page.getByRole('list', { name: 'Planned pauses' })).toBeHidden()
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1, name: /^20 cards/ })).toBeVisible()
})
