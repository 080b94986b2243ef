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
  await server.stop()
})
