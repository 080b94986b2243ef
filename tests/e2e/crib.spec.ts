import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { PDFDocument } from 'pdf-lib'
import { composeCrib } from '@/lib/domain/briefing/crib/compose'
import { DEFAULT_OPTIONS, PAPERS } from '@/lib/domain/briefing/crib/crib'
import { fact, input, numbered } from '@/lib/domain/briefing/crib/crib.fixture'
import { DAY_MS } from '@/lib/domain/time/units'
import { cribDocument } from '@/lib/services/briefing/crib-document'
import { expect, freshTest as test } from '@/tests/support/app'
import { judge } from '../support/judge'

const MOST_FACTS = 40

/** Makes a briefing on 40 facts of the starter library through the programs' interface. @returns its address */
const madeBriefing = async (page: Page): Promise<string> => {
  const answer = await page.request.post('/api/v1/briefings', {
    data: {
      title: 'China, Russia and Central Asia',
      at: Date.now() + 10 * DAY_MS,
      timeZone: 'Europe/Rome',
      place: 'Rome',
      audience: 'Foreign affairs committee',
      minutesPerDay: 20,
      choices: {
        scope: { articleKeys: ['mostly-for-show', 'kazakh-concerns', 'soft-shoe'] },
        targetMust: 0.95,
        targetOthers: 0.85,
        freezeDays: 1,
        formats: ['typed', 'spoken'],
      },
    },
  })
  expect(answer.status(), await answer.text()).toBeLessThan(300)
  const { id, facts } = await answer.json()
  expect(facts).toBeGreaterThanOrEqual(MOST_FACTS)
  return `/briefings/${id}/crib`
}

const printed = async (page: Page) => PDFDocument.load(await page.pdf({ preferCSSPageSize: true }))

const mustKnowsOf = (page: Page) => page.getByText('Must know: ', { exact: true })

test('a crib of more than 40 facts prints on one or two pages of A4 and of Letter, with every must-know', async ({
  page,
}) => {
  const crib = await madeBriefing(page)
  for (const [paper, width, height] of [
    ['a4', 595, 842],
    ['letter', 612, 792],
  ] as const) {
    for (const pages of [1, 2]) {
      await page.goto(`${crib}?paper=${paper}&pages=${pages}`)
      const count = page.getByText(/^\d+ of \d+ facts, with all \d+ must-knows\. No room for \d+ should-knows/)
      const all = Number(/all (\d+)/.exec((await count.textContent()) ?? '')?.[1])
      expect(all).toBeGreaterThan(5)
      await expect(mustKnowsOf(page)).toHaveCount(all)
      const pdf = await printed(page)
      expect(pdf.getPageCount()).toBe(pages)
      expect(Math.round(pdf.getPage(0).getWidth())).toBe(width)
      expect(Math.round(pdf.getPage(0).getHeight())).toBe(height)
    }
  }
})

test('the HTML file prints on as many pages of A4 and of Letter as were asked for', async ({ page, context }) => {
  const crib = await madeBriefing(page)
  const blank = await context.newPage()
  for (const [paper, width] of [
    ['a4', 595],
    ['letter', 612],
  ] as const) {
    for (const pages of [1, 2]) {
      const file = await page.request.get(`${crib}/file?paper=${paper}&pages=${pages}`)
      expect(file.headers()['content-type']).toBe('text/html; charset=utf-8')
      await blank.setContent(await file.text())
      const pdf = await printed(blank)
      expect(pdf.getPageCount()).toBe(pages)
      expect(Math.round(pdf.getPage(0).getWidth())).toBe(width)
    }
  }
  const markdown = await page.request.get(`${crib}/file?format=md`)
  expect(markdown.headers()['content-type']).toBe('text/markdown; charset=utf-8')
})

/** The share of the height of its pages that a printed sheet fills. */
const filledShare = async (page: Page, pages: number, height: number): Promise<number> => {
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: Math.round((180 / 25.4) * 96), height: 900 })
  const used = await page.locator('.crib').evaluate((sheet) => sheet.getBoundingClientRect().height)
  return used / (((height - 24) / 25.4) * 96 * pages)
}

test('a sheet with more facts than room prints on its pages and leaves less than a tenth of them empty', async ({
  page,
}) => {
  const source = (i: number) => ({
    ...fact('a').source,
    key: `s${i % 9}`,
    title: `The evening ferries of fjord ${i % 9}`,
  })
  const facts = input(
    numbered(150, (i) => ({
      weight: i % 10 === 0 ? 'must' : 'should',
      source: source(i),
      topics: [`topic ${i % 6}`],
      statement: `Ferry ${i} carried 12,400 passengers in March 2021${', more than ever before on that lake'.repeat(i % 4)}.`,
    })),
  )
  for (const pages of [1, 2] as const) {
    await page.setContent(await cribDocument(composeCrib(facts, { paper: 'a4', pages })))
    expect((await printed(page)).getPageCount()).toBe(pages)
    expect(await filledShare(page, pages, 297)).toBeGreaterThan(0.9)
  }
})

test('must-knows get the pages that they need', async ({ page }) => {
  const facts = input(numbered(150, () => ({ weight: 'must' })))
  for (const paper of PAPERS) {
    const crib = composeCrib(facts, { ...DEFAULT_OPTIONS, paper })
    await page.setContent(await cribDocument(crib))
    expect(crib.pages).toBeGreaterThan(2)
    expect((await printed(page)).getPageCount()).toBe(crib.pages)
  }
})

test('the button opens the browser’s own printing', async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => document.body.setAttribute('data-printed', 'yes')
  })
  await page.goto(await madeBriefing(page))
  await page.getByRole('button', { name: 'Print' }).click()
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes')
})

test('on paper there is the crib and nothing else', async ({ page }) => {
  await page.goto(await madeBriefing(page))
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden()
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Questions the audience may ask' })).toBeHidden()
})

test('questions are taken from what is offered, renamed, ordered and filled, and the crib follows', async ({
  page,
}) => {
  const crib = await madeBriefing(page)
  await page.goto(crib)
  const sheet = page.getByRole('article')
  await page
    .getByRole('button', { name: /^Add “/ })
    .first()
    .click()
  const offered = page.getByLabel('Question 1', { exact: true })
  await expect(offered).toBeFocused()
  await offered.fill('What must we know before we speak?')
  await page.getByRole('button', { name: 'Add a question' }).click()
  await page.getByLabel('Question 2', { exact: true }).fill('And what else?')
  await page
    .getByLabel(/^Question for: /)
    .last()
    .selectOption({ label: 'And what else?' })
  await page.getByRole('button', { name: 'Move question 2 up' }).click()
  await expect(page.getByText('Not saved yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Save questions' }).click()
  await expect(page.getByText('Questions saved. The crib sheet now follows them.')).toBeVisible()
  await expect(sheet.getByRole('heading', { name: 'What must we know before we speak?' })).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Question 1', { exact: true })).toHaveValue('And what else?')
  await page.getByLabel('Question 1', { exact: true }).fill('')
  await page.getByRole('button', { name: 'Save questions' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Write the question, or remove it.' })).toBeVisible()
})

test('the crib is readable on a phone and has no barrier, light and dark', async ({ page }) => {
  const crib = await madeBriefing(page)
  await page.setViewportSize({ width: 320, height: 720 })
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.goto(crib)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    const size = await page
      .locator('.crib-statement')
      .first()
      .evaluate((statement) => Number.parseFloat(getComputedStyle(statement).fontSize))
    expect(size).toBeGreaterThanOrEqual(16)
    await judge(page)
  }
})

test('the calendar has an address that opens without a page, and none once it is switched off', async ({ page }) => {
  await madeBriefing(page)
  await page.goto('/settings/calendar')
  await page.getByRole('button', { name: 'Create an address' }).click()
  const address = await page.getByLabel('Calendar address', { exact: true }).inputValue()
  const open = await page.request.get(address)
  expect(open.headers()['content-type']).toBe('text/calendar; charset=utf-8')
  expect(open.headers()['cache-control']).toContain('private')
  expect(await open.text()).toContain('SUMMARY:China\\, Russia and Central Asia')
  await page.getByRole('button', { name: 'Renew the address' }).click()
  await expect(page.getByLabel('Calendar address', { exact: true })).not.toHaveValue(address)
  expect((await page.request.get(address)).status()).toBe(404)
  await page.getByRole('button', { name: 'Switch off' }).click()
  await expect(page.getByText('The calendar is off.', { exact: true })).toBeVisible()
  await judge(page)
})

test('a briefing is downloaded as a file for a calendar program', async ({ page }) => {
  await page.goto((await madeBriefing(page)).replace(/\/crib$/, ''))
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Add to calendar' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^aide-memoire-briefing-\d{4}-\d\d-\d\d\.ics$/)
  const text = await readFile(await download.path(), 'utf8')
  expect(text).toContain('BEGIN:VTIMEZONE\r\nTZID:Europe/Rome\r\n')
  expect(text).toMatch(/\r\nDTSTART;TZID=Europe\/Rome:\d{8}T\d{6}\r\n/)
  expect(text).toContain('BEGIN:VALARM')
})
