import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { v7 as uuidv7 } from 'uuid'
import { expect, freshTest as test } from '../support/app'
import { judgeThemes } from '../support/judge'
import { sendEntries } from '../support/send-entries'
import { newDataDir, startServer } from '../support/server'
import { study } from './retention.fixture'

// Each test has a server of its own, so they need not wait for each other.
test.describe.configure({ mode: 'parallel' })

const PATHS = ['/retention', '/retention/calibration', '/retention/weak-spots', '/retention/coming']

const figureOf = (page: Page, heading: string) =>
  page.locator('section', { has: page.getByRole('heading', { name: heading, exact: true }) }).getByRole('figure')

const rowOf = (page: Page, name: string) =>
  figureOf(page, 'Recall against target')
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) })

test('every page has figures that are true of the answers, and says how they are worked out', async ({
  page,
  ownServer,
}) => {
  const answers = await study(ownServer)
  await page.goto('/retention')
  const recall = figureOf(page, 'Recall against target')
  await expect(recall).toContainText(
    'In the last 30 days you recalled the answer in 7 of 10 reviews: 70% (95% interval 40% to 89%), below your target of 90%.',
  )
  await recall.getByText('How this is worked out').click()
  await expect(recall.getByText(/^True retention counts the first answer/)).toBeVisible()
  // Of one day there is a range and no line.
  await expect(recall.getByRole('img', { name: /^Percentage recalled/ })).toContainText('So far')
  await expect(rowOf(page, 'Last 30 days')).toContainText('7 of 10, 40% to 89%')
  await expect(rowOf(page, 'Last 7 days').getByRole('cell')).toHaveText([/none/, /none/, /none/])
  const recalls = page.locator('section', { has: page.getByRole('heading', { name: 'Two kinds of recall' }) })
  await expect(recalls).toContainText('Measured (true retention): you recalled 7 of 10 reviews in the last 30 days.')
  await expect(recalls).toContainText('Predicted: the average for the 10 cards you have studied, if asked now.')
  await expect(page.getByText('You studied on 2 of the last 365 days')).toBeVisible()
  await page.getByRole('link', { name: 'How good are the forecasts?' }).click()
  await expect(figureOf(page, 'Can the forecasts be trusted?')).toContainText(
    '10 reviews so far have a forecast to compare with; 200 are needed.',
  )
  await page.getByRole('link', { name: 'What is coming' }).click()
  const forecast = figureOf(page, 'The next 30 days')
  await forecast.getByText('Figures', { exact: true }).click()
  await expect(forecast.getByRole('table')).toBeVisible()
  const due = await forecast.getByRole('row').locator('td:nth-child(2) > span:last-child').allInnerTexts()
  const named = (await forecast.locator('figcaption').textContent()) ?? ''
  const counts = [/(\d+) cards? falls? due/, /(\d+) more (?:is|are) overdue/].map(
    (pattern) => pattern.exec(named)?.[1] ?? 0,
  )
  const sum = due.reduce((total, cell) => total + Number(cell.replace(/\D/g, '')), 0)
  expect(sum).toBeGreaterThan(0)
  expect(sum).toBe(Number(counts[0]) + Number(counts[1]))
  // One that was taken back is gone from the figures.
  const missed = answers.find(({ rating }) => rating === 1)
  if (!missed) throw new Error('three cards were missed')
  const at = missed.at + 1
  await sendEntries(ownServer.url, [
    { kind: 'void', id: uuidv7({ msecs: at }), cardId: missed.cardId, at, voids: missed.id },
  ])
  await page.goto('/retention')
  await expect(rowOf(page, 'All time')).toContainText('7 of 9')
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('sources are shown by article, deck or topic, and lead to their cards', async ({ page, ownServer }) => {
    await study(ownServer)
    await page.goto('/retention/weak-spots')
    const kinds = page.getByRole('navigation', { name: 'Kinds of source' })
    for (const kind of ['Decks', 'Topics', 'Articles']) {
      await kinds.getByRole('link', { name: kind }).click()
      await expect(page.getByRole('table', { name: `${kind}, those you recall least first` })).toBeVisible()
    }
    await page
      .locator('tbody')
      .getByRole('link', { name: /cards$/ })
      .first()
      .click()
    await expect(page).toHaveURL(/\/cards\?search=article/)
  })
})

test('a costly card is suspended from the list of weak spots, and that is undone', async ({ page, ownServer }) => {
  await study(ownServer)
  await page.goto('/retention/weak-spots')
  const list = page.getByRole('list', { name: 'Most time-consuming cards' })
  await expect(list.getByRole('listitem')).toHaveCount(10)
  await list
    .getByRole('button', { name: /^Suspend/ })
    .first()
    .click()
  await expect(list.getByText('suspended')).toHaveCount(1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(list.getByText('suspended')).toHaveCount(0)
})

/** Pairs of labels of one chart that overlap, and labels that reach out of the window. */
const troubles = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('svg[role=img]')].flatMap((svg) => {
      const texts = [...svg.querySelectorAll('text')].map((text) => ({
        name: text.textContent,
        box: text.getBoundingClientRect(),
      }))
      const name = svg.getAttribute('aria-label')?.slice(0, 30)
      // The box of a text has a pixel of air above and below its letters.
      const overlapping = texts.flatMap((a, i) =>
        texts
          .slice(i + 1)
          .filter(
            (b) =>
              a.box.left < b.box.right &&
              b.box.left < a.box.right &&
              a.box.top + 1 < b.box.bottom - 1 &&
              b.box.top + 1 < a.box.bottom - 1,
          )
          .map((b) => `${name}: “${a.name}” over “${b.name}”`),
      )
      const outside = texts
        .filter(({ box }) => box.left < 0 || box.right > window.innerWidth)
        .map((text) => `${name}: “${text.name}” out of the window`)
      return [...overlapping, ...outside]
    }),
  )

test('after 200 days of study every chart is drawn, no labels overlap, and calibration is a true square', async ({
  page,
}) => {
  test.slow()
  const dataDir = newDataDir()
  execFileSync('node', ['--import', 'tsx', 'tests/support/simulate-folder.ts', dataDir, '200'])
  const server = await startServer({ dataDir })
  try {
    for (const width of [320, 360, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      for (const path of PATHS) {
        await page.goto(`${server.url}${path}`)
        await page.evaluate(() => document.fonts.ready)
        await expect(page.getByRole('img')).toHaveCount(1)
        expect(await troubles(page), `${path} at ${width} px`).toEqual([])
      }
      await page.goto(`${server.url}/retention/calibration`)
      const chart = page.getByRole('img', { name: /^Recall compared with prediction/ })
      const sides = await chart.evaluate((svg) => {
        const box = svg.querySelector('line[stroke-dasharray]')?.getBoundingClientRect()
        return box ? [box.width, box.height] : []
      })
      expect(sides[0]).toBeGreaterThan(100)
      expect(Math.abs((sides[0] ?? 0) - (sides[1] ?? 0))).toBeLessThan(1)
    }
    await page.goto(`${server.url}/retention`)
    await expect(page.getByRole('img', { name: /^Percentage recalled/ })).toContainText('target 90%')
  } finally {
    // Pages that it asks for ahead would be missing.
    await page.goto('about:blank')
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
})

test('is accessible with all its figures, fits 320 px, and prints in dark ink, whatever the theme', async ({
  page,
  context,
  ownServer,
}) => {
  test.slow()
  await page.setViewportSize({ width: 320, height: 900 })
  await page.goto('/retention')
  await expect(page.getByText('The figures appear here after your first answers.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Start reviewing' })).toHaveAttribute('href', '/review')
  await study(ownServer)
  for (const path of PATHS) {
    await page.goto(path)
    await page.locator('details').evaluateAll((all) => {
      for (const details of all) details.setAttribute('open', '')
    })
    await judgeThemes(page)
  }
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
