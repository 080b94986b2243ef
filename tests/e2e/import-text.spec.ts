import { expect, freshTest as test } from '../support/app'
import { judge } from '../support/judge'

test('a table of cards is recognised, corrected, imported and undone', async ({ page }) => {
  test.slow()
  await page.goto('/library/import')
  const buffer = Buffer.from(
    'the Elm,Which river flows through Norbank?\nthe Grey Sea,Which sea lies north of Norbank?\n',
  )
  await page.getByLabel('File with cards').setInputFiles({ name: 'norbank.csv', mimeType: 'text/csv', buffer })
  await expect(page.getByText('Read as terms and definitions.')).toBeVisible()
  const cards = page.getByRole('region', { name: 'How the file was read' }).getByRole('listitem')
  await expect(cards.first().getByRole('paragraph').first()).toHaveText('the Elm')
  await page.getByText('Columns and encoding').click()
  await judge(page)
  await page.getByLabel('Column 1').selectOption('Answer')
  await page.getByLabel('Column 2').selectOption('Question')
  await page.getByRole('button', { name: 'Read the file again' }).click()
  await expect(cards.first().getByRole('paragraph').first()).toHaveText('Which river flows through Norbank?')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  const report = page.getByRole('region', { name: 'Imported from “norbank.csv”' })
  await report.getByRole('link', { name: 'norbank', exact: true }).click()
  await expect(page.getByText('Which river flows through Norbank?').first()).toBeVisible()
  await page.goto('/library/import')
  await page.getByRole('link', { name: 'Result of the last import: norbank.csv' }).click()
  await page.getByRole('button', { name: 'Undo the import' }).click()
  await expect(page.getByText('The import of “norbank.csv” was undone.')).toBeVisible()
})

test('text of a set is pasted and imported', async ({ page }) => {
  test.slow()
  await page.goto('/library/import')
  await page.getByLabel('Or paste text').fill('Elm\ta river of Norbank\nGrey Sea\ta sea to the north\n')
  await page.getByRole('button', { name: 'Preview cards' }).click()
  const preview = page.getByRole('region', { name: 'Preview of “pasted text.txt”' })
  await expect(preview).toContainText('2 new cards')
  await judge(page)
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Imported from “pasted text.txt”' })).toBeVisible()
})

test('rows that are left out are counted and shown, and a line break of an answer is kept', async ({ page }) => {
  await page.goto('/library/import')
  const buffer = Buffer.from('question,answer\nWhich two rivers?,"the Elm\nthe Ash"\nWhich sea?,\n')
  await page.getByLabel('File with cards').setInputFiles({ name: 'rivers.csv', mimeType: 'text/csv', buffer })
  const preview = page.getByRole('region', { name: 'Preview of “rivers.csv”' })
  await expect(preview).toContainText('1 new card; 1 row left out')
  await expect(preview.getByText('Line 4: Which sea?')).toBeVisible()
  await expect(page.getByText('Leave blank for “rivers”, the file’s name.')).toBeVisible()
  const read = page.getByRole('region', { name: 'How the file was read' }).getByRole('listitem')
  await expect(read.getByText('the Elm')).toHaveCSS('white-space', 'pre-line')
})
