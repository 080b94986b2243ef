import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { PDFDocument } from 'pdf-lib'
import { expect, freshTest as test } from '@/tests/support/app'
import { judge } from '../support/judge'
import { makeBriefing } from '../support/make-briefing'

/** Makes a briefing on more than 40 facts of the starter library. @returns the address of its crib */
const madeBriefing = async (url: string): Promise<string> => {
  const scope = { articleKeys: ['mostly-for-show', 'kazakh-concerns', 'soft-shoe'] }
  const choices = { scope, targetMust: 0.95, targetOthers: 0.85, freezeDays: 1 }
  return `/briefings/${await makeBriefing(url, { timeZone: 'Europe/Rome', choices })}/crib`
}

const printed = async (page: Page) => PDFDocument.load(await page.pdf({ preferCSSPageSize: true }))

const mustKnowsOf = (page: Page) => page.getByText('Must know: ', { exact: true })

test('a crib of more than 40 facts is shorter with the first facts only, and keeps every must-know', async ({
  page,
  ownServer,
}) => {
  await page.addInitScript(() => {
    window.print = () => document.body.setAttribute('data-printed', 'yes')
  })
  await page.goto(await madeBriefing(ownServer.url))
  const all = await mustKnowsOf(page).count()
  expect(all).toBeGreaterThan(5)
  const pagesOfAll = (await printed(page)).getPageCount()
  await page.getByLabel('Text size').selectOption('Small')
  await page.getByLabel('Facts', { exact: true }).selectOption('First 20')
  await expect(page.getByText(/^\d+ of \d+ facts, with all \d+ must-knows\. Left out: \d+ should-knows/)).toBeVisible()
  await expect(mustKnowsOf(page)).toHaveCount(all)
  expect((await printed(page)).getPageCount()).toBeLessThan(pagesOfAll)
  // The button opens the browser's own printing; on paper there is the crib and nothing else.
  await page.getByRole('button', { name: 'Print' }).click()
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden()
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden()
  await expect(page.getByLabel('Text size')).toBeHidden()
})

test('the crib is readable on a phone and has no barrier, light and dark', async ({ page, ownServer }) => {
  const crib = await madeBriefing(ownServer.url)
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

test('the calendar has an address that opens without a page, and none once it is switched off', async ({
  page,
  ownServer,
}) => {
  await madeBriefing(ownServer.url)
  await page.goto('/settings')
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

test('a briefing is downloaded as a file for a calendar program', async ({ page, ownServer }) => {
  await page.goto((await madeBriefing(ownServer.url)).replace(/\/crib$/, ''))
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Add to calendar' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^aide-memoire-briefing-\d{4}-\d\d-\d\d\.ics$/)
  const text = await readFile(await download.path(), 'utf8')
  expect(text).toMatch(/\r\nDTSTART:\d{8}T\d{6}Z\r\n/)
  expect(text).toContain('BEGIN:VALARM')
})
