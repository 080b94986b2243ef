import type { Page } from '@playwright/test'
import { DAY_MS, HOUR_MS } from '@/lib/domain/time/units'
import { expect, freshTest as test } from '../support/app'
import { seen } from '../support/seen'
import { newDataDir, startServer } from '../support/server'
import { grades, hearsKeys } from './session-page'

/** Long enough to load the page and answer two cards before four in the morning. */
const BEFORE_MS = 30_000

const waitUntil = (page: Page, instant: number) =>
  expect.poll(() => page.evaluate(() => Date.now()), { timeout: 50_000 }).toBeGreaterThan(instant)

test('a session that is open when a study day begins goes on with that day, and what is pressed meanwhile is done with the card on the screen', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const now = Date.now()
  const four = Math.ceil(now / DAY_MS) * DAY_MS + 4 * HOUR_MS
  const clockShiftMs = four - BEFORE_MS - now
  const server = await startServer({ dataDir: newDataDir(), clockShiftMs, env: { AIDE_TIME_ZONE: 'Etc/UTC' } })
  await page.clock.install({ time: Date.now() + clockShiftMs })
  const easy = async () => {
    await page.getByRole('button', { name: 'Show answer' }).click()
    await seen(page)
    await page.keyboard.press('4')
  }
  await page.goto(`${server.url}/review`)
  await expect(page.getByText(/^20 new, /)).toBeVisible()
  await hearsKeys(page)
  await easy()
  await expect(page.getByText(/^19 new, /)).toBeVisible()
  await hearsKeys(page)
  await easy()
  await expect(page.getByText(/^18 new, /)).toBeVisible()
  await waitUntil(page, four)
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
  await hearsKeys(page)
  await easy()
  await expect.poll(() => asked).toBeGreaterThan(0)
  // Yesterday's next card is on the screen, and today's cards are on their way.
  await page.keyboard.press('Space')
  await expect(grades(page)).toBeVisible()
  release()
  await page.waitForLoadState('networkidle')
  await expect(grades(page)).toBeVisible()
  await page.keyboard.press('4')
  // Of the new day's twenty new cards two are answered: not the sixteen that were left of the old day's.
  await expect(page.getByText(/^18 new, /)).toBeVisible()
  // The last answer may still be on its way.
  await page.close()
  await server.stop()
})
