import type { Page } from '@playwright/test'
import { expect, freshTest as test } from '../support/app'
import { judge } from '../support/judge'

const pairAbout = (page: Page, words: string) => page.getByRole('article').filter({ hasText: words }).first()
const rosePair = (page: Page) =>
  page.getByRole('article').filter({ has: page.getByRole('link', { name: /traces the colour revolutions back/ }) })

test('Today leads to the pairs that contradict each other, with both passages and sources', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: /^Decide on \d+ contradictions$/ }).click()
  await expect(page).toHaveURL(/\/library\/conflicts$/)
  await expect(page.getByRole('heading', { level: 1, name: 'Conflicts' })).toBeVisible()
  const pair = pairAbout(page, 'Lianyungang')
  await expect(pair.getByRole('figure')).toHaveCount(2)
  await expect(pair.locator('mark')).toHaveCount(2)
  await expect(pair).toContainText('The Straits Times')
  await expect(pair).toContainText('South China Morning Post')
})

test('keeping both by keyboard alone writes a note that the fact shows, and taking it back opens the pair again', async ({
  page,
}) => {
  await page.goto('/library/conflicts')
  const pair = pairAbout(page, 'Lianyungang')
  await pair.getByRole('button', { name: 'Keep both' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  const note = dialog.getByRole('textbox', { name: 'Note for the cards' })
  await expect(note).not.toHaveValue('')
  await note.fill('')
  await dialog.getByRole('button', { name: 'Keep both' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Write in a sentence who says what')
  await note.fill('A caption says Jiangsu, the article says Shandong.')
  await dialog.getByRole('button', { name: 'Keep both' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Both are kept. Their cards say so.')).toBeVisible()
  const decided = page.getByRole('list', { name: 'Decided' })
  await expect(decided).toContainText('A caption says Jiangsu, the article says Shandong.')
  await decided.getByRole('link').first().click()
  await expect(page.getByText('Another fact says otherwise')).toBeVisible()
  await expect(page.getByText('A caption says Jiangsu, the article says Shandong.')).toBeVisible()
  await page.goBack()
  await decided.getByRole('button', { name: /^Take back/ }).click()
  await expect(page.getByText('Taken back.')).toBeVisible()
  await expect(decided).toBeHidden()
  await expect(pairAbout(page, 'Lianyungang').getByRole('button', { name: 'Keep both' })).toBeVisible()
})

test('preferring one retires the other, and taking it back brings it back', async ({ page }) => {
  await page.goto('/library/conflicts')
  const pair = rosePair(page)
  await pair.getByRole('button', { name: 'Prefer “China’s Soft Shoe on Ukraine”' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Why' }).fill('It names the year by itself.')
  await dialog.getByRole('button', { name: 'Prefer it' }).click()
  await expect(page.getByText('Decided. The other fact gives way.')).toBeVisible()
  const decided = page.getByRole('list', { name: 'Decided' })
  await expect(decided).toContainText('the other fact is retired. It names the year by itself.')
  await decided.getByRole('link', { name: /places Georgia’s Rose Revolution in 2004/ }).click()
  await expect(page.getByText('This fact is retired')).toBeVisible()
  await page.goBack()
  await decided.getByRole('button', { name: /^Take back/ }).click()
  await expect(page.getByText('Taken back.')).toBeVisible()
  await expect(rosePair(page)).toBeVisible()
})

test('when all are dismissed the page says so, and Today no longer asks', async ({ page }) => {
  await page.goto('/library/conflicts')
  const buttons = page.getByRole('button', { name: 'No contradiction' })
  await expect(buttons.first()).toBeVisible()
  for (let left = await buttons.count(); left > 0; left--) {
    await buttons.first().click()
    await expect(buttons).toHaveCount(left - 1)
  }
  await expect(page.getByText('No two facts contradict each other.')).toBeVisible()
  await page.goto('/')
  await expect(page.getByRole('list', { name: 'Facts that contradict each other' }).getByRole('listitem')).toHaveCount(
    0,
  )
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 1280]) {
    test(`axe finds nothing on the conflicts, ${colorScheme}, ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 800 })
      await page.goto('/library/conflicts')
      await page.getByRole('button', { name: 'No contradiction' }).first().click()
      await expect(page.getByRole('list', { name: 'Decided' })).toBeVisible()
      await judge(page)
      await page.getByRole('button', { name: 'Keep both' }).first().click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await judge(page)
    })
  }
}
