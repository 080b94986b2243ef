import { expect, type Page, test } from '@playwright/test'
import { PDFDocument } from 'pdf-lib'
import { addLink, addPassages, type StoredFact, takeFirstFacts } from '../support/further-passages'
import { judge } from '../support/judge'
import { makeBriefing } from '../support/make-briefing'
import { type RunningServer, startServer } from '../support/server'
import { card, hearsKeys } from './session-page'

let server: RunningServer
/** The first facts of four articles: the first has passages in the next two, and the fourth is newer than it. */
let facts: readonly StoredFact[] = []

const NOTE = 'It gives another year.'

test.beforeAll(async () => {
  server = await startServer()
  await fetch(`${server.url}/api/v1/health`)
  facts = takeFirstFacts(server.dataDir)
  addPassages(server.dataDir, factAt(0), [{ of: factAt(1) }, { of: factAt(2), role: 'disagrees', note: NOTE }])
  addLink(server.dataDir, factAt(3), factAt(0), 'updates', 'The value is a later one.')
})
test.afterAll(() => server?.stop())

const factAt = (at: number): StoredFact => {
  const fact = facts[at]
  if (!fact) throw new Error('the starter library has four articles')
  return fact
}

const leftEdges = (page: Page) =>
  card(page)
    .locator('figure')
    .evaluateAll((figures) => figures.map((figure) => Math.round(figure.getBoundingClientRect().left)))

test('a review names the other sources with the answer, and P shows their passages side by side', async ({ page }) => {
  await page.goto(`${server.url}/review?cards=${factAt(0).cardId}`)
  await expect(card(page)).toBeVisible()
  await expect(card(page)).not.toContainText('Also in')
  await hearsKeys(page)
  await page.keyboard.press('Space')
  await expect(card(page)).toContainText('Also in')
  await expect(card(page)).toContainText(NOTE)
  await expect(card(page).locator('figure')).toHaveCount(1)
  const also = card(page).locator(`a[href="/library/${factAt(1).articleKey}?fact=${factAt(0).factId}"]`)
  await expect(also).toBeVisible()
  await judge(page)
  await page.keyboard.press('p')
  await expect(card(page).locator('mark')).toHaveText([0, 1, 2].map((at) => factAt(at).passage))
  for (const [width, columns] of [
    [1280, 2],
    [360, 1],
  ] as const) {
    await page.setViewportSize({ width, height: 800 })
    await expect.poll(async () => new Set(await leftEdges(page)).size).toBe(columns)
    await judge(page)
  }
  await page.getByRole('button', { name: 'Show the main passage only' }).click()
  await expect(card(page).locator('figure')).toHaveCount(1)
  await page.keyboard.press('p')
  await expect(card(page).locator('figure')).toHaveCount(3)
})

test('an article marks a passage of a fact from elsewhere, and the page of the fact has all its passages and links', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 })
  const { factId, articleTitle } = factAt(0)
  await page.goto(`${server.url}/library/${factAt(1).articleKey}?fact=${factId}`)
  const item = page.locator(`#fact-${factId}`)
  await expect(item).toContainText(`Also stated here. Main source: ${articleTitle}`)
  await expect(page.locator(`mark [data-facts~="${factId}"]`).first()).toBeVisible()
  await item.locator('summary').click()
  await expect(item).toContainText(NOTE)
  await expect(item.locator(`a[href="/library/${factAt(0).articleKey}?fact=${factId}"]`)).toBeVisible()
  await judge(page)
  await page.goto(`${server.url}/library/fact/${factId}`)
  const other = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Further passages' }) })
  await expect(other.locator('mark')).toHaveText([1, 2].map((at) => factAt(at).passage))
  await expect(other).toContainText('Disagrees')
  await judge(page)
  await page
    .getByRole('main')
    .locator(`a[href="/library/fact/${factAt(3).factId}"]`)
    .first()
    .click()
  await expect(page).toHaveURL(`${server.url}/library/fact/${factAt(3).factId}`)
})

test('the crib sheet cites every source and stays on one page', async ({ page }) => {
  const choices = { scope: { factIds: facts.map(({ factId }) => factId) } }
  const id = await makeBriefing(server.url, { title: 'Sources', choices })
  await page.goto(`${server.url}/briefings/${id}/crib`)
  const sheet = page.locator('.crib')
  await expect(sheet).toContainText(/\[\d+\]\s*(?:Source )?\[\d+\]/)
  await expect(sheet).toContainText(`Sources differ: ${NOTE.slice(0, -1)} (`)
  await expect(sheet).toContainText('There is a newer fact: ')
  const pdf = await PDFDocument.load(await page.pdf({ preferCSSPageSize: true }))
  expect(pdf.getPageCount()).toBe(1)
  await judge(page)
})
