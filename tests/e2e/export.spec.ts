import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { expect, freshTest as test } from '../support/app'
import { judge, judgeThemes } from '../support/judge'

const downloaded = async (page: Page, press: () => Promise<void>) => {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

const rowsOf = (bytes: Buffer) => parse(bytes, { columns: true, bom: true }) as Record<string, string>[]

const exportPressed = (page: Page) => () => page.getByRole('button', { name: 'Export', exact: true }).click()

test('what the filters of Cards find is exported, with study or without', async ({ page }) => {
  await page.goto('/cards?search=Tokayev')
  await page.locator('summary', { hasText: 'Export' }).click()
  await page.getByRole('combobox', { name: 'Format' }).selectOption('csv')
  const found = Number(await page.getByRole('grid', { name: 'Cards found' }).getAttribute('aria-rowcount')) - 1
  const { name, bytes } = await downloaded(page, exportPressed(page))
  expect(name).toMatch(/^aide-memoire-cards-\d{4}-\d\d-\d\d\.csv$/)
  const rows = rowsOf(bytes)
  expect(rows).toHaveLength(found)
  expect(rows[0]).toHaveProperty('due')
  await expect(page.getByRole('status').filter({ hasText: `Exported to ${name}` })).toBeVisible()
  await judge(page)
  await page.getByRole('combobox', { name: 'Format' }).selectOption('md')
  const read = await downloaded(page, exportPressed(page))
  expect(read.name).toMatch(/\.md$/)
  expect(read.bytes.toString('utf8')).toMatch(/^# /)
  await page.getByRole('combobox', { name: 'Format' }).selectOption('csv')
  await page.getByRole('checkbox', { name: 'Include my progress' }).uncheck()
  const without = await downloaded(page, exportPressed(page))
  expect(rowsOf(without.bytes)[0]).not.toHaveProperty('due')
})

test('the interface for programs says what a format cannot hold', async ({ page }) => {
  const answer = await page.request.get('/api/v1/export?format=md')
  const losses = JSON.parse(answer.headers()['export-losses'] ?? 'null')
  expect(losses).toContainEqual({
    what: expect.stringMatching(/^\d+ cards? /u),
    count: expect.any(Number),
    isLeftOut: false,
  })
  expect((await answer.text()).length).toBeGreaterThan(1_000)
  // A table has no column for people and places; a package holds everything.
  const table = (await page.request.get('/api/v1/export?format=csv')).headers()['export-losses']
  expect(JSON.parse(table ?? 'null')).toContainEqual(
    expect.objectContaining({ what: expect.stringMatching(/people or places that are not in the file/u) }),
  )
  expect((await page.request.get('/api/v1/export?format=apkg')).headers()).not.toHaveProperty('export-losses')
})

test('selected cards, and no others, are exported as an Anki package', async ({ page }) => {
  await page.goto('/cards?search=Tokayev')
  const grid = page.getByRole('grid', { name: 'Cards found' })
  await grid.focus()
  for (const key of ['Space', 'ArrowDown', 'Space']) await page.keyboard.press(key)
  await page.getByRole('toolbar', { name: 'Selected cards' }).getByRole('button', { name: 'Export …' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export 2 cards' })
  await judge(page)
  const { name, bytes } = await downloaded(page, () => dialog.getByRole('button', { name: 'Export' }).click())
  expect(name).toMatch(/\.apkg$/)
  expect(bytes.subarray(0, 2).toString()).toBe('PK')
  expect(bytes.includes('collection.anki21')).toBe(true)
  await expect(page.getByRole('status').filter({ hasText: 'Exported to aide-memoire-cards-for-anki' })).toBeVisible()
})

test('a deck, an article and the settings have their own export', { tag: '@all' }, async ({ page }) => {
  await page.goto('/library/kazakh-concerns')
  await page.locator('summary', { hasText: 'Export its' }).click()
  await page.getByRole('combobox', { name: 'Format' }).selectOption('csv')
  const article = await downloaded(page, exportPressed(page))
  const titles = new Set(rowsOf(article.bytes).map(({ title }) => title))
  expect(titles.size).toBeGreaterThan(0)
  expect(titles.size).toBeLessThan(10)
  await page.goto('/decks')
  const settings = page.getByRole('link', { name: /^Name and limits of / }).first()
  const deck = (await settings.getAttribute('aria-label'))?.replace('Name and limits of ', '') ?? ''
  await settings.click()
  await page.locator('summary', { hasText: 'Export this deck' }).click()
  await page.getByRole('combobox', { name: 'Format' }).selectOption('csv')
  await judge(page)
  const ofDeck = rowsOf((await downloaded(page, exportPressed(page))).bytes)
  expect(ofDeck.length).toBeGreaterThan(5)
  expect(new Set(ofDeck.map((row) => row.deck))).toEqual(new Set([deck]))
  await page.goto('/settings')
  await page.getByRole('link', { name: 'Export cards' }).click()
  const { name, bytes } = await downloaded(page, exportPressed(page))
  expect(name).toMatch(/\.apkg$/)
  expect(bytes.length).toBeGreaterThan(20_000)
})

test('cards are exported as Markdown, and the page says what they cannot hold', { tag: '@all' }, async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/cards?search=Tokayev')
  await page.locator('summary', { hasText: 'Export' }).click()
  const progress = page.getByRole('checkbox', { name: 'Include my progress' })
  await expect(progress).toBeChecked()
  await page.getByRole('combobox', { name: 'Format' }).selectOption('Markdown to read (.md)')
  await expect(progress).toBeDisabled()
  await expect(progress).not.toBeChecked()
  // Another format moves nothing above the list.
  const button = page.getByRole('button', { name: 'Export', exact: true })
  await expect(button).toBeInViewport()
  const place = await button.boundingBox()
  for (const format of ['apkg', 'csv', 'md']) {
    await page.getByRole('combobox', { name: 'Format' }).selectOption(format)
    await expect(page.getByText('Counting what this format leaves out …')).toBeHidden()
    expect(await button.boundingBox()).toEqual(place)
  }
  const { name, bytes } = await downloaded(page, exportPressed(page))
  expect(name).toMatch(/^aide-memoire-cards-\d{4}-\d\d-\d\d\.md$/)
  expect(bytes.toString('utf8')).toMatch(/^> /mu)
  await expect(page.getByRole('status').filter({ hasText: 'Exported to' })).toBeInViewport()
  await judgeThemes(page)
})
