import type { Page } from '@playwright/test'
import { expect, freshTest as test } from '../support/app'
import { judgeThemes } from '../support/judge'

const pairAbout = (page: Page, words: string) => page.getByRole('article').filter({ hasText: words }).first()
/** Who was behind a bombing: Kyrgyz security officials and the US government say otherwise of each other. */
const RIVALS = 'without links to international terrorism'

test('keeping both by keyboard alone writes a note that the fact shows, and taking it back opens the pair again', async ({
  page,
}) => {
  await page.goto('/library')
  await page.getByRole('link', { name: /^\d+ conflicts? to settle$/ }).click()
  await expect(page).toHaveURL(/\/library\/conflicts$/)
  const pair = pairAbout(page, RIVALS)
  await expect(pair.getByRole('figure')).toHaveCount(2)
  await expect(pair.locator('mark')).toHaveCount(2)
  await pair.getByRole('button', { name: 'Keep both' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  const note = dialog.getByRole('textbox', { name: 'Note for the cards' })
  await expect(note).not.toHaveValue('')
  await judgeThemes(page)
  await note.fill('')
  await dialog.getByRole('button', { name: 'Keep both' }).click()
  await expect(dialog.getByRole('alert').first()).toContainText('Enter a sentence that says who says what')
  await note.fill('The officials saw a local grievance, the US a larger group.')
  await dialog.getByRole('button', { name: 'Keep both' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Both are kept. Their cards say so.')).toBeVisible()
  const decided = page.getByRole('list', { name: 'Decided' })
  await expect(decided).toContainText('The officials saw a local grievance, the US a larger group.')
  await decided.getByRole('link').first().click()
  await expect(page.getByText('Another fact says otherwise')).toBeVisible()
  await expect(page.getByText('The officials saw a local grievance, the US a larger group.')).toBeVisible()
  await page.goBack()
  await decided.getByRole('button', { name: /^Undo/ }).click()
  await expect(page.getByText('Undone.')).toBeVisible()
  await expect(decided).toBeHidden()
  await pairAbout(page, RIVALS).getByRole('button', { name: 'Prefer the second' }).click()
  await dialog.getByRole('textbox', { name: 'Why' }).fill('It is the later account.')
  await dialog.getByRole('button', { name: 'Prefer it' }).click()
  await expect(page.getByText('Decided.', { exact: true })).toBeVisible()
  await expect(decided).toContainText('the other fact is retired. It is the later account.')
})

test('when all are dismissed the page says so, and Today no longer asks', async ({ page }) => {
  await page.goto('/library/conflicts')
  const buttons = page.getByRole('button', { name: 'They don’t conflict' })
  await expect(buttons.first()).toBeVisible()
  for (let left = await buttons.count(); left > 0; left--) {
    await buttons.first().click()
    await expect(buttons).toHaveCount(left - 1)
  }
  await expect(page.getByText('No conflicts', { exact: true })).toBeVisible()
  await page.goto('/')
  await expect(page.getByRole('list', { name: 'Conflicts' }).getByRole('listitem')).toHaveCount(0)
})
