import type { Page } from '@playwright/test'
import { expect, freshTest as test } from '../support/app'
import { judge } from '../support/judge'

const table = (page: Page) => page.getByRole('grid', { name: 'Cards found' })
const rows = (page: Page) => table(page).locator('tbody tr')
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search' })
const toolbar = (page: Page) => page.getByRole('toolbar', { name: 'Selected cards' })
const pane = (page: Page) => page.getByRole('complementary', { name: 'Card' })

/** How many cards were found: as a screen reader is told, with the head of the table. */
const total = async (page: Page): Promise<number> => Number(await table(page).getAttribute('aria-rowcount')) - 1

test('20 rows or more fit a screen, and any of the others is reached by scrolling or a key', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto('/cards')
  const found = await total(page)
  expect(found).toBeGreaterThan(100)
  const inView = await rows(page).evaluateAll((all) => {
    const grid = all[0]?.closest('table')?.getBoundingClientRect()
    return all.filter((row) => row.getBoundingClientRect().bottom <= (grid?.bottom ?? 0)).length
  })
  expect(inView).toBeGreaterThanOrEqual(20)
  expect(await rows(page).count()).toBeLessThan(found)
  // Each value is under the name of its column.
  const lefts = (row: number) =>
    table(page)
      .locator('tr')
      .nth(row)
      .locator('th, td')
      .evaluateAll((cells) => cells.map((cell) => Math.round(cell.getBoundingClientRect().left)))
  const head = await lefts(0)
  for (const row of [1, 2, 3, 4, 5]) expect(await lefts(row)).toEqual(head)
  await table(page).focus()
  await page.keyboard.press('End')
  const last = table(page).locator(`[aria-rowindex="${found + 1}"]`)
  await expect(last).toBeInViewport()
  await expect(last).not.toContainText('…', { timeout: 10_000 })
  await judge(page)
})

test('words, state and article stand in the address and come back from it', async ({ page }) => {
  await page.goto('/cards')
  const all = await total(page)
  await search(page).fill('Tokayev')
  await search(page).press('Enter')
  await expect(page).toHaveURL(/\/cards\?q=Tokayev$/)
  await expect.poll(() => total(page)).toBeLessThan(all)
  expect(await total(page)).toBeGreaterThan(0)
  await page.getByText('More filters').click()
  await page.getByRole('combobox', { name: 'Article' }).selectOption('China’s Kazakh Concerns')
  await page.getByRole('combobox', { name: 'State' }).selectOption('New')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page).toHaveURL(/article=kazakh-concerns/)
  await page.reload()
  await expect(page.getByRole('combobox', { name: 'State' })).toHaveValue('new')
  await expect(page.getByText('More filters (1 in use)')).toBeVisible()
  await page.getByRole('link', { name: 'Show all cards' }).click()
  await expect(page).toHaveURL(/\/cards$/)
  await expect(search(page)).toHaveValue('')
  await expect(page.getByRole('combobox', { name: 'State' })).toHaveValue('')
})

test('where nothing matches, each thing asked for can be taken away', async ({ page }) => {
  await page.goto('/cards?search=zzz&state=suspended')
  await expect(page.getByText('No cards match.')).toBeVisible()
  await page.getByRole('link', { name: 'without the search “zzz”' }).click()
  await expect(page).toHaveURL(/\/cards\?state=suspended$/)
  await page.getByRole('link', { name: 'without the state “Suspended”' }).click()
  await expect(rows(page).first()).toBeVisible()
})

test('the current card is shown beside the table with its passage, and its fact is a link away', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto('/cards?search=Tokayev')
  await rows(page).nth(1).click()
  await expect(pane(page).locator('mark')).toBeVisible()
  await pane(page).getByRole('link', { name: 'Open the fact' }).click()
  await expect(page).toHaveURL(/\/library\/fact\//)
})

test('cards are chosen, suspended and given back by keyboard alone', async ({ page }) => {
  await page.goto('/cards?search=Tokayev')
  await table(page).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await expect(toolbar(page)).toContainText('2 cards selected')
  await toolbar(page).getByRole('button', { name: 'Suspend' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('2 cards suspended.')).toBeVisible()
  await expect(rows(page).first()).toContainText(/suspended/i)
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Undone.')).toBeVisible()
  await expect(rows(page).first()).not.toContainText(/suspended/i)
})

test('all results are chosen at once, a range with Shift, and a flag by its key, each undone in one step', async ({
  page,
}) => {
  await page.goto('/cards?search=Tokayev')
  const found = await total(page)
  await table(page).focus()
  await page.keyboard.press('Control+a')
  await expect(toolbar(page)).toContainText(`${found} cards selected`)
  await page.keyboard.press('Escape')
  await expect(toolbar(page)).toBeHidden()
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(toolbar(page)).toContainText('3 cards selected')
  await page.keyboard.press('Control+3')
  await expect(page.getByText(/^3 cards flagged/)).toBeVisible()
  await page.goto('/cards?flag=3')
  await expect.poll(() => total(page)).toBe(3)
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Undone.')).toBeVisible()
  await expect(page.getByText('No cards match.')).toBeVisible()
})

test('a press on a column sorts by it, and another turns the order round', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto('/cards')
  await table(page)
    .getByRole('link', { name: 'Question' })
    .or(table(page).getByRole('link', { name: 'Front' }))
    .click()
  await expect(page).toHaveURL(/sort=front/)
  await expect(table(page).locator('th[aria-sort="ascending"]')).toHaveCount(1)
  const first = await rows(page).first().textContent()
  await table(page).locator('th[aria-sort] a').click()
  await expect(table(page).locator('th[aria-sort="descending"]')).toHaveCount(1)
  await expect(rows(page).first()).not.toHaveText(first ?? '')
})

test('search and filters work without scripts', async ({ browser, ownServer }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: ownServer.url })
  const page = await context.newPage()
  await page.goto('/cards')
  await search(page).fill('Tokayev')
  await page.getByRole('combobox', { name: 'State' }).selectOption('New')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page).toHaveURL(/\/cards\?q=Tokayev&state=new/)
  expect(await rows(page).count()).toBeGreaterThan(0)
  await context.close()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on Cards and its dialog, ${colorScheme}, and nothing is wider than 320 px`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width: 320, height: 700 })
    await page.goto('/cards')
    await judge(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await table(page).focus()
    await page.keyboard.press('Space')
    await judge(page)
    await toolbar(page).getByRole('button', { name: 'Change …' }).click()
    await judge(page)
    await page.goto('/cards?search=zzz&about=zzz')
    await judge(page)
  })
}
