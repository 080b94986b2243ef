import type { Page } from '@playwright/test'
import { expect, freshTest as test } from '../support/app'
import { judge } from '../support/judge'

const rows = (page: Page) => page.getByRole('region', { name: 'Cards found' }).getByRole('listitem')
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search' })
const box = (page: Page, row: number) => rows(page).nth(row).getByRole('checkbox')
const toolbar = (page: Page) => page.getByRole('toolbar', { name: 'Selected cards' })

test('words, state and article stand in the address and come back from it', async ({ page }) => {
  await page.goto('/cards')
  await expect(rows(page)).toHaveCount(50)
  await search(page).fill('Tokayev')
  await search(page).press('Enter')
  await expect(page).toHaveURL(/\/cards\?q=Tokayev$/)
  await expect(search(page)).toBeFocused()
  const found = await rows(page).count()
  expect(found).toBeGreaterThan(0)
  expect(found).toBeLessThan(50)
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
  await page.goto('/cards?q=zzz&state=suspended')
  await expect(page.getByText('No cards match.')).toBeVisible()
  await page.getByRole('link', { name: 'without the words “zzz”' }).click()
  await expect(page).toHaveURL(/\/cards\?state=suspended$/)
  await page.getByRole('link', { name: 'without the state “Suspended”' }).click()
  await expect(rows(page)).toHaveCount(50)
})

test('the answer is shown on demand, and the fact is a link away', async ({ page }) => {
  await page.goto('/cards?q=Tokayev')
  const row = rows(page).first()
  await expect(row.getByText('Never studied.')).toBeHidden()
  await row.getByText('Show the answer').click()
  await expect(row.getByText('Never studied.')).toBeVisible()
  await row.getByRole('link', { name: 'Open the fact' }).click()
  await expect(page).toHaveURL(/\/library\/fact\//)
})

test('cards are chosen, suspended and given back by keyboard alone', async ({ page }) => {
  await page.goto('/cards?q=Tokayev')
  await box(page, 0).focus()
  await page.keyboard.press('Space')
  await box(page, 1).focus()
  await page.keyboard.press('Space')
  await expect(toolbar(page)).toContainText('2 cards selected')
  await toolbar(page).getByRole('button', { name: 'Change …' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Change 2 cards' })
  await dialog.getByRole('button', { name: 'Suspend' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('2 cards suspended.')).toBeVisible()
  await expect(dialog).toBeHidden()
  await expect(rows(page).first()).toContainText('suspended')
  await page.getByRole('button', { name: 'Undo' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Undone.')).toBeVisible()
  await expect(rows(page).first()).not.toContainText('suspended')
})

test('one card is marked and flagged from its row, and found again by that', async ({ page }) => {
  await page.goto('/cards?q=Tokayev')
  const row = rows(page).first()
  const change = async (act: (dialog: ReturnType<Page['getByRole']>) => Promise<void>, said: string) => {
    if (!(await row.getByRole('button', { name: 'Change …' }).isVisible()))
      await row.getByText('Show the answer').click()
    await row.getByRole('button', { name: 'Change …' }).click()
    await act(page.getByRole('dialog', { name: 'Change this card' }))
    await expect(page.getByText(said)).toBeVisible()
  }
  await change((dialog) => dialog.getByRole('button', { name: 'Mark', exact: true }).click(), '1 card marked.')
  await change(async (dialog) => {
    await dialog.getByRole('combobox', { name: 'Flag' }).selectOption('Flag 3')
    await dialog.getByRole('button', { name: 'Set the flag' }).click()
  }, '1 card flagged 3.')
  await page.goto('/cards?state=flagged')
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page).first()).toContainText('flag 3')
  await expect(rows(page).first()).toContainText('marked')
})

test('a range is chosen with Shift, all of a page with one box, and chosen cards can be studied', async ({ page }) => {
  await page.goto('/cards')
  await box(page, 1).check()
  await box(page, 4).click({ modifiers: ['Shift'] })
  await expect(toolbar(page)).toContainText('4 cards selected')
  await expect(toolbar(page).getByRole('link', { name: 'Study these' })).toHaveAttribute(
    'href',
    /^\/review\?cards=[^,]+,[^,]+,[^,]+,[^,]+$/,
  )
  await page.getByRole('checkbox', { name: 'Select all 50 on this page' }).check()
  await expect(toolbar(page)).toContainText('50 cards selected')
  await toolbar(page).getByRole('button', { name: 'Clear selection' }).click()
  await expect(toolbar(page)).toBeHidden()
})

test('pages follow each other and keep the order', async ({ page }) => {
  await page.goto('/cards?sort=due')
  const first = (await rows(page).first().textContent()) ?? ''
  await page.getByRole('navigation', { name: 'Pages of cards' }).getByRole('link', { name: 'Next' }).click()
  await expect(page).toHaveURL(/\?sort=due&page=2$/)
  await expect(rows(page).first()).not.toHaveText(first)
  await expect(page.getByText(/^51 to 100 of \d+ cards$/)).toBeVisible()
})

test('search and filters work without scripts', async ({ browser, ownServer }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: ownServer.url })
  const page = await context.newPage()
  await page.goto('/cards')
  await search(page).fill('Tokayev')
  await page.getByRole('combobox', { name: 'State' }).selectOption('New')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page).toHaveURL(/\/cards\?q=Tokayev&state=new$/)
  expect(await rows(page).count()).toBeGreaterThan(0)
  await rows(page).first().getByText('Show the answer').click()
  await expect(rows(page).first().getByText('Never studied.')).toBeVisible()
  await context.close()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on Cards and its dialog, ${colorScheme}, and nothing is wider than 320 px`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width: 320, height: 700 })
    await page.goto('/cards')
    await page.getByText('More filters').click()
    await rows(page).first().getByText('Show the answer').click()
    await box(page, 0).check()
    await judge(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await toolbar(page).getByRole('button', { name: 'Change …' }).click()
    await judge(page)
    await page.goto('/cards?q=zzz&about=zzz')
    await judge(page)
  })
}
