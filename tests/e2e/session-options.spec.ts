import type { Page } from '@playwright/test'
import { DEFAULT_SESSION_OPTIONS, type SessionOptions } from '@/lib/domain/session/session-options'
import { expect, test } from '../support/app'
import { type CardRow, type ReviewServer, startReviewServer } from './review-server'

/** What a learner can switch on in a session: gestures, a timer, auto-advance, focus mode, text size, vibration. */
let server: ReviewServer
test.beforeAll(async () => {
  server = await startReviewServer()
})
test.afterAll(async () => {
  await server.stop()
})

const choose = (change: Partial<SessionOptions>) =>
  server.setPreferences({ session: { ...DEFAULT_SESSION_OPTIONS, ...change } })

const open = async (page: Page, cards: readonly CardRow[]) => {
  await page.goto(`${server.url}/review?cards=${cards.map(({ id }) => id).join(',')}`)
  await page.waitForFunction(() => document.activeElement?.closest('article') !== null)
}

const grades = (page: Page) => page.getByRole('group', { name: 'How well did you recall it?' })
const show = (page: Page) => page.getByRole('button', { name: 'Show answer' })
const ratings = (cards: readonly CardRow[]) => server.log(cards.map(({ id }) => id)).map(({ rating }) => rating)
/** After this a press is no second half of a double one. */
const unhurried = (page: Page) => page.waitForTimeout(350)

test.describe('on a touch screen', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })

  const swipe = async (page: Page, byX: number) => {
    const devtools = await page.context().newCDPSession(page)
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number) =>
      devtools.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y: 260 }] })
    await send('touchStart', 180)
    for (const part of [0.25, 0.5, 0.75, 1]) await send('touchMove', 180 + byX * part)
    await send('touchEnd', 180 + byX)
    await devtools.detach()
  }
  /** Where no link is. */
  const tapQuestion = async (page: Page, x: number) => {
    const box = await page.locator('[data-card-area] .text-question').first().boundingBox()
    await page.touchscreen.tap(x, (box?.y ?? 0) + 8)
  }
  const listens = (page: Page) =>
    expect
      .poll(() => page.evaluate(() => document.querySelector<HTMLElement>('[data-card-area]')?.style.touchAction))
      .toContain('pan-y')

  test('a tap on the question shows the answer, and unless something is chosen nothing on the card grades', async ({
    page,
  }) => {
    choose({})
    const cards = server.takeCards('question', 2)
    await open(page, cards)
    await listens(page)
    await page.touchscreen.tap(180, 260)
    await page.touchscreen.tap(180, 260)
    await expect(grades(page)).toBeVisible()
    await unhurried(page)
    await tapQuestion(page, 60)
    await swipe(page, -120)
    await swipe(page, 120)
    await expect(grades(page)).toBeVisible()
    expect(ratings(cards)).toEqual([])
  })

  test('swipes and taps do what was chosen for them, and can be undone', async ({ page }) => {
    choose({ swipeQuestion: 'bury-card', swipeLeft: 'again', swipeRight: 'good', tapRight: 'easy' })
    const cards = server.takeCards('question', 4)
    await open(page, cards)
    await listens(page)
    await show(page).tap()
    await expect(grades(page)).toBeVisible()
    await unhurried(page)
    await swipe(page, 120)
    await expect.poll(() => ratings(cards)).toEqual([3])
    await unhurried(page)
    await show(page).tap()
    await expect(grades(page)).toBeVisible()
    await unhurried(page)
    await tapQuestion(page, 300)
    await expect.poll(() => ratings(cards)).toEqual([3, 4])
    await expect(show(page)).toBeVisible()
    await unhurried(page)
    await swipe(page, -120)
    await expect.poll(() => server.log(cards.map(({ id }) => id)).map(({ kind }) => kind)).toContain('bury')
    await unhurried(page)
    await page.getByRole('button', { name: 'Undo', exact: true }).tap()
    await expect(page.getByText(/^Undone/)).toBeAttached()
  })

  test('a swipe on a button, or a move that scrolls, does nothing', async ({ page }) => {
    choose({ swipeLeft: 'again', swipeRight: 'good' })
    const cards = server.takeCards('question', 1)
    await open(page, cards)
    await listens(page)
    await show(page).tap()
    await expect(grades(page)).toBeVisible()
    await unhurried(page)
    const devtools = await page.context().newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
      devtools.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] })
    await touch('touchStart', 180, 400)
    for (const by of [60, 120, 180]) await touch('touchMove', 180 + by / 3, 400 - by)
    await touch('touchEnd', 240, 220)
    await page.waitForTimeout(200)
    expect(ratings(cards)).toEqual([])
    await expect(grades(page)).toBeVisible()
  })

  test('the device vibrates after a grade, if that is switched on', async ({ page }) => {
    await page.addInitScript(() => {
      const times: unknown[] = []
      Object.assign(window, { vibrations: times })
      Object.defineProperty(navigator, 'vibrate', { value: (pattern: unknown) => times.push(pattern) })
    })
    const vibrations = () => page.evaluate(() => (window as unknown as { vibrations: number[] }).vibrations)
    choose({ vibrate: true })
    await open(page, server.takeCards('question', 2))
    await expect(page.locator('#session-tools')).toBeAttached()
    await page.waitForLoadState('networkidle')
    await page.keyboard.press('Space')
    await page.keyboard.press('3')
    await expect.poll(vibrations).toEqual([15])
  })
})

test('the timer counts the seconds of a question, stops at what an answer counts for, and when it is shown', async ({
  page,
}) => {
  choose({ showTimer: true })
  const cards = server.takeCards('question', 2)
  await page.clock.install()
  await open(page, cards)
  const timer = page.getByRole('timer', { name: 'Seconds on this question' })
  await expect(timer).toHaveText('0 s')
  await page.clock.runFor(5_000)
  await expect(timer).toHaveText('5 s')
  await page.clock.runFor(120_000)
  await expect(timer).toHaveText('60 s')
  await page.keyboard.press('Space')
  await page.clock.runFor(1_000)
  await page.keyboard.press('3')
  await expect(timer).toHaveText('0 s')
  await page.clock.runFor(3_000)
  await page.keyboard.press('Space')
  await expect(grades(page)).toBeVisible()
  await page.clock.runFor(4_000)
  await expect(timer).toHaveText('3 s')
  await expect.poll(() => server.log([cards[0]?.id ?? '']).map(({ questionMs }) => questionMs)).toEqual([60_000])
})

test('auto-advance shows the answer, then grades; it can be paused, and waits for a dialog', async ({ page }) => {
  choose({ questionSeconds: 10, answerSeconds: 5, answerTimeout: 'again' })
  const cards = server.takeCards('question', 2)
  await page.clock.install()
  await open(page, cards)
  const pause = page.getByRole('button', { name: 'Pause auto-advance' })
  await expect(pause).toContainText('Answer in 10 s')
  await page.clock.runFor(9_000)
  await expect(show(page)).toBeVisible()
  await page.clock.runFor(1_500)
  await expect(grades(page)).toBeVisible()
  await expect(pause).toContainText('Next in 5 s')
  await pause.click()
  await page.clock.runFor(20_000)
  await expect(grades(page)).toBeVisible()
  await page.keyboard.press('Shift+A')
  await expect(pause).toHaveAttribute('aria-pressed', 'false')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.clock.runFor(20_000)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(grades(page)).toBeVisible()
  expect(ratings(cards)).toEqual([])
  await page.clock.runFor(5_500)
  await expect.poll(() => ratings(cards)).toEqual([1])
  await expect(pause).toContainText('Answer in')
})

test('a reminder only says that the time is up', async ({ page }) => {
  choose({ questionSeconds: 3, questionTimeout: 'remind' })
  const cards = server.takeCards('question', 1)
  await page.clock.install()
  await open(page, cards)
  await expect(page.getByRole('button', { name: 'Pause auto-advance' })).toBeVisible()
  await page.clock.runFor(3_500)
  await expect(page.getByText('Time’s up.')).toBeVisible()
  await expect(show(page)).toBeVisible()
})

test('nothing of all this is loaded by a session that has none of it switched on', async ({ page }) => {
  choose({ tapQuestion: 'none' })
  await open(page, server.takeCards('question', 1))
  await page.waitForLoadState('networkidle')
  await expect(page.locator('#session-tools')).toBeEmpty()
  expect(await page.evaluate(() => document.querySelector<HTMLElement>('[data-card-area]')?.style.touchAction)).toBe('')
})

test('focus mode leaves the card and its grades, by key and from the menu', async ({ page }) => {
  choose({})
  await open(page, server.takeCards('question', 2))
  await page.keyboard.press('f')
  await expect(page.getByText(/left, /)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'More' })).toHaveCount(0)
  await page.keyboard.press('Space')
  await expect(grades(page)).toBeVisible()
  await page.keyboard.press('4')
  await expect(show(page)).toBeVisible()
  await page.getByRole('button', { name: 'Leave focus mode' }).click()
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('button', { name: 'Focus mode' }).click()
  await expect(page.getByRole('button', { name: 'More' })).toHaveCount(0)
  await page.keyboard.press('Space')
  await page.keyboard.press('4')
  // The end is a page like any other.
  await expect(page.getByRole('button', { name: 'Leave focus mode' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'More' })).toBeVisible()
})

test('the text size of cards is chosen in the session or in the settings, and stays on this device', async ({
  page,
  browser,
}) => {
  choose({})
  const cards = server.takeCards('question', 1)
  await open(page, cards)
  const question = page.getByRole('article', { name: 'Card' }).locator('.text-question').first()
  const size = (of = question) => of.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
  const usual = await size()
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('button', { name: 'Larger text' }).click()
  await expect.poll(() => size()).toBeCloseTo(usual * 1.15, 1)
  await page.reload()
  await expect.poll(() => size()).toBeCloseTo(usual * 1.15, 1)
  await page.goto(`${server.url}/settings`)
  const choice = page.getByLabel('Text size of cards, on this device')
  await expect(choice).toHaveValue('large')
  await choice.selectOption('Largest')
  await open(page, cards)
  await expect.poll(() => size()).toBeCloseTo(usual * 1.6, 1)
  const other = await browser.newPage()
  await open(other, cards)
  expect(await size(other.locator('.text-question').first())).toBeGreaterThan(0)
  expect(await other.evaluate(() => document.documentElement.dataset.textSize)).toBeUndefined()
  await other.close()
})
