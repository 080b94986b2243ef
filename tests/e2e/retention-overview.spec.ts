import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test as plain } from '../support/app'
import { judge } from '../support/judge'
import { newDataDir, type RunningServer, startServer } from '../support/server'

/** How long each library was studied: on day one nothing is answered yet. */
const STUDIED_DAYS = [0, 10, 200] as const

const test = plain.extend<object, { studied: ReadonlyMap<number, RunningServer> }>({
  studied: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const servers = new Map<number, RunningServer>()
      const folders = STUDIED_DAYS.map((days) => ({ days, dataDir: newDataDir() }))
      for (const { days, dataDir } of folders) {
        if (days > 0)
          execFileSync('node', ['--import', 'tsx', 'tests/support/simulate-folder.ts', dataDir, String(days)])
        servers.set(days, await startServer({ dataDir }))
      }
      await use(servers)
      for (const server of servers.values()) await server.stop()
      for (const { dataDir } of folders) rmSync(dataDir, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 180_000 },
  ],
})

test.describe.configure({ mode: 'default' })

const GROUPS = ['recall', 'calibration', 'known', 'load', 'effort'].map((group) => `/retention/${group}`)
const WIDTHS = [320, 360, 768, 1280]

const open = async (page: Page, studied: ReadonlyMap<number, RunningServer>, days: number, path: string) => {
  await page.goto(`${studied.get(days)?.url}${path}`)
  await page.evaluate(() => document.fonts.ready)
}

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

for (const days of STUDIED_DAYS) {
  test(`the overview fits one screen after ${days} days`, async ({ page, studied }) => {
    await page.setViewportSize({ width: 1280, height: 800 })
    await open(page, studied, days, '/retention')
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(days === 0 ? 5 : 6)
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(800)
    await page.setViewportSize({ width: 360, height: 800 })
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(3 * 800)
  })

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the overview is accessible after ${days} days: ${colorScheme}`, async ({ page, studied }) => {
      await page.emulateMedia({ colorScheme })
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 800 })
        await open(page, studied, days, '/retention')
        await judge(page)
      }
    })
  }
}

test('charts appear as there is enough to draw, and say when before', async ({ page, studied }) => {
  await open(page, studied, 0, '/retention')
  await expect(page.getByRole('img')).toHaveCount(0)
  await expect(page.getByText(/^This appears after/)).toHaveCount(5)
  await open(page, studied, 10, '/retention')
  // Of ten days there is a range and no line; calibration may need more reviews.
  await expect(page.getByRole('img', { name: /^Percentage recalled/ })).toContainText('So far')
  await open(page, studied, 200, '/retention')
  await expect(page.getByRole('img')).toHaveCount(5)
  await expect(page.getByText(/^This appears after/)).toHaveCount(0)
  await expect(page.getByRole('img', { name: /^Percentage recalled/ })).toContainText('target 90%')
  await expect(page.getByRole('img', { name: /^Cards known/ })).toContainText('cards now')
})

test('no labels of a chart overlap, at any width', async ({ page, studied }) => {
  test.slow()
  for (const [days, paths] of [
    [10, ['/retention', ...GROUPS, '/retention/report']],
    [200, ['/retention', ...GROUPS, '/retention/load?ahead=90', '/retention/effort?period=month', '/retention/report']],
  ] as const) {
    for (const path of paths) {
      await open(page, studied, days, path)
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 })
        expect(await troubles(page), `${path} at ${width} px after ${days} days`).toEqual([])
      }
    }
  }
})

test('no labels overlap on the printed report', async ({ page, studied }) => {
  await open(page, studied, 200, '/retention/report')
  await page.emulateMedia({ media: 'print' })
  // A4 less margins of 14 mm.
  await page.setViewportSize({ width: 688, height: 1000 })
  expect(await troubles(page)).toEqual([])
})

test('calibration is a true square with the same scale on both axes', async ({ page, studied }) => {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    for (const path of ['/retention', '/retention/calibration']) {
      await open(page, studied, 200, path)
      const chart = page.getByRole('img', { name: /^Recall compared with prediction/ })
      const sides = await chart.evaluate((svg) => {
        const box = svg.querySelector('line[stroke-dasharray]')?.getBoundingClientRect()
        return box ? [box.width, box.height] : []
      })
      expect(sides[0]).toBeGreaterThan(100)
      expect(Math.abs((sides[0] ?? 0) - (sides[1] ?? 0)), path).toBeLessThan(1)
      const labels = await chart.locator('text').allTextContents()
      const shares = labels.filter((text) => text.endsWith('%'))
      expect(shares.length % 2, shares.join(' ')).toBe(0)
      expect(new Set(shares).size).toBe(shares.length / 2)
    }
  }
})
