import type { Page } from '@playwright/test'
import { expect, freshTest as test } from '../support/app'

/** What is typed and not saved, when its page is left. */
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })
/** What was typed is kept, also if that was before the page listened. */
const isKept = (page: Page) =>
  page.evaluate(() => Object.keys(sessionStorage).some((key) => key.startsWith('aide.unsaved')))
const kept = (page: Page) => expect.poll(() => isKept(page)).toBe(true)
const leave = async (page: Page) => {
  await page.getByRole('link', { name: 'Library', exact: true }).first().click()
  await expect(page).toHaveURL(/\/library$/)
}
const notSaved = (page: Page) => page.locator('[data-toast]').filter({ hasText: 'Your changes aren’t saved.' })
const goBack = async (page: Page) => {
  await notSaved(page).getByRole('button', { name: 'Go back' }).click()
  await expect(restored(page)).toBeVisible()
}
const restored = (page: Page) => page.getByText('Your unsaved entries were restored.')
const save = async (page: Page) => {
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText(/^Saved\./)).toBeVisible()
}

test('settings that were left unsaved are told, and are there again, until they are saved or discarded', async ({
  page,
}) => {
  await page.goto('/settings')
  const limit = field(page, 'New cards per day')
  const before = await limit.inputValue()
  await limit.fill('7')
  await field(page, 'Theme').selectOption('Dark')
  await field(page, 'Bury the other cards').uncheck()
  await kept(page)
  await leave(page)
  await goBack(page)
  await expect(limit).toHaveValue('7')
  await expect(field(page, 'Theme')).toHaveValue('dark')
  await expect(field(page, 'Bury the other cards')).not.toBeChecked()
  await page.reload()
  await expect(restored(page)).toBeVisible()
  await expect(limit).toHaveValue('7')
  await page.getByRole('button', { name: 'Start over' }).click()
  await expect(limit).toHaveValue(before)
  await expect(field(page, 'Bury the other cards')).toBeChecked()
  await leave(page)
  await expect(notSaved(page)).toHaveCount(0)
  await page.goto('/settings')
  await limit.fill('8')
  await kept(page)
  await leave(page)
  await notSaved(page).getByRole('button', { name: 'Discard' }).click()
  await page.goto('/settings')
  await expect(limit).toHaveValue(before)
  await limit.fill('9')
  await save(page)
  await leave(page)
  await expect(notSaved(page)).toHaveCount(0)
  await page.goto('/settings')
  await expect(limit).toHaveValue('9')
  await expect(restored(page)).toHaveCount(0)
})

test('what was saved elsewhere meanwhile is not changed back', async ({ page, context }) => {
  await page.goto('/settings')
  await field(page, 'New cards per day').fill('7')
  await field(page, 'Reviews per day').fill('70')
  await kept(page)
  await leave(page)
  const other = await context.newPage()
  await other.goto('/settings')
  await field(other, 'New cards per day').fill('5')
  await save(other)
  await other.close()
  await goBack(page)
  await expect(field(page, 'New cards per day')).toHaveValue('5')
  await expect(field(page, 'Reviews per day')).toHaveValue('70')
})

test('closing the window with changes is asked about, without changes it is not', async ({ page }) => {
  await page.goto('/settings')
  await field(page, 'New cards per day').fill('7')
  await kept(page)
  const asked = page.waitForEvent('dialog')
  void page.close({ runBeforeUnload: true })
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await field(page, 'New cards per day').fill('20')
  const closed = page.waitForEvent('close')
  await page.close({ runBeforeUnload: true })
  await closed
})

test('a key is never kept in the browser, what is beside it is', async ({ page }) => {
  await page.goto('/settings/model')
  await page.getByLabel('Model name').fill('a-model')
  await page.getByLabel('Access key').fill('sk-secret')
  await kept(page)
  await leave(page)
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain('sk-secret')
  await goBack(page)
  await expect(page.getByLabel('Model name')).toHaveValue('a-model')
  await expect(page.getByLabel('Access key')).toHaveValue('')
})

test('what was changed of a fact is kept too', async ({ page }) => {
  await page.goto('/library/mostly-for-show')
  const fact = await page.locator('a[href^="/library/fact/"]').first().getAttribute('href')
  await page.goto(fact ?? '?')
  const statement = page.getByRole('textbox', { name: 'Statement' })
  await expect(async () => {
    await statement.fill('Nobody has saved this')
    await statement.fill('Nobody has saved this yet.')
    expect(await isKept(page)).toBe(true)
  }).toPass()
  await leave(page)
  await goBack(page)
  await expect(statement).toHaveValue('Nobody has saved this yet.')
})
