import { DAY_MS, MINUTE_MS } from '@/lib/domain/time/units'
import { expect, freshTest as test } from '../support/app'
import { judge } from '../support/judge'
import { answerFirst } from '../support/send-entries'
import { newDataDir, startServer } from '../support/server'

test('answers dated ahead by a wrong clock are told on Today, and fixed in one step', async ({ page }) => {
  const dataDir = newDataDir()
  const ahead = await startServer({ dataDir, clockShiftMs: 400 * DAY_MS })
  await answerFirst(ahead.url, 3, { at: Date.now() + 400 * DAY_MS, questionMs: 4_000, answerMs: 2_000 })
  await ahead.stop()
  const server = await startServer({ dataDir })
  await page.goto(server.url)
  const note = page.getByText(/^3 answers are dated up to 400 days ahead$/)
  await expect(note).toBeVisible()
  await judge(page)
  await page.setViewportSize({ width: 320, height: 640 })
  await judge(page)
  await page.getByRole('button', { name: 'Fix the dates' }).click()
  await expect(page.getByText('Dates fixed: 3 entries.')).toBeVisible()
  await expect(note).toBeHidden()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(note).toBeHidden()
  await page.goto('about:blank')
  await server.stop()
})

test('a device whose clock is behind is told so on Today, and only then', async ({ page }) => {
  const server = await startServer({ dataDir: newDataDir() })
  const note = page.getByText(/^This device’s clock is \d+ minutes behind$/)
  await page.goto(server.url)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(note).toBeHidden()
  await page.clock.setSystemTime(Date.now() - 20 * MINUTE_MS)
  await page.reload()
  await expect(note).toBeVisible()
  await judge(page)
  await page.goto('about:blank')
  await server.stop()
})
