import { DAY_MS, HOUR_MS } from '@/lib/domain/time/units'
import { expect, freshTest as test } from '../support/app'
import { seen } from '../support/seen'
import { newDataDir, startServer } from '../support/server'

/** Long enough to load the page and answer two cards before four in the morning. */
const BEFORE_MS = 30_000

test('a session that is open when a study day begins goes on with the cards of that day', async ({ page }) => {
  test.setTimeout(120_000)
  const now = Date.now()
  const four = Math.ceil(now / DAY_MS) * DAY_MS + 4 * HOUR_MS
  const shiftMs = four - BEFORE_MS - now
  const server = await startServer({
    dataDir: newDataDir(),
    clockShiftMs: shiftMs,
    env: { AIDE_TIME_ZONE: 'Etc/UTC' },
  })
  await page.clock.install({ time: Date.now() + shiftMs })
  const answer = async () => {
    // Once it is loaded again, the question has the focus.
    await page.waitForFunction(() => document.activeElement?.closest('article') !== null)
    await page.getByRole('button', { name: 'Show answer' }).click()
    await seen(page)
    await page.getByRole('button', { name: /^Easy/ }).click()
  }
  await page.goto(`${server.url}/review`)
  await expect(page.getByText(/^20 new, /)).toBeVisible()
  await answer()
  await expect(page.getByText(/^19 new, /)).toBeVisible()
  await answer()
  await expect(page.getByText(/^18 new, /)).toBeVisible()
  await expect.poll(() => page.evaluate(() => Date.now()), { timeout: 50_000 }).toBeGreaterThan(four)
  await answer()
  // Of the new day's twenty new cards one is answered: not the seventeen that were left of the old day's.
  await expect(page.getByText(/^19 new, /)).toBeVisible()
  await answer()
  await expect(page.getByText(/^18 new, /)).toBeVisible()
  // The last answer may still be on its way.
  await page.close()
  await server.stop()
})

test('what is pressed while the new day is loaded is done with the card on the screen', async ({ page }) => {
  test.setTimeout(120_000)
  const now = Date.now()
  const four = Math.ceil(now / DAY_MS) * DAY_MS + 4 * HOUR_MS
  const shiftMs = four - BEFORE_MS - now
  const server = await startServer({
    dataDir: newDataDir(),
    clockShiftMs: shiftMs,
    env: { AIDE_TIME_ZONE: 'Etc/UTC' },
  })
  await page.clock.install({ time: Date.now() + shiftMs })
  await page.goto(`${server.url}/review`)
  await page.waitForFunction(() => document.activeElement?.closest('article') !== null)
  await expect.poll(() => page.evaluate(() => Date.now()), { timeout: 50_000 }).toBeGreaterThan(four)
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  let asked = 0
  await page.route('**/review?*', async (route) => {
    asked += 1
    await held
    await route.continue()
  })
  const grades = page.getByRole('group', { name: 'How well did you recall it?' })
  await page.getByRole('button', { name: 'Show answer' }).click()
  await seen(page)
  await page.keyboard.press('4')
  await expect.poll(() => asked).toBeGreaterThan(0)
  // Yesterday's next card is on the screen, and today's cards are on their way.
  const question = await page.getByRole('article', { name: 'Card' }).textContent()
  await page.keyboard.press('Space')
  await expect(grades).toBeVisible()
  release()
  await page.waitForLoadState('networkidle')
  await expect(grades).toBeVisible()
  expect(question).not.toBeNull()
  await page.keyboard.press('4')
  await expect(page.getByText(/^18 new, /)).toBeVisible()
  await page.close()
  await server.stop()
})
