import { expect, type Page, test } from '@playwright/test'
import { type CardRow, openCards, type ReviewServer, startReviewServer } from './review-server'
import { answer, grades } from './session-page'

let server: ReviewServer

test.describe.configure({ mode: 'default' })
test.beforeAll(async () => {
  server = await startReviewServer()
})
test.afterAll(() => server?.stop())

const ids = (cards: readonly CardRow[]): string[] => cards.map((card) => card.id)
const stored = (cards: readonly CardRow[]) => server.log(ids(cards)).map((row) => row.cardId)
const REVIEWS = '**/api/v1/reviews'

/** Cards that nobody has taken, in the order in which a session of them asks them. */
const takeInOrder = async (count: number): Promise<readonly CardRow[]> => {
  const cards = server.takeCards('question', count)
  const session = await (await fetch(`${server.url}/api/v1/session?cards=${ids(cards).join(',')}`)).json()
  const asked: readonly { readonly cardId: string }[] = session.main
  expect(asked.length).toBe(cards.length)
  return asked.flatMap(({ cardId }) => cards.filter(({ id }) => id === cardId))
}

const review = (page: Page, cards: readonly CardRow[]) => openCards(page, server, cards)

test('offline the review goes on and says what waits; back online everything is sent once', async ({
  page,
  context,
}) => {
  const cards = await takeInOrder(4)
  await review(page, cards)
  // What says so is fetched beside the first question.
  await page.waitForLoadState('networkidle')
  await context.setOffline(true)
  await answer(page, '4', 3)
  await expect(page.getByText('3 answers waiting to be sent.')).toBeVisible()
  expect(stored(cards)).toEqual([])
  await context.setOffline(false)
  await expect.poll(() => stored(cards)).toEqual(ids(cards.slice(0, 3)))
  await expect(page.getByText('waiting to be sent')).toHaveCount(0)
})

test('answers that never left are sent by the next page, whichever it is', async ({ context }) => {
  const cards = await takeInOrder(3)
  const page = await context.newPage()
  await review(page, cards)
  await page.route(REVIEWS, (route) => route.abort())
  await answer(page)
  await answer(page)
  await page.close()
  expect(stored(cards)).toEqual([])
  const next = await context.newPage()
  await next.goto(`${server.url}/nowhere`)
  await expect.poll(() => stored(cards)).toEqual(ids(cards.slice(0, 2)))
})

test('a card whose answer is still on the way is not asked again', async ({ context }) => {
  const cards = await takeInOrder(2)
  const page = await context.newPage()
  await review(page, cards)
  await context.route(REVIEWS, (route) => route.fulfill({ status: 503, json: { detail: 'The disk is full.' } }))
  await answer(page)
  await page.reload()
  await expect(page.getByText(cards[1]?.front ?? '?')).toBeVisible()
  await expect(page.getByText('1 answer waiting to be sent. The disk is full.')).toBeVisible()
  await context.unroute(REVIEWS)
  await expect.poll(() => stored(cards), { timeout: 15_000 }).toEqual(ids(cards.slice(0, 1)))
})

test('two tabs over the same cards ask each of them once, and the second one is told', async ({ context }) => {
  const cards = await takeInOrder(4)
  const [one, other] = [await context.newPage(), await context.newPage()]
  await review(one, cards)
  await review(other, cards)
  await context.setOffline(true)
  await one.bringToFront()
  await answer(one)
  await expect(other.getByText('You answered this card in another tab.')).toBeVisible()
  await expect(other.getByText(cards[1]?.front ?? '?')).toBeVisible()
  // A card that only the other tab answers leaves the one on screen as it is.
  await other.bringToFront()
  await other.keyboard.press('Space')
  await expect(grades(other)).toBeVisible()
  await one.bringToFront()
  await one.getByRole('button', { name: 'Undo' }).click()
  await expect(one.getByText(cards[0]?.front ?? '?')).toBeVisible()
  await expect(grades(other)).toBeVisible()
  await answer(one)
  await other.bringToFront()
  await other.keyboard.press('4')
  await expect(one.getByText(cards[2]?.front ?? '?')).toBeVisible()
  await context.setOffline(false)
  const [a, b] = ids(cards)
  await expect.poll(() => server.log(ids(cards)).filter(({ kind }) => kind === 'void').length).toBe(1)
  // The first answer was undone and given again.
  await expect.poll(() => stored(cards).length).toBe(4)
  expect(stored(cards).filter((id) => id === b)).toHaveLength(1)
  expect(stored(cards).filter((id) => id === a)).toHaveLength(3)
})

test('an answer that another device gave meanwhile is told, and both are kept once', async ({ page, browser }) => {
  const cards = await takeInOrder(2)
  const elsewhere = await browser.newContext()
  const device = await elsewhere.newPage()
  await review(page, cards)
  await review(device, cards)
  await answer(page)
  await expect.poll(() => stored(cards)).toEqual(ids(cards.slice(0, 1)))
  await answer(device)
  await expect(
    device.getByText(/You also answered this card on another device, at \d\d:\d\d. Both answers were kept./),
  ).toBeVisible()
  await answer(device)
  await expect.poll(() => stored(cards).length).toBe(3)
  await expect(page.getByText(/on another device/)).toHaveCount(0)
  await elsewhere.close()
})

test('going back to a review that has gone on loads it anew', async ({ page }) => {
  const cards = await takeInOrder(3)
  await review(page, cards)
  await answer(page)
  await page.getByRole('link', { name: 'Aide-Mémoire' }).click()
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
  await page.goBack()
  await expect(page.getByText(cards[1]?.front ?? '?')).toBeVisible()
  await expect(page.getByText('2 new', { exact: true })).toBeVisible()
})
