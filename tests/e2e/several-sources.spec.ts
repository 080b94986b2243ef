import { expect, type Page, test } from '@playwright/test'
import { PDFDocument } from 'pdf-lib'
import { addLink, addPassages, type StoredFact, takeFirstFacts } from '../support/further-passages'
import { judge } from '../support/judge'
import { type RunningServer, startServer } from '../support/server'

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

const card = (page: Page) => page.getByRole('article', { name: 'Card' })
const leftEdges = (page: Page) =>
  card(page)
    .locator('figure')
    .evaluateAll((figures) => figures.map((figure) => Math.round(figure.getBoundingClientRect().left)))

for (const viewport of [
  { width: 360, height: 740 },
  { width: 1280, height: 900 },
]) {
  const { width } = viewport
  test.describe(`at ${width} px`, () => {
    test.use({ viewport })

    test('a review names the other sources with the answer, and P shows their passages side by side', async ({
      page,
    }) => {
      await page.goto(`${server.url}/review?cards=${factAt(0).cardId}`)
      await expect(card(page)).toBeVisible()
      await expect(card(page)).not.toContainText('Also in')
      await page.waitForFunction(() => document.activeElement?.closest('article') !== null)
      await page.keyboard.press('Space')
      await expect(card(page)).toContainText('Also in')
      await expect(card(page)).toContainText(NOTE)
      await expect(card(page).locator('figure')).toHaveCount(1)
      const also = card(page).locator(`a[href="/library/${factAt(1).articleKey}?fact=${factAt(0).factId}"]`)
      await expect(also).toBeVisible()
      await judge(page)

      await page.keyboard.press('p')
      await expect(card(page).locator('mark')).toHaveText([0, 1, 2].map((at) => factAt(at).passage))
      const edges = await leftEdges(page)
      expect(new Set(edges).size).toBe(width < 1024 ? 1 : 2)
      await judge(page)
      await page.getByRole('button', { name: 'Show the main passage only' }).click()
      await expect(card(page).locator('figure')).toHaveCount(1)
      await page.keyboard.press('p')
      await expect(card(page).locator('figure')).toHaveCount(3)
    })

    test('an article marks a passage of a fact from elsewhere and says where its main source is', async ({ page }) => {
      const { factId, articleTitle } = factAt(0)
      await page.goto(`${server.url}/library/${factAt(1).articleKey}?fact=${factId}`)
      const item = page.locator(`#fact-${factId}`)
      await expect(item).toContainText(`Also stated here. Main source: ${articleTitle}`)
      await expect(page.locator(`mark [data-facts~="${factId}"]`).first()).toBeVisible()
      await item.locator('summary').click()
      await expect(item).toContainText(NOTE)
      await expect(item.locator(`a[href="/library/${factAt(0).articleKey}?fact=${factId}"]`)).toBeVisible()
      await judge(page)
    })

    test('the page of a fact has all its passages, and the facts it is linked to', async ({ page }) => {
      await page.goto(`${server.url}/library/fact/${factAt(0).factId}`)
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
  })
}

test('the crib sheet cites every source and stays on one page', async ({ page }) => {
  const made = await fetch(`${server.url}/api/v1/briefings`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      title: 'Sources',
      at: Date.now() + 9 * 86_400_000,
      choices: { scope: { factIds: facts.map(({ factId }) => factId) } },
    }),
  })
  expect(made.status).toBe(201)
  const { id }: { id: string } = await made.json()
  await page.goto(`${server.url}/briefings/${id}/crib`)
  const sheet = page.locator('.crib')
  await expect(sheet).toContainText(/\[\d+\]\s*(?:Source )?\[\d+\]/)
  await expect(sheet).toContainText(`Sources differ: ${NOTE.slice(0, -1)} (`)
  await expect(sheet).toContainText('There is a newer fact: ')
  const pdf = await PDFDocument.load(await page.pdf({ preferCSSPageSize: true }))
  expect(pdf.getPageCount()).toBe(1)
  await judge(page)
})
