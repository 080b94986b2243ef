import { expect, test } from '@playwright/test'
import { DAY_MS } from '@/lib/domain/time/units'
import { sessionAt } from '../support/send-entries'
import { newDataDir, startServer } from '../support/server'
import { answer, hearsKeys } from './session-page'

const countsAt = async (url: string) => (await sessionAt(url)).counts

/** The facts of the cards that are asked first. */
const factsAt = async (url: string, count: number): Promise<readonly string[]> =>
  (await sessionAt(url)).main.slice(0, count).map(({ factId }) => factId)

test('three days of study: what was answered comes back when its button said, after restarts', async ({ browser }) => {
  test.setTimeout(240_000)
  const dataDir = newDataDir()
  const context = await browser.newContext()
  const page = await context.newPage()

  /** Lives through one day: a server that was started anew, and a learner who answers all that is asked with one key. */
  const live = async (day: number, work: (url: string) => Promise<void>) => {
    const shiftMs = day * DAY_MS
    const server = await startServer({ dataDir, clockShiftMs: shiftMs })
    await page.clock.setSystemTime(Date.now() + shiftMs)
    try {
      await work(server.url)
    } finally {
      await server.stop()
    }
  }

  const saved = async (url: string, answers: number) => {
    await expect.poll(async () => (await countsAt(url)).new + answers, { timeout: 20_000 }).toBeLessThanOrEqual(20)
  }

  let first: readonly string[] = []
  let second: readonly string[] = []

  await live(0, async (url) => {
    first = await factsAt(url, 8)
    await page.goto(url)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('20 cards')
    await page.getByRole('link', { name: 'Start reviewing' }).click()
    await hearsKeys(page)
    await answer(page, '4', 8)
    await saved(url, 8)
    const { learning, due } = await countsAt(url)
    expect({ learning, due }).toEqual({ learning: 0, due: 0 })
  })

  await live(1, async (url) => {
    expect(await countsAt(url)).toEqual({ new: 20, learning: 0, due: 0 })
    second = await factsAt(url, 4)
    await page.goto(`${url}/review`)
    await hearsKeys(page)
    await answer(page, '3', 4)
    await saved(url, 4)
    // Good on a first answer is the second learning step: ten minutes, so within what is learned ahead.
    expect(await countsAt(url)).toEqual({ new: 16, learning: 4, due: 0 })
  })

  await live(2, async (url) => {
    const counts = await countsAt(url)
    expect(counts.due + counts.learning).toBeGreaterThanOrEqual(4)
    await page.goto(url)
    await expect(page.getByRole('link', { name: 'Start reviewing' })).toBeVisible()
  })

  // Easy on a first answer is 8.3 days; fuzz and load balancing put it from day 6 to day 11. The four cards of the
  // second day come first, and siblings of theirs from the first day wait a day.
  await live(12, async (url) => {
    const due = first.filter((factId) => !second.includes(factId)).length
    expect(due).toBeGreaterThanOrEqual(4)
    expect(await countsAt(url)).toEqual({ new: 20, learning: 4, due })
    await page.goto(`${url}/review`)
    await hearsKeys(page)
    await answer(page, '3', 4)
    await expect.poll(async () => (await countsAt(url)).learning, { timeout: 20_000 }).toBe(0)
    await page.keyboard.press('u')
    await expect.poll(async () => (await countsAt(url)).learning, { timeout: 20_000 }).toBe(1)
  })

  await live(13, async (url) => {
    const { learning, due } = await countsAt(url)
    expect(learning + due).toBeGreaterThanOrEqual(8)
  })
  await context.close()
})
