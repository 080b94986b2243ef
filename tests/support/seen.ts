import { expect, type Page } from '@playwright/test'

/**
 * Waits until the answer is shown and can have been seen: before, what shows an answer (a tap, Space) is not taken for a
 * grade. A press that shows it may itself have to wait, for a page that is not ready yet.
 */
export async function seen(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Show answer' })).toBeHidden()
  await page.waitForTimeout(350)
}
