import { join } from 'node:path'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { v7 as uuidv7 } from 'uuid'
import { DAY_MS } from '@/lib/domain/time/units'
import { expect, freshTest as test } from '../support/app'
import { judge } from '../support/judge'
import type { RunningServer } from '../support/server'
import { noon, send } from './retention.fixture'

const CARDS = 42

/** Answers cards of different facts Easy sixty days ago, so that all of them are overdue. */
const leaveBacklog = async (server: RunningServer): Promise<void> => {
  const { settingsId } = await (await fetch(`${server.url}/api/v1/session`)).json()
  const db = new Database(join(server.dataDir, 'aide.sqlite'))
  // Nothing can have been answered before its card was made.
  db.prepare('update cards set created_at = created_at - ?').run(90 * DAY_MS)
  const cards = db
    .prepare<[number], string>("select min(id) from cards where form = 'question' group by fact_id order by 1 limit ?")
    .pluck()
    .all(CARDS)
  db.close()
  const entries = cards.map((cardId, index) => {
    const at = noon(60) + index * 1000
    return {
      kind: 'review',
      settingsId,
      questionMs: 8000,
      answerMs: 2000,
      id: uuidv7({ msecs: at }),
      cardId,
      at,
      rating: 4,
    }
  })
  await send(server, entries)
}

/** The day that many days from today, as the server's learner counts days. */
const dateIn = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)

const weekdays = (page: Page) => page.getByRole('group', { name: 'On these weekdays' })

test('a backlog is spread over days that are chosen: first what it costs, then done, then undone', async ({
  page,
  ownServer,
}) => {
  await leaveBacklog(ownServer)
  await page.goto('/')
  await page.getByRole('link', { name: 'Spread them over several days' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Pause and catch up' })).toBeVisible()
  await expect(page.getByText('42 cards are overdue.')).toBeVisible()
  // Seven days are shown before anything is chosen.
  await expect(
    page.getByText(
      /^6 reviews per day for 7 days, .+: \d+ moved, the rest fall due then anyway\. Cost of waiting: .+ facts? forgotten\.$/,
    ),
  ).toBeVisible()
  await judge(page)

  await page.getByLabel('Spread over, in days').fill('5')
  await weekdays(page).getByLabel('Sun').uncheck()
  await page.getByRole('button', { name: 'Show the plan' }).click()
  await expect(page.getByText(/^6 to 9 reviews per day for 5 days/)).toBeVisible()
  await expect(weekdays(page).getByLabel('Sun')).not.toBeChecked()
  const table = page.getByRole('table', { name: 'Other lengths' })
  await expect(table.getByRole('row')).toHaveCount(6)
  await table.getByRole('link', { name: '14 days' }).click()
  await expect(page.getByText(/^3 reviews per day for 14 days/)).toBeVisible()

  await page.getByRole('button', { name: /^Spread \d+ reviews$/ }).click()
  await expect(page.getByRole('status').filter({ hasText: /^\d+ reviews spread over 14 days\./ })).toBeVisible()
  await expect(page.getByText('42 cards are overdue.')).toBeHidden()
  await page.goto('/')
  await expect(page.getByRole('link', { name: 'Spread them over several days' })).toBeHidden()

  await page.goto('/history')
  await page.getByRole('button', { name: /^Undo: \d+ reviews spread over 14 days/ }).click()
  await expect(page.getByRole('button', { name: /^Redo: \d+ reviews spread over 14 days/ })).toBeVisible()
  await page.goto('/pause')
  await expect(page.getByText('42 cards are overdue.')).toBeVisible()
})

test('a pause from today says so on Today and in Settings, and can be ended', async ({ page, ownServer }) => {
  await leaveBacklog(ownServer)
  await page.goto('/settings')
  await page.getByRole('link', { name: 'Plan a pause, or catch up' }).click()
  await page.getByLabel('First day').fill(dateIn(1))
  await page.getByRole('button', { name: 'Show the plan' }).click()
  await expect(page.getByText('Enter the last day of the pause.')).toBeVisible()
  // A day start after midnight: the study day may still be yesterday's date.
  const today = (await page.getByLabel('First day').getAttribute('min')) ?? ''
  await page.getByLabel('First day').fill(today)
  await page.getByLabel('Last day').fill(dateIn(9))
  await page.getByRole('button', { name: 'Show the plan' }).click()
  await page.getByRole('button', { name: 'Plan the pause and spread 42 reviews' }).click()
  await expect(
    page.getByRole('status').filter({ hasText: /^Pause planned, .+; 42 reviews spread over 7 days\./ }),
  ).toBeVisible()
  await judge(page)

  await page.getByRole('link', { name: 'Go to Today' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Pause until / })).toBeVisible()
  await expect(page.getByText('Nothing is due now.')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Today and tomorrow' })).toContainText('Pause. Due: nothing')
  await judge(page)

  await page.getByRole('link', { name: 'Change the pause' }).click()
  await page.getByRole('button', { name: /^End the pause / }).click()
  await expect(page.getByRole('list', { name: 'Planned pauses' })).toBeHidden()
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1, name: /^20 cards/ })).toBeVisible()
})
