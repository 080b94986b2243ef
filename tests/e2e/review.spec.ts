import { expect, type Page, test } from '@playwright/test'
import { judgeThemes } from '../support/judge'
import { seen } from '../support/seen'
import { type CardRow, openCards, type ReviewServer, setSteps, startReviewServer } from './review-server'
import { answer, card, grades } from './session-page'

let server: ReviewServer

test.describe.configure({ mode: 'default' })
test.beforeAll(async () => {
  server = await startReviewServer()
})
test.afterAll(() => server?.stop())

const ids = (cards: readonly CardRow[]): string[] => cards.map((card) => card.id)
const kinds = (cards: readonly CardRow[]): string[] => server.log(ids(cards)).map((row) => row.kind)
const ratings = (cards: readonly CardRow[]) => server.log(ids(cards)).map((row) => row.rating)
/** First seen, and again after ten minutes: due again after a few days. */
const LONG_AGO_DAYS = [30, 29.98]

/** Opens a review of some cards, ready for its first key. */
const review = (page: Page, cards: readonly CardRow[]) => openCards(page, server, cards)

/** Of a card whose passage stands between other sentences of its paragraph. */
const AMID_ITS_PARAGRAPH = `fact_id in (select f.id from facts f join passages p on p.id = f.passage_id
  where length(p.before) > 80 and length(p.after) > 80 and p.exact like '%.')`

test('answer, sentence and source are in the page only once they are shown; O and a button show the paragraph', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  const cards = server.takeCards('question', 2, AMID_ITS_PARAGRAPH)
  await review(page, cards)
  const first = (await card(page).textContent()) ?? ''
  const asked = cards.find(({ front }) => first.includes(front))
  await expect(card(page).locator('mark, cite')).toHaveCount(0)
  await expect(page.locator('body')).not.toContainText(asked?.back ?? '?', { useInnerText: true })

  await page.keyboard.press('Space')
  await expect(card(page)).toContainText(asked?.back ?? '?')
  await expect(card(page).locator('cite')).toContainText(/^Notes on /)
  await expect(page.locator(':focus')).toContainText(asked?.back ?? '?')
  const quote = card(page).locator('blockquote')
  const sentence = `… ${await quote.locator('mark').textContent()} …`
  await expect(quote).toHaveText(sentence)
  await page.keyboard.press('o')
  await expect(quote).not.toContainText('…')
  expect(((await quote.textContent()) ?? '').length).toBeGreaterThan(sentence.length + 100)
  await page.keyboard.press('o')
  await expect(quote).toHaveText(sentence)
  await page.getByRole('button', { name: 'Show whole paragraph' }).click()
  await expect(quote).not.toContainText('…')
  // The digits are shown where there is a keyboard, and nowhere else.
  const digits = grades(page).locator('kbd')
  await expect(digits).toHaveText(['1', '2', '3', '4'])
  for (const digit of await digits.all()) await expect(digit).toBeVisible()
  await page.setViewportSize({ width: 360, height: 800 })
  for (const digit of await digits.all()) await expect(digit).toBeHidden()
  // The next card shows its sentence alone again.
  await page.keyboard.press('4')
  await expect(grades(page)).toBeHidden()
  await page.keyboard.press('Space')
  await expect(quote).toHaveText(/^… .* …$/s)
})

test('keys grade, and the buttons carry the interval in their names', async ({ page }) => {
  const cards = server.takeCards('question', 4)
  await review(page, cards)
  await page.keyboard.press('Enter')
  for (const name of [
    /^Again, next in 1 min$/,
    /^Hard, next in \d min$/,
    /^Good, next in \d+ min$/,
    /^Easy, next in \d+ days$/,
  ]) {
    await expect(grades(page).getByRole('button', { name })).toBeVisible()
  }
  await page.keyboard.press('4')
  await expect(page.getByRole('status').filter({ hasText: 'Easy. 3 left' })).toBeAttached()
  await answer(page, '4')
  await answer(page, '4')
  await page.keyboard.press('Space')
  await page.keyboard.press('2')
  await expect.poll(() => ratings(cards)).toEqual([4, 4, 4, 2])
})

test('what is pressed on a button or typed into a field does not grade', async ({ page }) => {
  const cards = server.takeCards('typed', 1)
  await review(page, cards)
  await page.keyboard.type('1234u-=@!*')
  await expect(page.getByRole('textbox', { name: 'Your answer' })).toHaveValue('1234u-=@!*')
  await page.keyboard.press('Enter')
  await grades(page).getByRole('button', { name: /^Hard/ }).focus()
  await page.keyboard.press('Space')
  await expect.poll(() => ratings(cards)).toEqual([2])
})

test('a typed answer is compared, a grade proposed, what is wrong struck out, and the learner decides', async ({
  page,
}) => {
  const cards = server.takeCards('typed', 3)
  const [first, second, third] = cards
  if (!(first && second && third)) throw new Error('no typed cards are left')
  // An answer as long as a sentence is not typed: the learner judges it.
  const long = 'that it would be brief, and neither his problem nor one for him to judge'
  server.changeCard(third, { back: long })
  await review(page, cards)
  await page.keyboard.type(first.back.toUpperCase())
  await page.keyboard.press('Enter')
  await expect(card(page)).toContainText('Correct.')
  await seen(page)
  await page.keyboard.press('Enter')

  await page.getByRole('textbox', { name: 'Your answer' }).fill('something else')
  await page.keyboard.press('Enter')
  await expect(card(page)).toContainText('Wrong.')
  await expect(card(page).locator('del').last()).toHaveText('else')
  await expect(card(page)).toContainText(`✓Right answer: ${second.back}`)
  const colours = await card(page).evaluate((article) => {
    const colour = (element: Element | null | undefined) => (element ? getComputedStyle(element).color : null)
    return { wrong: colour(article.querySelector('del')), right: colour(article.querySelector('.text-good')) }
  })
  expect(colours.wrong).not.toBe(colours.right)
  await seen(page)
  await page.keyboard.press('Space')
  await expect(page.getByRole('textbox', { name: 'Your answer' })).toHaveCount(0)
  await page.keyboard.press('Space')
  await expect(card(page)).toContainText(long)
  await expect(card(page)).not.toContainText('Wrong.')
  await page.keyboard.press('3')
  await expect
    .poll(() => server.log(ids(cards)).map(({ rating, format }) => [rating, format]))
    .toEqual([
      [3, 'typed'],
      [1, 'typed'],
      [3, 'flash'],
    ])
})

test('time counts only while the page is seen', async ({ page }) => {
  const cards = server.takeCards('question', 1)
  await review(page, cards)
  const see = (visibility: 'hidden' | 'visible') =>
    page.evaluate((state) => {
      Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    }, visibility)
  await page.waitForTimeout(300)
  await see('hidden')
  await page.waitForTimeout(2_000)
  await see('visible')
  await answer(page, '4')
  await expect.poll(() => ratings(cards)).toEqual([4])
  const questionMs = server.log(ids(cards))[0]?.questionMs ?? 0
  expect(questionMs).toBeGreaterThanOrEqual(300)
  expect(questionMs).toBeLessThan(2_000)
})

test('undo brings the card back at once, without limit, and leaves the memory as it was', async ({ page }) => {
  const cards = server.takeCards('question', 3)
  await server.answerBefore(cards, LONG_AGO_DAYS)
  const before = ids(cards).map((id) => server.memory(id))
  await review(page, cards)
  // They are equally due, so any of them may be the first.
  const first = (await card(page).textContent()) ?? '?'
  for (const key of ['3', '1', '4']) await answer(page, key)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('u')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('u')
  await expect(card(page)).toHaveText(first)
  await expect.poll(() => kinds(cards).filter((kind) => kind === 'void').length).toBe(3)
  expect(ids(cards).map((id) => server.memory(id))).toEqual(before)
  // After a reload it still takes back the last answer.
  await answer(page, '4')
  await expect.poll(() => ratings(cards).filter((rating) => rating === 4).length).toBe(2)
  await page.reload()
  await expect(card(page)).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => kinds(cards).filter((kind) => kind === 'void').length).toBe(4)
  await expect(card(page)).toHaveText(first)
})

test('bury, suspend and mark are logged for the card or for all cards of its fact', async ({ page }) => {
  const siblings = server.takeSiblings()
  const others = server.takeCards('question', 4)
  const cards = [...siblings, ...others]
  await server.answerBefore(cards, LONG_AGO_DAYS)
  await review(page, cards)
  await page.keyboard.press('*')
  await expect(card(page)).toContainText('marked')
  const facts = [...new Set(cards.map(({ factId }) => `'${factId}'`))].join(', ')
  const ofFacts = server.cardsWhere(`fact_id in (${facts})`)
  const acts = () => server.log(ids(ofFacts)).filter(({ kind }) => kind !== 'review')
  const press = async (key: string, logged: number) => {
    await page.keyboard.press(key)
    await expect.poll(() => acts().length).toBeGreaterThan(logged)
    return acts().slice(logged)
  }
  await expect.poll(() => acts().map(({ kind }) => kind)).toEqual(['mark'])
  expect((await press('-', 1)).map(({ kind }) => kind)).toEqual(['bury'])
  const [suspended] = await press('@', 2)
  expect(suspended?.kind).toBe('suspend')
  const buried = await press('=', 3)
  expect(buried.map(({ kind }) => kind)).toContain('bury')
  const fact = await press('!', acts().length)
  const factOf = new Map(ofFacts.map(({ id, factId }) => [id, factId]))
  const last = fact.map(({ cardId }) => factOf.get(cardId))
  expect(new Set(last).size).toBe(1)
  const whole = ofFacts.filter(({ factId }) => factId === last[0]).map(({ id }) => id)
  await expect
    .poll(() => acts().filter(({ kind, cardId }) => kind === 'suspend' && whole.includes(cardId)))
    .toHaveLength(whole.length)
})

test('with single keys off only buttons and Ctrl+Z work', async ({ page }) => {
  const cards = server.takeCards('question', 1)
  server.setPreferences({ singleKeys: false })
  await review(page, cards)
  for (const key of ['Space', '3', '-', '@', 'e']) await page.keyboard.press(key)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Show answer' })).not.toHaveAttribute('aria-keyshortcuts')
  await page.getByRole('button', { name: 'Show answer' }).click()
  await page.keyboard.press('3')
  await expect(grades(page)).toBeVisible()
  await expect(grades(page).getByRole('button', { name: /^Good/ })).not.toHaveAttribute('aria-keyshortcuts')
  await seen(page)
  await grades(page).getByRole('button', { name: /^Easy/ }).click()
  await expect(grades(page)).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect(card(page)).toBeVisible()
  await expect.poll(() => kinds(cards)).toEqual(['review', 'void'])
  server.setPreferences({})
})

test('what a card is about is shown above the question, or with the answer alone', async ({ page }) => {
  const cards = server.takeCards('question', 2)
  const about = card(page).getByText(/^\p{Lu}[^·]* · [\p{Lu}\d]/u)
  await review(page, cards.slice(0, 1))
  await expect(about).toBeVisible()
  server.setPreferences({ contextLine: false })
  await review(page, cards.slice(1))
  await expect(about).toHaveCount(0)
  await expect(card(page)).not.toContainText(' · ')
  const top = async () =>
    (
      await card(page)
        .getByText(cards[1]?.front ?? '?')
        .boundingBox()
    )?.y
  const before = await top()
  await page.keyboard.press('Space')
  await expect(about).toBeVisible()
  expect(await top()).toBe(before)
  server.setPreferences({})
})

test('what cards are about takes one line, and at most two on a phone', async ({ page }) => {
  const lines = () =>
    card(page)
      .locator('p')
      .first()
      .evaluate((line) => {
        const range = document.createRange()
        range.selectNodeContents(line.firstChild ?? line)
        return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size
      })
  const longest = server.cardsWhere(
    `id in (select c.id from cards c join facts f on f.id = c.fact_id join articles a on a.id = f.article_id
     where c.form = 'question' and f.as_of is not null and f.speaker is null order by length(a.title || a.outlet || f.as_of) desc limit 1)`,
  )
  await page.setViewportSize({ width: 1280, height: 800 })
  await review(page, longest)
  await expect(card(page)).toContainText(' · ')
  expect(await lines()).toBe(1)
  await page.setViewportSize({ width: 360, height: 640 })
  expect(await lines()).toBe(2)
})

test('a learning card that is not due yet is waited for, or asked early', async ({ page }) => {
  const cards = server.takeCards('question', 1)
  await setSteps(page, server, '30m')
  await review(page, cards)
  await answer(page, '1')
  await expect(page.getByRole('heading', { name: /^Next learning card in 1\d minutes$/ })).toBeVisible()
  await page.getByRole('button', { name: 'Review now' }).click()
  await expect(card(page)).toContainText(cards[0]?.front ?? '?')
  await setSteps(page, server, '1m 10m')
})

test('the end compares recalled with predicted and shows what was missed with its passage', async ({ page }) => {
  const cards = server.takeCards('question', 4)
  await server.answerBefore(cards, LONG_AGO_DAYS)
  await review(page, cards)
  await answer(page, '4')
  // Cards that are due on one day come in another order each day.
  const asked = (await card(page).textContent()) ?? ''
  const second = cards.find(({ front }) => asked.includes(front))
  for (const key of ['1', '4', '4']) await answer(page, key)
  await page.keyboard.press('Space')
  await page.keyboard.press('4')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^4 cards answered in (\d minutes?|less than a minute)$/,
  )
  await expect(page.getByText('3 of 4, 75%')).toBeVisible()
  const predicted = page.getByRole('listitem').filter({ hasText: /^Predicted/ })
  await expect(predicted).toContainText(/[1-3](\.\d)? of 4, \d\d%/)
  const missed = page.getByRole('listitem').filter({ hasText: second?.front ?? '?' })
  await expect(missed.locator('mark')).toBeVisible()
})

test('at 320 px nothing overflows, targets are 48 px, and axe finds nothing', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await review(page, server.takeCards('cloze', 1))
  await judgeThemes(page)
  await page.getByRole('button', { name: 'Show answer' }).click()
  await judgeThemes(page)
  for (const button of await grades(page).getByRole('button').all()) {
    const box = await button.boundingBox()
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(48)
  }
  await page.keyboard.press('?')
  await judgeThemes(page)
})
