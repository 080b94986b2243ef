import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, freshTest } from '../support/app'
import { judge } from '../support/judge'

const NOTE = '#flashcards\n\nHow long is the Elm?::742 km\n\nWhere does the Elm rise?::In the Grey Hills.\n'

const test = freshTest.extend<{ notes: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
  notes: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'aide-e2e-notes-'))
    writeFileSync(join(folder, 'Rivers.md'), NOTE)
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
})

test('a folder of notes is synced, and a card that was edited in both takes the side that is chosen', async ({
  page,
  notes,
}) => {
  test.slow()
  const file = join(notes, 'Rivers.md')
  const read = () => readFileSync(file, 'utf8')
  const change = (from: string, to: string) => writeFileSync(file, read().replace(from, to))
  await page.goto('/library/import')
  await page.getByRole('link', { name: 'sync your notes' }).click()
  await page.getByLabel('Folder', { exact: true }).fill('Notes')
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByText('Enter the full path of the folder')).toBeVisible()

  await page.getByLabel('Folder', { exact: true }).fill(notes)
  await page.getByRole('button', { name: 'Preview' }).click()
  const preview = page.getByRole('region', { name: `Preview of ${notes}` })
  await expect(preview.getByRole('list', { name: 'New in the library' }).getByRole('listitem')).toHaveCount(2)
  expect(read()).toBe(NOTE)
  await judge(page)
  await preview.getByRole('button', { name: 'Sync', exact: true }).click()
  const result = page.getByRole('region', { name: `Synced with ${notes}` })
  await expect(result.getByRole('list', { name: 'New in the library' })).toBeVisible()
  expect(read().replace(/ \^am-[a-z0-9]{6}$/gmu, '')).toBe(NOTE)

  // One card is edited in both places, the other in its note alone.
  const sync = page.getByRole('button', { name: `Sync now: ${notes}` })
  change('742 km', '840 km')
  await sync.click()
  const taken = result.getByRole('list', { name: 'From the notes into the library' })
  await expect(taken.locator('del')).toHaveText('742')
  await expect(taken.locator('ins')).toHaveText('840')
  change('840 km', '850 km')
  await result.getByRole('link', { name: 'In the library' }).click()
  await page.getByRole('textbox', { name: 'Answer' }).fill('860 km')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('Changes saved.')).toBeVisible()

  await page.goto('/library/sync')
  await sync.click()
  const conflicts = result.getByRole('list', { name: 'Changed in both' })
  await expect(conflicts).toContainText('850 km')
  await expect(conflicts).toContainText('860 km')
  await expect(conflicts).toContainText('840 km')
  await expect(conflicts.locator('ins')).toHaveText(['850', '860'])
  expect(read()).toContain('850 km')
  await judge(page)
  await result.getByRole('button', { name: 'Sync with these choices' }).click()
  await expect(result.getByRole('alert')).toContainText('Nothing was chosen')

  // What was left undecided is still there later.
  await page.goto('/library')
  await page.getByRole('link', { name: 'Sync notes' }).click()
  const choose = page.getByRole('button', { name: '1 card changed in both: choose' })
  await expect(choose).toBeVisible()
  await judge(page)
  await choose.click()
  await preview.getByLabel('Keep the library’s text').check()
  await preview.getByRole('button', { name: 'Sync', exact: true }).click()
  await expect(result.getByRole('list', { name: 'From the library into the notes' })).toContainText('860 km')
  await expect(choose).toHaveCount(0)
  expect(read()).toContain('How long is the Elm?::860 km ^am-')
  await sync.click()
  await expect(result.getByText('2 cards the same in both. Nothing changed.')).toBeVisible()

  // Switched on, the server syncs by itself.
  await page.getByLabel('Sync automatically').check()
  await expect(async () => {
    change('860 km', '870 km')
    await page.goto('/cards?search=elm')
    await expect(page.getByText('870 km').first()).toBeVisible({ timeout: 1_000 })
  }).toPass()
})

test('a folder is taken off the list once that is confirmed', async ({ page, notes }) => {
  await page.goto('/library/sync')
  await page.getByLabel('Folder', { exact: true }).fill(notes)
  await page.getByRole('button', { name: 'Preview' }).click()
  await page.getByRole('button', { name: 'Sync', exact: true }).click()
  const list = page.getByRole('list', { name: 'Synced folders' })
  await expect(list.getByRole('listitem')).toHaveCount(1)
  // A card that is gone is still found when the page is opened again.
  writeFileSync(join(notes, 'Rivers.md'), readFileSync(join(notes, 'Rivers.md'), 'utf8').replace(/Where does.*\n/u, ''))
  await page.goto('/library/sync')
  await page.getByRole('button', { name: '1 card gone from the folder: keep or retire' }).click()
  await expect(
    page.getByRole('list', { name: 'Gone from the folder' }).getByText('Where does the Elm rise?'),
  ).toBeVisible()
  await page.getByRole('button', { name: `Sync now: ${notes}` }).click()
  await expect(page.getByRole('region', { name: `Synced with ${notes}` })).toBeVisible()
  await page.getByRole('button', { name: `Remove from list: ${notes}` }).click()
  const asked = page.getByRole('group', { name: `Remove ${notes} from the list?` })
  await judge(page)
  await asked.getByRole('button', { name: 'Keep' }).click()
  await expect(asked).toBeHidden()
  await page.getByRole('button', { name: `Remove from list: ${notes}` }).click()
  await asked.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(list).toBeHidden()
  // What the last sync came to goes with it.
  await expect(page.getByRole('region', { name: `Synced with ${notes}` })).toBeHidden()
  await page.goto('/cards?q=Elm')
  await expect(page.getByText('How long is the Elm?').first()).toBeVisible()
})
