import { expect, type Page } from '@playwright/test'

/** What the tests of a session look at and do. */

export const card = (page: Page) => page.getByRole('article', { name: 'Card' })
export const grades = (page: Page) => page.getByRole('group', { name: 'How well did you recall it?' })

/** A session hears keys once its question has the focus. */
export const hearsKeys = (page: Page) => page.waitForFunction(() => document.activeElement?.closest('article') !== null)

/** Shows and grades the cards that are up by key, typing nothing where an answer is to be typed, and waits until the last one has gone. */
export async function answer(page: Page, key = '4', times = 1): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    await page.keyboard.press('Enter')
    await expect(grades(page)).toBeVisible()
    await page.keyboard.press(key)
    await expect(grades(page)).toBeHidden()
  }
}
