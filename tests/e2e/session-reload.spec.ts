import type { Page } from '@playwright/test'
import { expect, freshTest as test } from '../support/app'
import { awaited } from '../support/awaited'
import { answer, hearsKeys } from './session-page'

/** A session with one answer behind it that was opened again, and is about to be loaded once more: undo asks for that. */
async function reloading(page: Page): Promise<{ readonly question: string; readonly arrive: () => Promise<void> }> {
  const card = page.getByRole('article', { name: 'Card' })
  await page.goto('/review')
  const question = (await card.getByText(/\?$/).first().textContent()) ?? ''
  await hearsKeys(page)
  await answer(page)
  await expect(card).not.toContainText(question)
  await page.goto('/review')
  await expect(card).not.toContainText(question)
  const arrival = awaited()
  await page.route('**/review?*', async (route) => {
    await arrival.happened
    await route.continue()
  })
  const asked = page.waitForRequest(/\/review\?/)
  await hearsKeys(page)
  await page.keyboard.press('u')
  await asked
  return {
    question,
    arrive: async () => {
      const arrived = page.waitForResponse(/\/review\?/)
      arrival.happen()
      await arrived
      await page.waitForLoadState('networkidle')
    },
  }
}

test('a dialog stays open while its session is loaded again, and what it saves is in the session that arrives', async ({
  page,
}) => {
  const { question, arrive } = await reloading(page)
  await page.keyboard.press('e')
  const form = page.getByRole('dialog', { name: 'Edit the card' })
  const hint = form.getByRole('textbox', { name: 'Hint' })
  await hint.fill('Begins with the year')
  await arrive()
  await expect(hint).toHaveValue('Begins with the year')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form).toBeHidden()
  await expect(page.getByRole('article', { name: 'Card' })).toContainText(question)
  // The card that was undone comes first; the one that was edited is after it.
  await hearsKeys(page)
  await answer(page)
  await page.getByRole('button', { name: 'Show hint' }).click()
  await expect(page.getByText('Hint: Begins with the year')).toBeVisible()
})

test('an answer that is taken while the session is loaded again is not asked for again', async ({ page }) => {
  const card = page.getByRole('article', { name: 'Card' })
  await page.goto('/review')
  const question = (await card.getByText(/\?$/).first().textContent()) ?? ''
  const loaded = awaited()
  // The server takes the answer after it has put the next session together and before the page arrives.
  await page.route('**/api/v1/reviews', async (route) => {
    await loaded.happened
    await route.continue()
  })
  await page.route('**/review', async (route) => {
    const response = await route.fetch()
    const taken = page.waitForResponse('**/api/v1/reviews')
    loaded.happen()
    await (await taken).finished()
    await page.waitForTimeout(500)
    await route.fulfill({ response })
  })
  await hearsKeys(page)
  await answer(page)
  await expect(card).not.toContainText(question)
  await page.goto('/review')
  await expect(card).not.toContainText(question)
})
