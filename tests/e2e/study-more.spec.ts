import { expect, type Page, test } from '@playwright/test'
import { DAY_MS } from '@/lib/domain/time/units'
import { judge } from '../support/judge'
import { makeBriefing } from '../support/make-briefing'
import { seen } from '../support/seen'
import { newDataDir, startServer } from '../support/server'
import { rowsIn } from '../support/stored-rows'
import { answer, card, grades, hearsKeys } from './session-page'

const end = (page: Page) => page.getByRole('link', { name: 'Back to Today' })

/** Grades every card by key until the session ends, and gives how many answers that took. */
const gradeAll = async (page: Page, keyOf: (answer: number) => '1' | '3' | '4'): Promise<number> => {
  for (let answers = 0; ; answers += 1) {
    await expect(card(page).or(end(page))).toBeVisible()
    if (await end(page).isVisible()) return answers
    await answer(page, keyOf(answers))
  }
}

/** The modes of the log's answers and how many of each there are. */
const modesIn = (dataDir: string): Record<string, number> =>
  Object.fromEntries(
    rowsIn<{ mode: string; answers: number }>(
      dataDir,
      "select mode, count(*) as answers from reviews where kind = 'review' group by mode",
    ).map(({ mode, answers }) => [mode, answers]),
  )

const memoriesIn = (dataDir: string) => rowsIn(dataDir, 'select * from memories order by card_id')

test('past the limit, crammed and ahead: each starts at once, says so, and is logged as what it is', async ({
  page,
}) => {
  test.setTimeout(300_000)
  const dataDir = newDataDir()
  const today = await startServer({ dataDir })
  await page.goto(`${today.url}/review`)
  await hearsKeys(page)
  const first = await gradeAll(page, (answers) => (answers === 4 ? '1' : answers > 19 ? '3' : '4'))
  await expect(page.getByText('You’ve reached today’s limits.')).toBeVisible()

  // The end of the session and Today, one click later, name the same tomorrow.
  const tomorrow = (await page.getByText(/Tomorrow: \d/).textContent()) ?? ''
  const [, load = '', minutes = ''] =
    /Tomorrow: (.+), ((?:about )?\d+ minutes?|less than a minute)\./.exec(tomorrow) ?? []
  expect(load).toContain('20 new cards')
  await end(page).click()
  const row = page
    .getByRole('list', { name: 'Today and tomorrow' })
    .getByRole('listitem')
    .filter({ hasText: 'Tomorrow' })
  await expect(row).toContainText(load)
  await expect(row).toContainText(minutes)
  await expect(page.getByRole('heading', { level: 1, name: 'Done for today' })).toBeVisible()

  // Ten more: the page says how long they take, and the session opens with the same.
  const size = /10 new cards, (about \d+ minutes?|less than a minute)/.exec(
    (await page.getByText(/^10 new cards, /).textContent()) ?? '',
  )
  await page.getByRole('link', { name: '10 more new cards', exact: true }).click()
  await expect(page.getByText('This session goes past today’s limits by 10 new cards.')).toBeVisible()
  await expect(page.getByText(`10 new, 0 learning, 0 due, ${size?.[1]} left`)).toBeAttached()
  const studied = first + (await gradeAll(page, () => '4'))
  expect(studied).toBeGreaterThanOrEqual(31)
  // The last answers may still be on their way.
  await expect.poll(() => modesIn(dataDir)).toEqual({ study: studied })

  // Cramming: no interval on the grades, and a missed card comes back.
  const before = memoriesIn(dataDir)
  await page.getByRole('link', { name: /^Cram what you missed in the last 7 days/ }).click()
  await expect(page.getByText('Cramming: your answers don’t change any due dates.')).toBeVisible()
  await page.getByRole('button', { name: 'Show answer' }).click()
  for (const name of ['Again', 'Hard', 'Good', 'Easy']) {
    await expect(grades(page).getByRole('button', { name, exact: true })).toBeVisible()
  }
  await seen(page)
  await grades(page).getByRole('button', { name: 'Again' }).click()
  await gradeAll(page, () => '3')
  await expect(page.getByText('Due dates haven’t changed.')).toBeVisible()
  await expect.poll(() => modesIn(dataDir)).toEqual({ study: studied, cram: 2 })
  expect(memoriesIn(dataDir)).toEqual(before)

  // A search as a session, from the page Cards.
  await page.goto(`${today.url}/cards?search=pandemic`)
  await page.getByRole('link', { name: 'Study these' }).click()
  await expect(page).toHaveURL(/\/review\?search=pandemic&ahead=all$/)
  await expect(card(page).or(end(page))).toBeVisible()
  await today.stop()

  const nextDay = await startServer({ dataDir, clockShiftMs: DAY_MS })
  await page.clock.setSystemTime(Date.now() + DAY_MS)
  await page.goto(`${nextDay.url}/review?ahead=30`)
  await hearsKeys(page)
  // What is due comes first; the first card that is not says so.
  const early = page.getByText(/not due yet\. (Its|Each) answer sets a new date, counted from today\./)
  await expect(page.getByText(/ [1-9]\d* early, /)).toBeAttached()
  const due = Number(/(\d+) due, /.exec((await page.getByText(/ early, /).textContent()) ?? '')?.[1])
  for (let answers = 0; answers < due; answers++) {
    await expect(early).toBeHidden()
    await answer(page, '3')
  }
  await expect(early).toBeVisible()
  await gradeAll(page, () => '3')
  await expect.poll(() => modesIn(dataDir).ahead ?? 0).toBeGreaterThan(20)
  await nextDay.stop()
})

test('Today begins with what the nearest briefing needs, and never says that nothing is due', async ({ page }) => {
  const server = await startServer({ dataDir: newDataDir() })
  const at = Date.now() + DAY_MS
  await makeBriefing(server.url, { title: 'Talks in Astana', at })
  await page.goto(`${server.url}/settings`)
  await page.getByLabel('New cards per day').fill('0')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await page.goto(server.url)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Talks in Astana, (today|tomorrow)$/)
  await expect(page.getByText(/^Today: \d+ cards?, (about \d+ minutes?|less than a minute)/)).toBeVisible()
  await expect(page.getByText('Nothing is due now')).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('Today’s session')
  await page.setViewportSize({ width: 320, height: 700 })
  await judge(page)
  await page.getByRole('link', { name: 'Study today’s part' }).click()
  await expect(page).toHaveURL(/\/review\?briefing=/)
  await expect(card(page)).toBeVisible()
  await server.stop()
})
