import { expect, type Page, test } from '@playwright/test'
import { seen } from '../support/seen'
import { type CardRow, openCards, type ReviewServer, startReviewServer } from './review-server'
import { card, grades } from './session-page'

let server: ReviewServer

test.describe.configure({ mode: 'default' })
test.beforeAll(async () => {
  server = await startReviewServer()
})
test.afterAll(() => server?.stop())

const entries = (of: CardRow | undefined) => server.log([of?.id ?? '']).map(({ kind }) => kind)

const review = (page: Page, cards: readonly CardRow[]) => openCards(page, server, cards)

const chooseInMenu = async (page: Page, name: RegExp) => {
  await page.getByRole('button', { name: 'More' }).click()
  await page.locator('#review-menu').getByRole('button', { name }).click()
}

test('Ctrl and a digit flag the card, also while an answer is typed and without single keys', async ({ page }) => {
  const cards = server.takeCards('typed', 1)
  server.setPreferences({ singleKeys: false })
  await review(page, cards)
  await page.keyboard.press('Control+1')
  await expect(card(page)).toContainText('Red')
  await page.keyboard.press('Control+7')
  await expect(card(page)).toContainText('Purple')
  await page.keyboard.press('Control+0')
  await expect(card(page)).not.toContainText('Purple')
  await page.keyboard.press('Control+4')
  await expect(card(page)).toContainText('Blue')
  await expect.poll(() => entries(cards[0])).toEqual(['flag', 'flag', 'flag', 'flag'])
  // The flag is there again in the next session, and is undone like an answer.
  await review(page, cards)
  await expect(card(page)).toContainText('Blue')
  await chooseInMenu(page, /^Flag/)
  const dialog = page.getByRole('dialog', { name: 'Flag' })
  await expect(dialog.getByRole('button', { name: 'Blue' })).toHaveAttribute('aria-pressed', 'true')
  await dialog.getByRole('button', { name: 'Red' }).click()
  await expect(dialog).toBeHidden()
  await expect(card(page)).toContainText('Red')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(card(page)).toContainText('Blue')
  server.setPreferences({})
})

test('Ctrl+Z in a field that nobody typed into undoes the last answer', async ({ page }) => {
  const cards = server.takeCards('typed', 2)
  const [first, second] = cards
  const field = page.getByRole('textbox', { name: 'Your answer' })
  await review(page, cards)
  await page.keyboard.type(first?.back ?? '')
  await page.keyboard.press('Enter')
  await expect(grades(page)).toBeVisible()
  await seen(page)
  await page.keyboard.press('Enter')
  await expect(card(page)).toContainText(second?.front ?? '?')
  await expect(field).toBeFocused()
  await page.keyboard.press('x')
  await page.keyboard.press('Control+z')
  await expect(card(page)).toContainText(second?.front ?? '?')
  await expect.poll(() => entries(first)).toEqual(['review'])
  await page.reload()
  await expect(card(page)).toContainText(second?.front ?? '?')
  await expect(field).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect.poll(() => entries(first)).toEqual(['review', 'void'])
})

test('a card is retired with its fact, and comes back by undo, at once or later', async ({ page }) => {
  const siblings = server.takeSiblings()
  const [other, last] = server.takeCards('question', 2)
  if (!other || !last) throw new Error('the library has no further cards')
  const isRetired = (row: CardRow) => server.cardsWhere(`id = '${row.id}' and retired_at is not null`).length === 1
  await review(page, [...siblings, other, last])
  const asked = await card(page).textContent()
  const deleted = [...siblings, other, last].find((row) => asked?.includes(row.front))
  if (!deleted) throw new Error(`no card asks “${asked}”`)
  const { front } = deleted

  await page.keyboard.press('Control+Delete')
  const dialog = page.getByRole('dialog', { name: 'Retire fact' })
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  expect(isRetired(deleted)).toBe(false)

  await chooseInMenu(page, /^Retire fact/)
  await dialog.getByRole('button', { name: 'Retire', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(card(page)).not.toContainText(front)
  expect(isRetired(deleted)).toBe(true)
  await page.keyboard.press('u')
  await expect(card(page)).toContainText(front)
  expect(isRetired(deleted)).toBe(false)
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toHaveCount(1)

  await page.keyboard.press('Control+Delete')
  await dialog.getByRole('button', { name: 'Retire', exact: true }).click()
  await expect(card(page)).not.toContainText(front)
  await page.keyboard.press('*')
  await expect(card(page)).toContainText('marked')
  // Something was done since: the toast undoes the deletion alone.
  await page.locator('[data-toast]').getByRole('button', { name: 'Undo' }).click()
  await expect(page.locator('[data-toast]')).toContainText('Undone.')
  expect(isRetired(deleted)).toBe(false)
  await expect(card(page)).toContainText('marked')
})

test('an edit changes the words without losing the place, and is undone in its turn', async ({ page }) => {
  const [first, second] = server.takeCards('question', 2)
  if (!(first && second)) throw new Error('no cards')
  await review(page, [first, second])
  const shown = (await card(page).textContent())?.includes(first.front) ? first : second
  const front = () => server.cardsWhere(`id = '${shown.id}'`)[0]?.front
  await page.keyboard.press('Space')
  await page.keyboard.press('e')
  const dialog = page.getByRole('dialog', { name: 'Edit the card' })
  const wording = `${shown.front.replace(/\?$/, '')}, again?`
  await dialog.getByLabel('Question').fill(wording)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
  await expect(card(page)).toContainText(wording)
  await expect(grades(page)).toBeVisible()
  await page.keyboard.press('4')
  await expect.poll(() => entries(shown)).toEqual(['review'])
  expect(front()).toBe(wording)
  await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible()
  await page.keyboard.press('u')
  await expect(card(page)).toContainText(wording)
  await page.keyboard.press('u')
  await expect(card(page)).toContainText(shown.front)
  await expect(card(page)).not.toContainText('again?')
  await expect.poll(front).toBe(shown.front)
})
