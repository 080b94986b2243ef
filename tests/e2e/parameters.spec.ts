import { join } from 'node:path'
import Database from 'better-sqlite3'
import { v7 as uuidv7 } from 'uuid'
import { fsrsModel } from '@/lib/domain/scheduling/fsrs'
import { seededFraction } from '@/lib/domain/scheduling/fuzz'
import { DEFAULT_WEIGHTS } from '@/lib/domain/scheduling/settings'
import { DAY_MS } from '@/lib/domain/time/units'
import { expect, freshTest as test } from '../support/app'
import { judge } from '../support/judge'
import { sendEntries, sessionAt } from '../support/send-entries'
import type { RunningServer } from '../support/server'
import { noon } from './retention.fixture'

const DAYS = 700

/** A learner who forgets faster than the defaults predict: 1,600 scored answers to 20 cards. */
const study = async (server: RunningServer): Promise<void> => {
  const { settingsId } = await sessionAt(server.url)
  const db = new Database(join(server.dataDir, 'aide.sqlite'))
  // Nothing can have been answered before its card was made.
  db.prepare('update cards set created_at = created_at - ?').run(2 * DAYS * DAY_MS)
  const cards = db.prepare<[], string>('select id from cards order by 1 limit 20').pluck().all()
  db.close()
  const model = fsrsModel(DEFAULT_WEIGHTS.map((weight, index) => (index === 8 ? 0.2 : weight)))
  const entries = cards.flatMap((cardId, index) => {
    let state = model.next(null, 0, 3, true)
    let day = index % 5
    const own = [{ day, rating: 3 }]
    for (let review = 0; review < 80; review += 1) {
      const gap = [2, 5, 9, 14][review % 4] ?? 2
      day += gap
      const rating = seededFraction(`b${index}:${review}`) < model.recall(gap, state.stability) ? 3 : 1
      state = model.next(state, gap, rating, true)
      own.push({ day, rating })
    }
    return own.map(({ day: on, rating }) => {
      const at = noon(DAYS - on) + index * 1000
      const times = { questionMs: 3000, answerMs: 2000 }
      return { kind: 'review', id: uuidv7({ msecs: at }), cardId, at, rating, settingsId, ...times }
    })
  })
  for (let from = 0; from < entries.length; from += 400) await sendEntries(server.url, entries.slice(from, from + 400))
}

test('parameters are fitted, judged on held-out reviews, adopted, and given back', async ({ page, ownServer }) => {
  await study(ownServer)
  await page.goto('/settings')
  await page.getByRole('link', { name: /Fit them to your reviews/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('FSRS parameters')
  await expect(page.getByText('The defaults, based on many learners')).toBeVisible()
  await page.getByRole('button', { name: 'Fit the parameters' }).click()
  await expect(page.getByText(/On 320 reviews that they were not fitted to/)).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('table', { name: /held-out/ }).getByRole('row')).toHaveCount(4)
  await page.getByText('Calibration before and after').click()
  await judge(page)
  await page.setViewportSize({ width: 320, height: 640 })
  await judge(page)
  await page.getByRole('button', { name: 'Adopt these parameters' }).click()
  await expect(page.getByText('Your own parameters. In use since')).toBeVisible()
  await expect(page.getByText(/^Adopted\. On 320 reviews/)).toBeVisible()
  await page.getByRole('link', { name: 'reschedule your cards' }).click()
  await expect(page.getByRole('heading', { name: 'Reschedule cards' })).toBeInViewport()
  await expect(page.getByText(/^\d+ of \d+ cards in review would be due on another day\./)).toBeVisible()
  await page.getByText('Reviews by day', { exact: true }).click()
  await expect(page.getByRole('table', { name: /Reviews due/ }).getByRole('row')).toHaveCount(31)
  await judge(page)
  await page.getByRole('button', { name: /^Reschedule \d+ cards?$/ }).click()
  await expect(page.getByText('Every card in review is due when its settings say.')).toBeVisible()
  await page.goto('/history')
  await expect(page.getByText(/^\d+ cards? rescheduled/).first()).toBeVisible()
  await page.goto('/settings/parameters')
  await page.getByRole('button', { name: /Use the parameters from .* again/ }).click()
  await expect(page.getByText('The defaults, based on many learners')).toBeVisible()
})

test('with too few reviews it says how many there are, and offers nothing to fit or adopt', async ({ page }) => {
  await page.goto('/settings/parameters')
  await expect(page.getByText(/^You have 0 of the 1,500 reviews that fitting needs\./)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Fit the parameters' })).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Adopt these parameters' })).toBeHidden()
})
