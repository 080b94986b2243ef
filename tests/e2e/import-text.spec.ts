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
  await expect(cards.first()).toHaveText('Question: the ElmAnswer: Which river flows through Norbank?')
  await page.getByText('Columns and encoding').click()
  await judge(page)
  await page.getByLabel('Column 1').selectOption('Answer')
  await page.getByLabel('Column 2').selectOption('Question')
  await page.getByRole('button', { name: 'Read the file again' }).click()
  await expect(cards.first()).toHaveText('Question: Which river flows through Norbank?Answer: the Elm')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  const report = page.getByRole('region', { name: 'Imported from “norbank.csv”' })
  await report.getByRole('link', { name: 'norbank', exact: true }).click()
  await expect(page.getByText('Which river flows through Norbank?').first()).toBeVisible()
  await page.goto('/library/import')
  await page.getByRole('link', { name: 'Result of the last import: norbank.csv' }).click()
  await page.getByRole('button', { name: 'Undo the import' }).click()
  await expect(page.getByText('The import of “norbank.csv” was undone.')).toBeVisible()
})

test('text is pasted; rows that are left out are counted and shown, and a line break of an answer is kept', async ({
  page,
}) => {
  await page.goto('/library/import')
  const text = 'question,answer\nWhich two rivers?,"the Elm\nthe Ash"\nWhich sea?,\n'
  await page.getByLabel('Or paste text').fill(text)
  await page.getByRole('button', { name: 'Preview cards' }).click()
  const preview = page.getByRole('region', { name: 'Preview of “pasted text.txt”' })
  await expect(preview).toContainText('1 new card; 1 row left out')
  await expect(preview.getByText('Line 4: Which sea?')).toBeVisible()
  const read = page.getByRole('region', { name: 'How the file was read' }).getByRole('listitem')
  await expect(read.first()).toHaveText(/the Elm\s*\n\s*the Ash/, { useInnerText: true })
  await judge(page)
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Imported from “pasted text.txt”' })).toBeVisible()
})

test('cards of a text are shown as they will be asked, and how many of how many notes they are', async ({ page }) => {
  await page.goto('/library/import')
  const rows = Array.from({ length: 5 }, (_, at) => `Which pier is number ${at}?,pier ${at}`)
  const buffer = Buffer.from(['question,answer', 'The {{c1::Elm}} has **one** bridge.,', ...rows].join('\n'))
  await page.getByLabel('File with cards').setInputFiles({ name: 'elm.csv', mimeType: 'text/csv', buffer })
  const samples = page.getByRole('region', { name: 'How the first 5 of 6 notes will look' })
  await expect(samples.getByRole('listitem')).toHaveCount(5)
  const gap = samples.getByRole('listitem').filter({ hasText: 'bridge' })
  await expect(gap.getByText('one', { exact: true }).first()).toHaveCSS('font-weight', /[6-9]00/)
  await expect(gap).not.toContainText(/==|\*\*|\{\{c1/)
  await judge(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await judge(page)
})
