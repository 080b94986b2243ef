import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { v7 as uuidv7 } from 'uuid'
import { expect, freshTest as test } from '../support/app'
import { judge } from '../support/judge'
import { send, study } from './retention.fixture'

// Each test has a server of its own, so they need not wait for each other.
test.describe.configure({ mode: 'parallel' })

const figureOf = (page: Page, heading: string) =>
  page.locator('section', { has: page.getByRole('heading', { name: heading, exact: true }) }).getByRole('figure')

const rowOf = (page: Page, name: string) =>
  figureOf(page, 'True retention')
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) })

/** The charts of each page, in order. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  recall: ['True retention', 'Week by week'],
  calibration: ['Can the forecasts be trusted?'],
  known: [
    'Known now',
    'Known over time',
    'How well you remember each card',
    'How long memories last',
    'How hard cards are',
  ],
  load: ['The next 30 days', 'If you missed a week'],
  effort: ['Time spent', 'The last year', 'By hour of the day'],
}
const SMALL = ['Recall against target', 'Calibration', 'What you know', 'Load ahead', 'Effort']

test('without an answer the page says what will be there and when, and leads to the first review', async ({ page }) => {
  await page.goto('/retention')
  await expect(page.getByText('No card has been answered yet.')).toBeVisible()
  await expect(page.getByRole('img')).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(SMALL.map((name) => new RegExp(`^${name}`)))
  await expect(page.getByText(/This appears after your first reviews, about \d+ days? from now/)).toBeVisible()
  await expect(page.getByText('This appears after 200 reviews')).toBeVisible()
  for (const group of Object.keys(PAGES)) {
    await page.goto(`/retention/${group}`)
    await expect(page.getByText('The charts appear here after your first answers.')).toBeVisible()
  }
  await page.getByRole('link', { name: 'Start reviewing' }).click()
  await expect(page).toHaveURL(/\/review$/)
})

test('every small chart leads to its page, with the filter', async ({ page, ownServer }) => {
  await study(ownServer)
  for (const [i, group] of Object.keys(PAGES).entries()) {
    await page.goto('/retention?cards=young')
    await page.getByRole('link', { name: SMALL[i] ?? '' }).click()
    await expect(page).toHaveURL(new RegExp(`/retention/${group}\\?cards=young$`))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(SMALL[i] ?? '')
    await expect(page.getByRole('navigation', { name: 'Charts' }).locator('[aria-current=page]')).toHaveCount(1)
  }
})

test('the two kinds of recall are told apart', async ({ page, ownServer }) => {
  await study(ownServer)
  await page.goto('/retention')
  const recalls = page.locator('section', { has: page.getByRole('heading', { name: 'Two kinds of recall' }) })
  await expect(recalls).toContainText('Measured (true retention): you recalled 7 of 10 reviews in the last 30 days.')
  await expect(recalls).toContainText('Predicted: the average for the 10 cards you have studied, if asked now.')
})

test('every picture has a headline that is true of the answers, its figures and its definition', async ({
  page,
  ownServer,
}) => {
  await study(ownServer)
  for (const [group, headings] of Object.entries(PAGES)) {
    await page.goto(`/retention/${group}`)
    const charts = page.locator('section', { has: page.getByRole('figure') }).getByRole('heading', { level: 2 })
    await expect(charts).toHaveText(headings)
    await expect(page.getByRole('figure')).toHaveCount(headings.length)
    for (const heading of headings) {
      const definition = figureOf(page, heading).locator('details').filter({ hasText: 'How this is worked out' })
      await definition.locator('summary').click()
      await expect(definition.locator('p').first()).toBeVisible()
    }
    for (const image of await page.getByRole('img').all()) expect(await image.getAttribute('aria-label')).toMatch(/\w+/)
  }
  await page.goto('/retention/recall')
  await expect(figureOf(page, 'True retention')).toContainText(
    'In the last 30 days you recalled the answer in 7 of 10 reviews: 70% (95% interval 40% to 89%), below your target of 90%.',
  )
  await expect(rowOf(page, 'Last 30 days')).toContainText('7 of 10, 40% to 89%')
  await expect(rowOf(page, 'Last 7 days').getByRole('cell')).toHaveText(
    ['none', 'none', 'none'].map((none) => new RegExp(none)),
  )
  await page.goto('/retention/calibration')
  await expect(figureOf(page, 'Can the forecasts be trusted?')).toContainText(
    '10 reviews so far have a forecast to compare with; 200 are needed.',
  )
  await page.goto('/retention/effort')
  await expect(figureOf(page, 'The last year')).toContainText('You studied on 2 of the last 365 days')
  await page.goto('/retention/known')
  await expect(figureOf(page, 'How hard cards are')).toContainText('of the 10 cards you have studied')
  await expect(figureOf(page, 'Known now')).toContainText(
    /recall (about )?\d+( to \d+)? of the \d+ facts in the library/,
  )
  await page.goto('/retention/load')
  const forecast = figureOf(page, 'The next 30 days')
  await forecast.getByText('Figures', { exact: true }).click()
  const due = await forecast.getByRole('row').locator('td:nth-child(2)').allInnerTexts()
  const named = (await forecast.locator('figcaption').textContent()) ?? ''
  const counts = [/(\d+) cards? falls? due/, /(\d+) more (?:is|are) overdue/].map(
    (pattern) => pattern.exec(named)?.[1] ?? 0,
  )
  const sum = due.reduce((total, cell) => total + Number(cell.replace(/\D/g, '')), 0)
  expect(sum).toBeGreaterThan(0)
  expect(sum).toBe(Number(counts[0]) + Number(counts[1]))
})

test('an answer that was taken back is gone from every figure', async ({ page, ownServer }) => {
  const answers = await study(ownServer)
  const missed = answers.find(({ rating }) => rating === 1)
  if (!missed) throw new Error('three cards were missed')
  const at = missed.at + 1
  await send(ownServer, [{ kind: 'void', id: uuidv7({ msecs: at }), cardId: missed.cardId, at, voids: missed.id }])
  await page.goto('/retention/recall')
  await expect(rowOf(page, 'All time')).toContainText('7 of 9')
  await page.goto('/retention')
  await expect(page.getByText('29 answers so far')).toBeVisible()
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the filter stands in the address by name, and says what it is of', async ({ page, ownServer }) => {
    await study(ownServer)
    await page.goto('/retention')
    await page.getByText('Filter', { exact: true }).click()
    const part = page.getByLabel('Show results for', { exact: true })
    const title = await part.locator('optgroup[label=Articles] option').first().textContent()
    await part.selectOption({ label: title ?? '' })
    await page.getByLabel('Period', { exact: true }).selectOption('Last 30 days')
    await page.getByLabel('Forecast', { exact: true }).selectOption('90 days')
    await page.getByRole('button', { name: 'Show' }).click()
    await expect(page).toHaveURL(/\/retention\?period=month&article=[^&]+&ahead=90$/)
    await expect(page.getByText(`of the article “${title}”`).first()).toBeVisible()
    await page.getByRole('link', { name: 'Load ahead' }).click()
    await expect(page.getByRole('heading', { name: 'The next 90 days' })).toBeVisible()
    // What this page has no field for stays in the address.
    await page.getByLabel('Cards', { exact: true }).selectOption({ label: 'Young' })
    await page.getByRole('button', { name: 'Show' }).click()
    await expect(page).toHaveURL(/\/retention\/load\?period=month&article=[^&]+&cards=young&ahead=90$/)
    await page.getByRole('link', { name: 'Known', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Known now' })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Known over time' })).toHaveCount(0)
    await page.getByRole('link', { name: 'Effort', exact: true }).click()
    await expect(page.getByLabel('Period', { exact: true })).toHaveValue('month')
    await page.getByRole('link', { name: 'Show everything' }).first().click()
    await expect(page).toHaveURL(/\/retention\/effort$/)
  })

  test('young and mature cards and kinds of answers are filters of the address too', async ({ page, ownServer }) => {
    await study(ownServer)
    await page.goto('/retention')
    await expect(page.getByText('30 answers so far')).toBeVisible()
    await page.getByText('Filter', { exact: true }).click()
    await page.getByLabel('Cards', { exact: true }).selectOption({ label: 'Young' })
    await page.getByLabel('Answers', { exact: true }).selectOption({ label: 'Reviews' })
    await page.getByRole('button', { name: 'Show' }).click()
    await expect(page).toHaveURL(/\/retention\?cards=young&answers=review$/)
    await expect(page.getByText(/answers so far, young cards in reviews\./)).toBeVisible()
    await page.getByRole('link', { name: 'Recall against target' }).click()
    const caption = figureOf(page, 'True retention').locator('figcaption').first()
    await expect(caption).toContainText('Young cards in reviews only. ')
    await page.goto('/retention/known?cards=young&answers=review')
    await expect(page.getByText('All cards, ignoring the filter.')).toHaveCount(2)
    await page.goto('/retention/recall?answers=rehearsal')
    await expect(caption).toContainText('Answers in rehearsals only. No card has come back')
    await expect(page.getByLabel('Answers', { exact: true })).toHaveValue('rehearsal')
    await expect(page.getByRole('link', { name: 'Overview' })).toHaveAttribute('href', '/retention?answers=rehearsal')
    await expect(page.getByRole('link', { name: 'By source' })).toHaveAttribute('href', '/retention/sources')
    await expect(page.getByRole('link', { name: 'Problem cards' })).toHaveAttribute('href', '/retention/problem-cards')
  })

  test('a filter that matches nothing says so and leads back', async ({ page, ownServer }) => {
    await study(ownServer)
    for (const path of ['/retention', '/retention/recall']) {
      await page.goto(`${path}?topic=Nowhere+at+all`)
      await expect(page.getByText('No cards match', { exact: true })).toBeVisible()
      await expect(page.getByRole('figure')).toHaveCount(0)
      await page.getByRole('link', { name: 'show everything', exact: true }).click()
      await expect(page).toHaveURL(new RegExp(`${path}$`))
    }
  })

  test('sources are sorted by the heads of their table, and lead to their cards', async ({ page, ownServer }) => {
    await study(ownServer)
    await page.goto('/retention/sources')
    const facts = page.getByRole('link', { name: 'Facts' })
    await facts.click()
    await expect(page).toHaveURL(/sort=facts$/)
    const column = async () =>
      (await page.locator('tbody td:nth-child(2)').allInnerTexts()).map((text) => Number.parseInt(text, 10))
    const down = await column()
    expect(down.length).toBeGreaterThan(2)
    expect(down).toEqual([...down].sort((a, b) => b - a))
    await page.getByRole('link', { name: 'Facts' }).click()
    await expect(page.getByRole('columnheader', { name: 'Facts' })).toHaveAttribute('aria-sort', 'ascending')
    expect(await column()).toEqual([...down].reverse())
    await page
      .locator('tbody')
      .getByRole('link', { name: /cards$/ })
      .first()
      .click()
    await expect(page).toHaveURL(/\/cards\?article=/)
  })
})

test('a picture is saved as SVG, its figures as CSV', async ({ page, ownServer }) => {
  await study(ownServer)
  await page.goto('/retention/recall')
  const figure = figureOf(page, 'True retention')
  await figure.getByText('Download', { exact: true }).click()
  const save = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      figure.getByText(name, { exact: true }).click(),
    ])
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
  }
  const svg = await save('Chart as SVG')
  expect(svg.name).toMatch(/^aide-memoire-true-retention-\d{4}-\d\d-\d\d\.svg$/)
  expect(svg.bytes.toString()).toContain('you recalled the answer in 7 of 10 reviews')
  const csv = await save('Periods as CSV')
  expect(csv.bytes.toString()).toMatch(/\r\nLast 30 days,[^\r]*,0\.7,7,10,0\.39\d*,0\.89\d*\r\n/)
})

test('an export that does not exist says so', async ({ ownServer }) => {
  const answer = async (query: string) => {
    const response = await fetch(`${ownServer.url}/retention/export?${query}`)
    return { status: response.status, detail: (await response.json()).detail }
  }
  expect(await answer('picture=constructor')).toEqual({
    status: 404,
    detail: 'There is no chart or table called “constructor”.',
  })
  expect((await answer('picture=trend&as=svg')).detail).toContain('There is no chart of “')
  expect((await answer('picture=trend&as=gif')).status).toBe(422)
})

test('a costly card is suspended from the list of problem cards, and that is undone', async ({ page, ownServer }) => {
  await study(ownServer)
  await page.goto('/retention/problem-cards')
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

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 1280]) {
    test(`is accessible and fits: ${colorScheme}, ${width} px`, async ({ page, ownServer }) => {
      // Eighteen pages are looked at whole, with everything in them unfolded.
      test.slow()
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 900 })
      const check = async (path: string) => {
        await page.goto(path)
        await page.locator('details').evaluateAll((all) => {
          for (const details of all) details.setAttribute('open', '')
        })
        await judge(page, path)
      }
      const groups = Object.keys(PAGES).map((group) => `/retention/${group}`)
      const paths = ['/retention', ...groups, '/retention/sources', '/retention/problem-cards', '/retention/report']
      for (const path of paths) await check(path)
      await study(ownServer)
      for (const path of paths) await check(path)
    })
  }
}

test('prints in dark ink, whatever the theme', async ({ page, context, ownServer }) => {
  await study(ownServer)
  await context.addCookies([{ name: 'theme', value: 'dark', url: ownServer.url }])
  await page.goto('/retention/recall')
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
