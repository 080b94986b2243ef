import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, freshTest as test } from '../support/app'
import { judgeThemes } from '../support/judge'
import { spawnInRoot } from '../support/server'
import { TOWERS } from './conflicts.fixture'

/** Imports the two facts as a user does from a shell, while the server runs. */
test.beforeEach(async ({ ownServer: { dataDir } }) => {
  const file = join(dataDir, 'towers.md')
  writeFileSync(file, TOWERS)
  const env = { ...process.env, AIDE_DATA_DIR: dataDir, AIDE_BACKUP_DIR: '', DATABASE_URL: '' }
  const imported = spawnInRoot([process.execPath, 'scripts/aide.mjs', 'import', 'cards', '--yes', file], env)
  expect(await imported.ended, imported.said()).toBe(0)
})

test('keeping both by keyboard alone writes a note that the fact shows, and taking it back opens the pair again', async ({
  page,
}) => {
  await page.goto('/library')
  await page.getByRole('link', { name: /^\d+ conflicts? to settle$/ }).click()
  await expect(page).toHaveURL(/\/library\/conflicts$/)
  const pair = page.getByRole('article').filter({ hasText: 'monks built' })
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
  await note.fill('The guide tells of monks, the records of traders.')
  await dialog.getByRole('button', { name: 'Keep both' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Both are kept. Their cards say so.')).toBeVisible()
  const decided = page.getByRole('list', { name: 'Decided' })
  await expect(decided).toContainText('The guide tells of monks, the records of traders.')
  await decided.getByRole('link').first().click()
  await expect(page.getByText('Another fact says otherwise')).toBeVisible()
  await expect(page.getByText('The guide tells of monks, the records of traders.')).toBeVisible()
  await page.goBack()
  await decided.getByRole('button', { name: /^Undo/ }).click()
  await expect(page.getByText('Undone.')).toBeVisible()
  await expect(decided).toBeHidden()
  await pair.getByRole('button', { name: 'Prefer the second' }).click()
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
