import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { v7 as uuidv7 } from 'uuid'
import { expect, freshTest as test } from '../support/app'
import type { RunningServer } from '../support/server'

const DAY_MS = 86_400_000
const HALF_HOUR_MS = 1_800_000

type Answer = { readonly id: string; readonly cardId: string; readonly at: number; readonly rating: number }

/** Noon in UTC, that many days ago: far from every day start in Brussels. */
const noon = (daysAgo: number): number => (Math.floor(Date.now() / DAY_MS) - daysAgo) * DAY_MS + DAY_MS / 2

const send = async ({ url }: RunningServer, entries: readonly object[]) => {
  const response = await fetch(`${url}/api/v1/reviews`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ entries }),
  })
  const { results }: { results: { status: string }[] } = await response.json()
  expect(results.map(({ status }) => status)).toEqual(entries.map(() => 'stored'))
}

/** Ten cards learned forty days ago, and asked twenty days ago: seven were recalled. Gives the answers of that day. */
const study = async (server: RunningServer): Promise<readonly Answer[]> => {
  const { settingsId } = await (await fetch(`${server.url}/api/v1/session`)).json()
  const db = new Database(join(server.dataDir, 'aide.sqlite'))
  // Nothing can have been answered before its card was made.
  db.prepare('update cards set created_at = created_at - ?').run(90 * DAY_MS)
  const cards = db
    .prepare<[], string>("select min(id) from cards where form = 'question' group by fact_id order by 1 limit 10")
    .pluck()
    .all()
  db.close()
  const answers = (at: number, rating: (i: number) => number): Answer[] =>
    cards.map((cardId, i) => ({ id: uuidv7({ msecs: at }), cardId, at: at + i * 1000, rating: rating(i) }))
  const asked = answers(noon(20), (i) => (i < 7 ? 3 : 1))
  const all = [...answers(noon(40), () => 3), ...answers(noon(40) + HALF_HOUR_MS, () => 3), ...asked]
  await send(
    server,
    all.map((answer) => ({ kind: 'review', settingsId, questionMs: 3000, answerMs: 2000, ...answer })),
  )
  return asked
}

const figureOf = (page: Page, heading: string) =>
  page.locator('section', { has: page.getByRole('heading', { name: heading }) }).getByRole('figure')

const rowOf = (page: Page, name: string) =>
  figureOf(page, 'True retention')
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) })

test('without an answer the page says what will be there, and leads to the first review', async ({ page }) => {
  await page.goto('/retention')
  await expect(page.getByText('No card has been answered yet.')).toBeVisible()
  await expect(page.getByRole('figure')).toHaveCount(0)
  await page.getByRole('link', { name: 'Start reviewing' }).click()
  await expect(page).toHaveURL(/\/review$/)
})

test('every picture has a finding that is true of the answers, its figures and its definition', async ({
  page,
  ownServer,
}) => {
  await study(ownServer)
  await page.goto('/retention')
  await expect(page.getByRole('figure')).toHaveCount(4)
  await expect(page.getByRole('img')).toHaveCount(4)
  await expect(figureOf(page, 'True retention')).toContainText(
    'In the last 30 days you recalled 7 of 10 cards that came back, 70%: less than your target of 90%.',
  )
  await expect(rowOf(page, '30 days')).toContainText('7 of 10, 40% to 89%')
  await expect(rowOf(page, '7 days').getByRole('cell')).toHaveText(
    ['none', 'none', 'none'].map((none) => new RegExp(none)),
  )
  await expect(figureOf(page, 'The last year')).toContainText('You studied on 2 of the last 365 days')
  await expect(figureOf(page, 'Known now')).toContainText(
    /recall (about )?\d+( to \d+)? of the \d+ facts in the library/,
  )
  const forecast = figureOf(page, 'The next 30 days')
  await forecast.getByText('Figures').click()
  const due = await forecast.getByRole('row').locator('td:nth-child(2)').allInnerTexts()
  const named = (await forecast.locator('figcaption').textContent()) ?? ''
  const counts = [/(\d+) cards? falls? due/, /(\d+) more (?:is|are) overdue/].map(
    (pattern) => pattern.exec(named)?.[1] ?? 0,
  )
  const sum = due.reduce((total, cell) => total + Number(cell.replace(/\D/g, '')), 0)
  expect(sum).toBeGreaterThan(0)
  expect(sum).toBe(Number(counts[0]) + Number(counts[1]))

  for (const heading of ['True retention', 'Known now', 'The next 30 days', 'The last year']) {
    const definition = figureOf(page, heading).locator('details').filter({ hasText: 'How this is worked out' })
    await definition.locator('summary').click()
    await expect(definition.locator('p').first()).toBeVisible()
  }
})

test('an answer that was taken back is gone from every figure', async ({ page, ownServer }) => {
  const answers = await study(ownServer)
  const missed = answers.find(({ rating }) => rating === 1)
  if (!missed) throw new Error('three cards were missed')
  const at = missed.at + 1
  await send(ownServer, [{ kind: 'void', id: uuidv7({ msecs: at }), cardId: missed.cardId, at, voids: missed.id }])
  await page.goto('/retention')
  await expect(rowOf(page, 'All time')).toContainText('7 of 9')
  await expect(page.getByText('29 answers so far')).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 1280]) {
    test(`is accessible and fits: ${colorScheme}, ${width} px`, async ({ page, ownServer }) => {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 900 })
      const check = async () => {
        await page.goto('/retention')
        await page.locator('details').evaluateAll((all) => {
          for (const details of all) details.setAttribute('open', '')
        })
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect(overflow).toBeLessThanOrEqual(0)
      }
      await check()
      await study(ownServer)
      await check()
    })
  }
}

test('prints in dark ink, whatever the theme', async ({ page, context, ownServer }) => {
  await study(ownServer)
  await context.addCookies([{ name: 'theme', value: 'dark', url: ownServer.url }])
  await page.goto('/retention')
  await page.emulateMedia({ media: 'print' })
  const ink = await page
    .getByRole('figure')
    .first()
    .evaluate((figure) => getComputedStyle(figure).color)
  const lightness = await page.evaluate((color) => {
    const context2d = document.createElement('canvas').getContext('2d')
    if (!context2d) return 255
    context2d.fillStyle = color
    context2d.fillRect(0, 0, 1, 1)
    return Math.max(...context2d.getImageData(0, 0, 1, 1).data.slice(0, 3))
  }, ink)
  expect(lightness).toBeLessThan(80)
})
