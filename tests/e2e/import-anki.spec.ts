import { DAY_MS } from '../../lib/domain/time/units'
import {
  cardRow,
  collectionBytes,
  FIRST_NOTE,
  newMedia,
  newPackage,
  noteRow,
  reviewRow,
} from '../../lib/interchange/anki/collection.fixture'
import { pngBytes } from '../../lib/sources/media/media.fixture'
import { expect, freshTest as test } from '../support/app'
import { judge } from '../support/judge'
import { zipped } from '../support/packed-files'
import { hearsKeys } from './session-page'

const collection = collectionBytes({
  schema: 18,
  notes: [
    noteRow(0, { flds: 'Which river flows through Norbank?<img src="map.png" alt="a map">\x1fthe Elm' }),
    noteRow(1, { flds: 'Which sea lies north of Norbank?\x1fthe Grey Sea' }),
  ],
  cards: [cardRow(0, { type: 2, queue: 2, due: 200, ivl: 60, reps: 2 }), cardRow(1, { did: 1 })],
  reviews: [reviewRow(FIRST_NOTE, { type: 0, ivl: 1, factor: 0 }), reviewRow(FIRST_NOTE + DAY_MS, { ivl: 60 })],
})

test('an Anki collection is previewed, imported, studied and undone', async ({ page }) => {
  test.slow()
  await page.goto('/library/add')
  await page.getByRole('link', { name: 'import cards', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Import cards' })).toBeVisible()
  await judge(page)
  const media = newMedia([{ name: 'map.png', bytes: pngBytes(64, 48) }])
  const buffer = Buffer.from(await zipped({ ...newPackage(collection), ...media }))
  await page.getByLabel('File with cards').setInputFiles({ name: 'norbank.apkg', mimeType: 'application/zip', buffer })
  const preview = page.getByRole('region', { name: 'Preview of “norbank.apkg”' })
  await expect(preview).toContainText('2 new cards, ')
  await expect(preview).toContainText('1 new file (1 KB)')
  // The first cards are shown as they will be, with an image that is not stored yet.
  const samples = page.getByRole('region', { name: 'How the cards will look' })
  await expect(samples.getByText('Which river flows through Norbank?')).toBeVisible()
  await expect(samples.getByText('the Elm')).toBeVisible()
  await expect(samples.getByRole('img', { name: 'a map' })).toHaveJSProperty('naturalWidth', 64)
  await page.getByText('Choose for each deck').click()
  const other = page.getByRole('group', { name: 'Default 1 note' })
  await other.getByLabel('What to import').selectOption('Leave out')
  await expect(preview).toContainText('1 new card')
  await expect(other.getByLabel('Into deck')).toBeHidden()
  await judge(page)
  await other.getByLabel('What to import').selectOption('Import with reviews')
  await expect(preview).toContainText('2 new cards, ')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  const report = page.getByRole('region', { name: 'Imported from “norbank.apkg”' })
  await expect(report.getByRole('link', { name: 'Asia::China' })).toBeVisible()
  await judge(page)
  await report.getByRole('link', { name: 'Asia::China' }).click()
  await expect(page.getByText('Which river flows through Norbank?').first()).toBeVisible()
  await page.goto('/review?search=Norbank')
  await expect(page.getByText('Which river flows through Norbank?')).toBeVisible()
  const map = page.getByRole('img', { name: 'a map' })
  await expect(map).toBeVisible()
  await expect(map).toHaveJSProperty('naturalWidth', 64)
  await page.keyboard.press('Space')
  await expect(page.getByText('the Elm')).toBeVisible()
  await page.keyboard.press('3')
  await expect(page.getByText('Which river flows through Norbank?')).toBeHidden()
  // Later the page begins another import, and leads to the result of the last one.
  await page.goto('/library/import')
  await expect(page.getByLabel('File with cards')).toBeVisible()
  await expect(report).toBeHidden()
  await judge(page)
  await page.getByRole('link', { name: 'Result of the last import: norbank.apkg' }).click()
  await expect(report).toBeVisible()
  await page.getByRole('button', { name: 'Undo the import' }).click()
  await expect(page.getByText('The import of “norbank.apkg” was undone.')).toBeVisible()
  await page.goto('/cards?search=Norbank')
  await expect(page.getByText('Which river flows through Norbank?')).toHaveCount(0)
})

test('a file that is no package is refused with what to do', async ({ page }) => {
  await page.goto('/library/import')
  const file = { name: 'notes.apkg', mimeType: 'application/zip', buffer: Buffer.from('no package') }
  await page.getByLabel('File with cards').setInputFiles(file)
  await expect(page.getByText('“notes.apkg” was not imported.')).toBeVisible()
  await expect(page.getByText('This is not an Anki package.')).toBeVisible()
  // What is said of one file goes with the next.
  const empty = { name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.from('') }
  await page.getByLabel('File with cards').setInputFiles(empty)
  await expect(page.getByText('“empty.csv” is empty.')).toBeVisible()
  await expect(page.getByText('This is not an Anki package.')).toBeHidden()
  await page.getByLabel('File with cards').setInputFiles(file)
  await expect(page.getByText('This is not an Anki package.')).toBeVisible()
  await expect(page.getByText('“empty.csv” is empty.')).toBeHidden()
})

test('a field of the notes becomes their source, once it is chosen', { tag: '@all' }, async ({ page }) => {
  test.slow()
  const address = 'https://example.org/elm?a=1'
  const script = '<script>window.hasRun = true</script><img src=x onerror="window.hasRun = true">'
  const sourced = collectionBytes({
    schema: 18,
    notes: [noteRow(0, { flds: `Which river flows through Norbank?${script}\x1f${address}` })],
    cards: [cardRow(0)],
    reviews: [],
  })
  const buffer = Buffer.from(await zipped(newPackage(sourced)))
  await page.goto('/library/import')
  await page.getByLabel('File with cards').setInputFiles({ name: 'elm.apkg', mimeType: 'application/zip', buffer })
  const preview = page.getByRole('region', { name: 'Preview of “elm.apkg”' })
  await expect(page.getByText('Looks like a source: “Back” of Basic.')).toBeVisible()
  await expect(preview).not.toContainText('source from')
  await judge(page)
  await page.getByRole('button', { name: 'Use as source' }).click()
  await expect(preview).toContainText('1 note has a source from “Back” of Basic.')
  const field = page.getByRole('group', { name: 'Basic 1 note' }).getByRole('checkbox', { name: /^Back/ })
  await expect(field).toBeChecked()
  await field.uncheck()
  await expect(preview).not.toContainText('source from')
  await field.check()
  await expect(preview).toContainText('1 note has a source from “Back” of Basic.')
  expect(await page.evaluate(() => 'hasRun' in window)).toBe(false)
  await judge(page)
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Imported from “elm.apkg”' })).toBeVisible()
  await page.goto('/review?search=Norbank')
  await hearsKeys(page)
  await page.keyboard.press('Space')
  const source = page.getByRole('link', { name: `Noted source: ${address}.` })
  await expect(source).toHaveAttribute('href', address)
})
