import { expect, freshTest as test } from '../support/app'
import { judge } from '../support/judge'
import { sessionAt } from '../support/send-entries'
import { answer, hearsKeys } from './session-page'

test('a deck is found from Today, studied with one press and the counts of its row, and renamed', async ({
  page,
  ownServer,
}) => {
  const { main } = await sessionAt(ownServer.url)
  const deck = main[0]?.source.title ?? ''
  await page.goto(`/review?deck=${encodeURIComponent(deck)}&limits=day`)
  await hearsKeys(page)
  const stored = page.waitForResponse((response) => response.url().endsWith('/api/v1/reviews') && response.ok())
  await answer(page, '3')
  await stored

  await page.goto('/')
  await page.getByRole('link', { name: /^Decks/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Decks')
  const row = page.getByRole('row', { name: deck })
  await expect(row).toBeVisible()
  await judge(page)
  const query = `?deck=${encodeURIComponent(deck)}&limits=day`
  const { counts } = await sessionAt(ownServer.url, query)
  expect(counts.learning).toBe(1)
  await expect(row.getByRole('cell')).toHaveText([String(counts.new), String(counts.learning), String(counts.due), ''])
  await row.getByRole('link', { name: deck, exact: true }).click()
  await expect(page.getByRole('article', { name: 'Card' })).toBeVisible()
  await expect(page.getByText(`${counts.new} new, ${counts.learning} learning, ${counts.due} due`)).toBeAttached()

  const name = page.getByText(`Deck: ${deck}`)
  await expect(name).toBeVisible()
  await expect(page).toHaveTitle(/^Review: /)
  await page.keyboard.press('f')
  await expect(page.getByRole('button', { name: 'Leave focus mode' })).toBeVisible()
  await expect(name).toBeHidden()

  await page.goto('/decks')
  await row.getByRole('link', { name: `Name and limits of ${deck}` }).click()
  await page.getByLabel('Name of the deck').fill('Asia :: Bridges')
  await page.getByRole('button', { name: 'Rename' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Asia::Bridges')
  await expect(page.getByText('Renamed to “Asia::Bridges”.', { exact: true })).toBeVisible()
  await page.setViewportSize({ width: 360, height: 720 })
  await judge(page)
  await page.goto('/decks')
  await expect(page.getByRole('link', { name: 'Asia::Bridges', exact: true })).toBeVisible()
  await judge(page)
  await page.getByRole('link', { name: 'Hide the decks in Asia' }).click()
  await expect(page.getByRole('link', { name: 'Asia::Bridges', exact: true })).toBeHidden()
  await page.getByRole('link', { name: 'Show the decks in Asia' }).click()
  await expect(page.getByRole('link', { name: 'Asia::Bridges', exact: true })).toBeVisible()
  await page.getByLabel('Find a deck').fill('bridg')
  await page.getByRole('button', { name: 'Find' }).click()
  await expect(page.getByRole('row')).toHaveCount(2)

  // One that only holds others is renamed too.
  await page.goto('/decks')
  await page.getByRole('link', { name: 'Name and limits of Asia', exact: true }).click()
  await judge(page)
  await page.getByLabel('Name of the deck').fill('Steppe')
  await page.getByRole('button', { name: 'Rename' }).click()
  await expect(page.getByText('Renamed to “Steppe”. Its nested deck moved with it.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Steppe')
})

test('the session of a deck that has met its limits says so of that deck, while other cards wait', async ({
  page,
  ownServer,
}) => {
  const { main } = await sessionAt(ownServer.url)
  const deck = main[0]?.source.title ?? ''
  await page.goto('/decks')
  await page.getByRole('link', { name: `Name and limits of ${deck}` }).click()
  await page.getByLabel('New cards per day').fill('0')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const applies = page.getByRole('list', { name: 'What applies' }).getByRole('listitem').nth(1)
  await expect(applies).toContainText(/0.*New cards per day|New cards per day.*0/)
  await page.goto(`/review?deck=${encodeURIComponent(deck)}&limits=day`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing more to study here today')
  await expect(
    page.getByText(/^You’ve reached today’s limits for these cards\. \d+ cards of today’s session are waiting\. /),
  ).toBeVisible()
  // What is not said of the deck says so, and what can be studied of it comes first.
  await expect(page.getByText(/waiting\. (Tomorrow, in the whole library: |Nothing is due tomorrow)/)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Study more of the whole library' })).toBeVisible()
  const more = page.getByRole('list', { name: 'Study more of this deck' })
  await expect(more.getByRole('link')).toHaveText([
    /^All its due and new cards/,
    /^Review its next 7 days’ cards now/,
    /^Cram this deck/,
  ])
  await judge(page)
  await expect(page.getByRole('link', { name: 'Review everything due' })).toBeVisible()
  await more.getByRole('link', { name: /^Review its next 7 days’ cards now/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing to study here')
  await page.goBack()
  await more.getByRole('link', { name: /^All its due and new cards/ }).click()
  await expect(page.getByRole('article', { name: 'Card' })).toBeVisible()
  await page.goBack()
  await page.getByRole('link', { name: 'Back to Decks' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Decks')
})
