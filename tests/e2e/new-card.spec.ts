import type { Page } from '@playwright/test'
import { expect, freshTest as test } from '../support/app'
import { rowsIn } from '../support/stored-rows'
import { allSent, textField } from './reading-room-page'

// Each test has a server of its own, so they need not wait for each other.
test.describe.configure({ mode: 'parallel' })

const CARDS = '**/api/v1/cards'
const newCard = (page: Page) => page.getByRole('dialog', { name: 'New card' })
const front = (page: Page) => textField(page, 'Question, or a sentence with a gap')
const back = (page: Page) => textField(page, 'Answer')

const open = async (page: Page) => {
  // A page listens to keys once it is hydrated.
  await expect(async () => {
    // A dialog that was slow to load has the focus by now: another N would be typed into it.
    if (!(await newCard(page).isVisible())) await page.keyboard.press('n')
    await expect(newCard(page)).toBeVisible({ timeout: 5_000 })
  }).toPass()
  await expect(front(page)).toBeFocused()
}

const ownFacts = (dataDir: string) =>
  rowsIn<{ statement: string }>(
    dataDir,
    "select f.statement from facts f join articles a on a.id = f.article_id where a.origin = 'own' order by f.position",
  ).map(({ statement }) => statement)

test('N writes one card after the other; they are studied, found and shown as without a source', async ({
  page,
  ownServer,
}) => {
  await page.goto('/cards')
  await open(page)
  await page.keyboard.type('Who chairs the energy committee?')
  await expect(newCard(page).getByRole('button', { name: /^Add an image.* a gap$/ })).toBeVisible()
  // Past “Add image, sound or video” and “Hide selected words”.
  for (let stop = 1; stop <= 3; stop++) await page.keyboard.press('Tab')
  await page.keyboard.type('Ada Holm')
  await newCard(page).getByLabel('Topics').fill('energy')
  await page.keyboard.press('Control+Enter')
  await expect(newCard(page)).toContainText('Card added: “Who chairs the energy committee?”')
  await expect(front(page)).toBeFocused()
  await expect(front(page)).toHaveValue('')
  await expect(newCard(page).getByLabel('Topics')).toHaveValue('energy')
  await page.keyboard.type('The committee meets on Tuesdays.')
  await front(page).evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(23, 31))
  await page.keyboard.press('Control+Shift+C')
  await expect(front(page)).toHaveValue('The committee meets on {{c1::Tuesdays}}.')
  await page.getByRole('button', { name: 'Save and close' }).click()
  await expect(newCard(page)).toBeHidden()
  await allSent(page)
  expect(ownFacts(ownServer.dataDir)).toEqual([
    'Who chairs the energy committee? Ada Holm',
    'The committee meets on Tuesdays.',
  ])
  await page.goto('/cards?search=committee')
  await expect(page.getByRole('main')).toContainText('No source')
  await page.goto('/library/no_source')
  await expect(page).toHaveURL(/\/cards\?search=source:none/)
  await page.goto('/review?article=no_source')
  await expect(page.getByText('Who chairs the energy committee?')).toBeVisible()
  await page.keyboard.press('Space')
  await expect(page.getByRole('link', { name: 'No source.' })).toBeVisible()
})

test.describe('with a server that fails', () => {
  test.use({ expectedErrors: [/status of 503/] })

  test('what is typed stays through Escape and a reload, and without the server the card waits', async ({
    page,
    ownServer,
  }) => {
    await page.goto('/retention')
    await open(page)
    await page.keyboard.type('What is the Weir?')
    await page.keyboard.press('Escape')
    await expect(newCard(page)).toBeHidden()
    await page.reload()
    await open(page)
    await expect(front(page)).toHaveValue('What is the Weir?')
    await back(page).fill('a newspaper')
    await page.route(CARDS, (route) => route.fulfill({ status: 503, json: { detail: 'The disk is full.' } }))
    await page.getByRole('button', { name: 'Save and close' }).click()
    await expect(page.getByText('1 card waiting to be sent. The disk is full.')).toBeVisible()
    await page.reload()
    await expect(page.getByText('1 card waiting to be sent.')).toBeVisible()
    expect(ownFacts(ownServer.dataDir)).toEqual([])
    await page.unroute(CARDS)
    await page.getByRole('button', { name: 'Send now' }).click()
    await allSent(page)
    expect(ownFacts(ownServer.dataDir)).toEqual(['What is the Weir? a newspaper'])
  })
})

test('an empty side is marked, and Undo takes a card back', async ({ page, ownServer }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'New card' }).click()
  await expect(newCard(page)).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(front(page)).toHaveAttribute('aria-invalid', 'true')
  await front(page).fill('Who owns the Weir?')
  await page.keyboard.press('Control+Enter')
  await expect(back(page)).toBeFocused()
  await page.keyboard.type('Jan Kowal')
  await page.keyboard.press('Control+Enter')
  await allSent(page)
  await newCard(page).getByRole('button', { name: 'Undo' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByText('Fact retired.')).toBeVisible()
  await page.goto('/review?article=no_source')
  await expect(page.getByText('Who owns the Weir?')).toHaveCount(0)
  expect(ownFacts(ownServer.dataDir)).toHaveLength(1)
})

test('N types in a field, means what the page means by it, and is off with single keys', async ({
  page,
  ownServer,
}) => {
  await page.goto('/cards')
  await page.getByRole('searchbox').first().fill('')
  await page.getByRole('searchbox').first().pressSequentially('n')
  await expect(newCard(page)).toBeHidden()
  await page.goto('/settings')
  await page.getByRole('checkbox', { name: /single/i }).uncheck()
  await page.getByRole('button', { name: /^Save/ }).first().click()
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible()
  await page.goto('/retention')
  await page.getByRole('button', { name: 'New card' }).click()
  await expect(newCard(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(newCard(page)).toBeHidden()
  await page.keyboard.press('n')
  // Keys are taken in turn: once the palette is open, N has been.
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible()
  await expect(newCard(page)).toBeHidden()
  expect(ownFacts(ownServer.dataDir)).toEqual([])
})

test('a source is added on the page of the fact', async ({ page, ownServer }) => {
  const response = await page.request.post(`${ownServer.url}/api/v1/cards`, {
    data: {
      id: '01a21038-b001-7c4e-8f00-2f6a1e2b9d10',
      front: 'What did trade between China and Russia come to in 2022?',
      back: '$190 billion',
      source: 'the ambassador',
    },
  })
  expect(await response.json()).toMatchObject({ cards: 1 })
  await page.goto('/library/fact/01a21038-b001-7c4e-8f00-2f6a1e2b9d10')
  await expect(page.getByText('Noted source: the ambassador').first()).toBeVisible()
  await page
    .getByRole('combobox', { name: 'Article' })
    .selectOption({ label: 'China’s embrace of Russia is mostly for show' })
  await expect(page.getByRole('radio').first()).toBeChecked()
  await page.getByRole('button', { name: 'Use this sentence' }).click()
  await expect(page.getByRole('link', { name: 'China’s embrace of Russia is mostly for show' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Add a source' })).toBeHidden()
})

test('a card that is too long is not sent: the form says by how much', async ({ page, ownServer }) => {
  await page.goto('/cards')
  await open(page)
  await front(page).fill('Who chairs the committee?')
  await back(page).fill('a'.repeat(2_001))
  await newCard(page).getByRole('button', { name: 'Save and close' }).click()
  await expect(newCard(page).getByRole('alert')).toHaveText('Use at most 2,000 characters. It has 2,001.')
  await expect(back(page)).toBeFocused()
  await back(page).fill('a'.repeat(2_000))
  await newCard(page).getByRole('button', { name: 'Save and close' }).click()
  await expect(newCard(page)).toBeHidden()
  await allSent(page)
  expect(ownFacts(ownServer.dataDir)).toHaveLength(1)
})
