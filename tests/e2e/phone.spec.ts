import type { Locator, Page } from '@playwright/test'
import { DAY_MS } from '@/lib/domain/time/units'
import { expect, freshTest as test } from '../support/app'
import { answersIn } from '../support/stored-rows'
import { begin, brief, sessionOf, speak, sure, toMarks } from './rehearsal.fixture'
import { card, grades, hearsKeys } from './session-page'

// Each test has a server of its own, so they need not wait for each other.
test.describe.configure({ mode: 'parallel' })

const KEPT = 'The server couldn’t be reached. What you typed is still here; try again.'
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** How many answers the log has. */
const reviewsIn = (dataDir: string): number => answersIn(dataDir).length

test.describe('a form keeps what was typed while the server cannot be reached', () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED|Failed to fetch|ERR_FAILED/] })

  /** Sends without a connection: the form says so and is still there. */
  const sendOffline = async (page: Page, send: Locator) => {
    await page.context().setOffline(true)
    await send.click()
    await expect(page.getByText(KEPT)).toBeVisible()
    await expect(send).toBeEnabled()
    await page.context().setOffline(false)
  }

  test('settings and the address of the calendar', async ({ page }) => {
    await page.goto('/settings')
    const newCards = page.getByLabel('New cards per day', { exact: true })
    const theme = page.getByLabel('Theme', { exact: true })
    await newCards.fill('7')
    await theme.selectOption('Dark')
    await sendOffline(page, button(page, 'Save'))
    await expect(newCards).toHaveValue('7')
    await expect(theme).toHaveValue('dark')
    await button(page, 'Save').click()
    await expect(page.getByText(/^Saved\./)).toBeVisible()
    await page.reload()
    await expect(newCards).toHaveValue('7')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await page.context().setOffline(true)
    await button(page, 'Create an address').click()
    await expect(page.getByText('The server couldn’t be reached. Nothing was changed; try again.')).toBeVisible()
    await page.context().setOffline(false)
    await button(page, 'Create an address').click()
    await expect(page.getByLabel('Calendar address', { exact: true })).toHaveValue(/^http/)
  })

  test('the model', async ({ page }) => {
    await page.goto('/settings/model')
    const [address, key] = [
      page.getByLabel('API address', { exact: true }),
      page.getByLabel('Access key', { exact: true }),
    ]
    await page.getByLabel('Model name', { exact: true }).fill('a-model')
    const use = page.getByLabel('Use this model for drafts, on request')
    await use.check()
    await address.fill('nowhere')
    await button(page, 'Save').click()
    await expect(address).toHaveAttribute('aria-invalid', 'true')
    await expect(address).toHaveValue('nowhere')
    await expect(page.getByLabel('Model name', { exact: true })).toHaveValue('a-model')
    await use.uncheck()
    await address.fill('https://models.example/v1')
    await key.fill('a secret')
    await sendOffline(page, button(page, 'Save'))
    await expect(address).toHaveValue('https://models.example/v1')
    await expect(key).toHaveValue('a secret')
    await button(page, 'Save').click()
    await expect(page.getByText('Saved. The language model is off.')).toBeVisible()
    // The key is stored now, and its field is for another one.
    await expect(key).toHaveValue('')
    await expect(address).toHaveValue('https://models.example/v1')
  })

  test('the start of a rehearsal', async ({ page, ownServer }) => {
    const id = await brief(ownServer.url, 5 * DAY_MS)
    await page.goto(`/briefings/${id}/rehearse`)
    await page.getByLabel('Minutes').fill('7')
    await sendOffline(page, button(page, 'Start rehearsal'))
    await expect(page.getByLabel('Minutes')).toHaveValue('7')
  })

  test('an article', async ({ page }) => {
    await page.goto('/library/add')
    await page.getByLabel('Web address or text', { exact: true }).fill('The harbour of Ostend froze over in 1963.')
    await sendOffline(page, button(page, 'Add article'))
    await expect(page.getByLabel('Web address or text', { exact: true })).toHaveValue(/^The harbour of Ostend/)
  })
})

test.describe('an answer that the server refuses is kept and shown', () => {
  test.use({ expectedErrors: [/status of 422/] })
  const ANSWERS = '**/api/v1/reviews'
  const refused = (page: Page) => page.getByRole('dialog', { name: 'Could not be saved' })

  test('when one cannot be read the others are stored, and it can be copied and discarded', async ({
    page,
    context,
    ownServer,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await begin(page, await brief(ownServer.url, 5 * DAY_MS))
    const bad = (await sessionOf(ownServer.url, page)).main[0]?.cardId ?? '?'
    await page.route(ANSWERS, async (route) => {
      const isBad = route.request().postData()?.includes(bad)
      await (isBad ? route.fulfill({ status: 422, json: { detail: 'The answer is not valid.' } }) : route.continue())
    })
    for (let count = 0; count < 3; count += 1) await speak(page, '3')
    await expect.poll(() => reviewsIn(ownServer.dataDir)).toBe(2)
    await button(page, 'View them').click()
    await refused(page).getByRole('button', { name: 'Copy' }).click()
    await expect(page.getByText('Copied.')).toBeVisible()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toContain('The answer is not valid.')
    expect(copied).toContain('Answer: Good, sure')
    await refused(page).getByRole('button', { name: 'Discard answer' }).click()
    await expect(refused(page)).toContainText('The list is now empty.')
    await page.reload()
    await expect(page.getByText('couldn’t be saved')).toHaveCount(0)
  })

  test('when the server takes the others of one request and says why not this one', async ({ page, ownServer }) => {
    await begin(page, await brief(ownServer.url, 5 * DAY_MS))
    await page.route(ANSWERS, async (route) => {
      const { entries } = JSON.parse(route.request().postData() ?? '{}')
      const message = 'There is no such card in your library.'
      await route.fulfill({
        json: { results: entries.map(({ id }: { id: string }) => ({ id, status: 'refused', message })) },
      })
    })
    await speak(page, '3')
    await button(page, 'View them').click()
    await expect(refused(page)).toContainText('There is no such card in your library.')
  })
})

test.describe('a second tap or press that follows at once', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true })
  const graded = async (page: Page, dataDir: string): Promise<number> => {
    await page.waitForTimeout(300)
    return reviewsIn(dataDir)
  }
  /** Where on the screen a button is under the thumb, near its right edge: there a grade will be. */
  const thumb = async (target: Locator) => {
    const box = await target.boundingBox()
    if (!box) throw new Error('it is not on screen')
    return { x: box.x + box.width * 0.85, y: box.y + box.height / 2 }
  }
  const doubleTap = async (page: Page, target: Locator) => {
    const { x, y } = await thumb(target)
    await page.touchscreen.tap(x, y)
    await page.touchscreen.tap(x, y)
  }
  const review = async (page: Page) => {
    await page.goto('/review')
    await hearsKeys(page)
  }

  test('on “Show answer” shows the answer and grades nothing; a later one grades', async ({ page, ownServer }) => {
    await review(page)
    const show = button(page, 'Show answer')
    const { x, y } = await thumb(show)
    await doubleTap(page, show)
    await expect(grades(page)).toBeVisible()
    expect(await graded(page, ownServer.dataDir)).toBe(0)
    await page.touchscreen.tap(x, y)
    await expect(grades(page)).toBeHidden()
    await expect.poll(() => reviewsIn(ownServer.dataDir)).toBe(1)
  })

  test('of Space grades nothing, held or struck twice; a digit grades at once', async ({ page, ownServer }) => {
    await review(page)
    await page.keyboard.press('Space')
    await page.keyboard.press('Space')
    await expect(grades(page)).toBeVisible()
    expect(await graded(page, ownServer.dataDir)).toBe(0)
    await page.keyboard.press('Space')
    await expect(grades(page)).toBeHidden()
    await page.keyboard.down('Space')
    for (let count = 0; count < 20; count += 1) await page.keyboard.down('Space')
    await page.keyboard.up('Space')
    await expect(grades(page)).toBeVisible()
    await expect.poll(() => reviewsIn(ownServer.dataDir)).toBe(1)
    await page.keyboard.press('3')
    await expect(grades(page)).toBeHidden()
    await hearsKeys(page)
    await page.keyboard.press('Space')
    await page.keyboard.press('3')
    await expect.poll(() => reviewsIn(ownServer.dataDir)).toBe(3)
  })

  test('on a mark of a rehearsal, by tap or key, shows the answer and grades nothing', async ({ page, ownServer }) => {
    await begin(page, await brief(ownServer.url, 5 * DAY_MS))
    await toMarks(page)
    await doubleTap(page, page.getByRole('button', { name: 'Sure: shows the answer', exact: true }))
    await expect(grades(page)).toBeVisible()
    expect(await graded(page, ownServer.dataDir)).toBe(0)
    await page.keyboard.press('3')
    await expect(grades(page)).toBeHidden()
    await toMarks(page)
    await page.keyboard.press('3')
    await page.keyboard.press('3')
    await expect(grades(page)).toBeVisible()
    await expect.poll(() => reviewsIn(ownServer.dataDir)).toBe(1)
    await page.keyboard.press('1')
    await page.keyboard.press('3')
    await page.keyboard.press('1')
    await expect.poll(() => reviewsIn(ownServer.dataDir)).toBe(3)
  })
})

const LOW = [
  { width: 740, height: 360 },
  { width: 844, height: 390 },
  // A phone of 640 px over its keyboard.
  { width: 360, height: 340 },
]
/** What a bar may take of a low window, and how low its targets may be. */
const MOST_OF_WINDOW = 0.25
const LEAST_TARGET_PX = 44

/** The four grades are in the window, and the answer, or its beginning, is above them. */
const expectGrades = async (page: Page, article: Locator) => {
  await expect(grades(page)).toBeVisible()
  for (const grade of await grades(page).getByRole('button').all()) {
    await expect(grade).toBeInViewport({ ratio: 1 })
    expect((await grade.boundingBox())?.height).toBeGreaterThanOrEqual(LEAST_TARGET_PX)
  }
  const bar = await grades(page).boundingBox()
  const answer = await article.locator(':focus').boundingBox()
  if (!bar || !answer) throw new Error('no bar, or no answer')
  const { height } = page.viewportSize() ?? { height: 0 }
  expect(bar.height).toBeLessThanOrEqual(height * MOST_OF_WINDOW)
  expect(answer.y).toBeGreaterThanOrEqual(0)
  // All of it, or as much as there is room for.
  expect(Math.min(answer.y + answer.height, answer.y + 60)).toBeLessThanOrEqual(bar.y)
}

for (const viewport of LOW) {
  test.describe(`at ${viewport.width} by ${viewport.height}`, () => {
    test.use({ viewport })

    test('every card of a review shows its grades and its answer at once', async ({ page }) => {
      await page.goto('/review')
      const card = page.getByRole('article', { name: 'Card' })
      await hearsKeys(page)
      for (let count = 0; count < 20; count += 1) {
        await expect(page.getByRole('button', { name: 'Show answer' })).toBeInViewport({ ratio: 1 })
        expect(await page.evaluate(() => window.scrollY)).toBe(0)
        await page.getByRole('button', { name: 'Show answer' }).click()
        await expectGrades(page, card)
        await page.keyboard.press('4')
        await expect(grades(page)).toBeHidden()
      }
    })

    test('every question of a rehearsal shows its marks, its grades and its answer at once', async ({
      page,
      ownServer,
    }) => {
      await begin(page, await brief(ownServer.url, 5 * DAY_MS))
      for (let count = 0; count < 10; count += 1) {
        await toMarks(page)
        for (const mark of await sure(page).getByRole('button').all()) {
          await expect(mark).toBeInViewport({ ratio: 1 })
          expect((await mark.boundingBox())?.height).toBeGreaterThanOrEqual(LEAST_TARGET_PX)
        }
        await page.keyboard.press('2')
        await expectGrades(page, card(page))
        await page.keyboard.press('3')
        await expect(grades(page)).toBeHidden()
      }
    })
  })
}

test('at 400% the bar is at the end of the page and takes nothing of the window', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 })
  await page.goto('/review')
  const show = page.getByRole('button', { name: 'Show answer' })
  await show.click()
  await expect(grades(page)).toBeVisible()
  expect(await grades(page).evaluate((bar) => getComputedStyle(bar.closest('.bottom-0') ?? bar).position)).toBe(
    'static',
  )
})
