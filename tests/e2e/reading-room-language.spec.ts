import { expect, freshTest as test } from '../support/app'
import { bar, passageBar, select, textField } from './reading-room-page'

const GERMAN = [
  'Der Hafen von Lethra hat im vergangenen Jahr mehr als zwölf Millionen Tonnen umgeschlagen, und die Stadt will ihn noch einmal ausbauen.',
  'Die Kosten sind nach Angaben der Verwaltung auf vierzig Millionen Euro gestiegen, weil der neue Kai nicht auf dem alten Grund stehen kann.',
  'Das Land zahlt die Hälfte davon, wenn der Bund bis zum Herbst zustimmt.',
].join('\n\n')

test('a text in another language says that only English is read, also on a phone, and words of it can be chosen', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto('/library/add')
  await textField(page, 'Web address or text').fill(GERMAN)
  await textField(page, 'Title').fill('Ein Hafen wächst')
  await textField(page, 'Date').fill('2023-06-01')
  await page.getByRole('button', { name: 'Add article' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Ein Hafen wächst' })).toBeVisible({ timeout: 30_000 })
  await expect(bar(page)).toContainText('No drafts can be made from this text.', { timeout: 30_000 })
  await expect(bar(page).getByText('doesn’t seem to be in English')).toBeVisible()
  await select(page, 'vierzig Millionen Euro')
  await expect(passageBar(page)).toBeVisible()
})
