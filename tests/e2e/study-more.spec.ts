import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import Sqlite from 'better-sqlite3'
import { DAY_MS } from '@/lib/domain/time/units'
import { judge } from '../support/judge'
import { seen } from '../support/seen'
import { newDataDir, startServer } from '../support/server'

const grades = (page: Page) => page.getByRole('group', { name: 'How well did you recall it?' })
const card = (page: Page) => page.getByRole('article', { name: 'Card' })
const end = (page: Page) => page.getByRole('link', { name: 'Back to Today' })

type Grade = 'Again' | 'Good' | 'Easy'

/** Grades the card that is up. */
const grade = async (page: Page, name: Grade) => {
  await page.getByRole('button', { name: 'Show answer' }).click()
  await expect(grades(page)).toBeVisible()
  await seen(page)
  await grades(page)
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click()
  await expect(grades(page)).toBeHidden()
}

/** Grades every card until the session ends, and gives how many answers that took. */
const gradeAll = async (page: Page, nameOf: (answer: number) => Grade): Promise<number> => {
  for (let answers = 0; ; answers += 1) {
    await expect(card(page).or(end(page))).toBeVisible()
    if (await end(page).isVisible()) return answers
    await grade(page, nameOf(answers))
  }
}

/** The modes of the log's answers and how many of each there are. */
const modesIn = (dataDir: string): Record<string, number> => {
  const db = new Sqlite(join(dataDir, 'aide.sqlite'), { readonly: true })
  const rows = db.prepare("select mode, count(*) as answers from reviews where kind = 'review' group by mode").all()
  db.close()
  return Object.fromEntries((rows as { mode: string; answers: number }[]).map(({ mode, answers }) => [mode, answers])) // the columns selected
}

const memoriesIn = (dataDir: string) => {
  const db = new Sqlite(join(dataDir, 'aide.sqlite'), { readonly: true })
  const rows = db.prepare('select * from memories order by card_id').all()
  db.close()
  return rows
}

test('past the limit, crammed and ahead: each starts at once, says so, and is logged as what it is', async ({
  page,
}) => {
  test.setTimeout(300_000)
  const dataDir = newDataDir()
  const today = await startServer({ dataDir })
  await page.goto(`${today.url}/review`)
  const first = await gradeAll(page, (answer) => (answer === 4 ? 'Again' : answer > 19 ? 'Good' : 'Easy'))
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
  const studied = first + (await gradeAll(page, () => 'Easy'))
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
  await gradeAll(page, () => 'Good')
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
  // What is due comes first; the first card that is not says so.
  const early = page.getByText(/not due yet\. (Its|Each) answer sets a new date, counted from today\./)
  await expect(page.getByText(/ [1-9]\d* early, /)).toBeAttached()
  const due = Number(/(\d+) due, /.exec((await page.getByText(/ early, /).textContent()) ?? '')?.[1])
  for (let answer = 0; answer < due; answer++) {
    await expect(early).toBeHidden()
    await grade(page, 'Good')
  }
  await expect(early).toBeVisible()
  await gradeAll(page, () => 'Good')
  await expect.poll(() => modesIn(dataDir).ahead ?? 0).toBeGreaterThan(20)
  await nextDay.stop()
})

test('Today begins with what the nearest briefing needs, and never says that nothing is due', async ({ page }) => {
  const server = await startServer({ dataDir: newDataDir() })
  const at = Date.now() + DAY_MS
  const made = await fetch(`${server.url}/api/v1/briefings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'Talks in Astana', at, choices: { scope: { topics: ['Central Asia'] } } }),
  })
  expect(made.status).toBe(201)
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

test('details scroll into view, and a card still being learned is not said to be forgotten', async ({ page }) => {
  const server = await startServer({ dataDir: newDataDir() })
  await page.setViewportSize({ width: 360, height: 560 })
  await page.goto(`${server.url}/review`)
  await grade(page, 'Again')
  for (let answers = 0; answers < 19; answers += 1) await grade(page, 'Easy')
  await page.getByRole('button', { name: 'Show answer' }).click()
  await expect(grades(page)).toBeVisible()
  await page.keyboard.press('i')
  const details = page.getByRole('region', { name: 'Details' })
  await expect(details.getByText('Answered', { exact: true })).toBeInViewport()
  await expect(details).toContainText('1 time')
  await expect(details).not.toContainText(/forgotten/i)
  await server.stop()
})
