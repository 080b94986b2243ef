import { expect, freshTest as test } from '../support/app'
import { noon, study } from './retention.fixture'

// Each test has a server of its own, so they need not wait for each other.
test.describe.configure({ mode: 'parallel' })

const monthKey = (at: number): string =>
  new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Brussels', year: 'numeric', month: '2-digit' }).format(at)
const monthName = (key: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', year: 'numeric', month: 'long' }).format(Date.parse(`${key}-01`))

test('the report of a month is one page of paper', async ({ page, ownServer }) => {
  await study(ownServer)
  const margin = { top: '14mm', bottom: '14mm', left: '14mm', right: '14mm' }
  for (const month of [monthKey(noon(20)), monthKey(noon(40)), monthKey(noon(0))]) {
    await page.goto(`/retention/report?month=${month}`)
    await expect(page.getByRole('button', { name: 'Print' })).toBeVisible()
    const pdf = (await page.pdf({ format: 'A4', margin })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g), month).toHaveLength(1)
  }
})

test.describe('the report of a month, without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('says what was answered in that month, and leads to the months beside it', async ({ page, ownServer }) => {
    await study(ownServer)
    const [learned, asked, running] = [monthKey(noon(40)), monthKey(noon(20)), monthKey(noon(0))]
    await page.goto(`/retention/report?month=${learned}`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(monthName(learned))
    const lines = page.getByRole('main').getByRole('listitem')
    await expect(lines.first()).toContainText(learned === asked ? '30 answers on 2 of' : '20 answers on 1 of')
    await expect(lines.first()).toContainText('Your first answer ever was on')
    await page.goto(`/retention/report?month=${asked}`)
    await expect(page.getByText('You recalled the answer in 7 of 10 reviews')).toBeVisible()
    await page.getByLabel('Month', { exact: true }).selectOption(running)
    await page.getByRole('button', { name: 'Show' }).click()
    await expect(page).toHaveURL(new RegExp(`/retention/report\\?month=${running}$`))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Report for ${monthName(running)} so far`)
    await page.getByRole('navigation', { name: 'Other months' }).getByRole('link', { name: /←/ }).click()
    await expect(page).toHaveURL(/\/retention\/report\?month=\d{4}-\d\d$/)
    await expect(page.getByRole('heading', { level: 1 })).not.toContainText(monthName(running))
  })

  test('is of the current month at an address of the earlier 30-day report', async ({ page, ownServer }) => {
    await study(ownServer)
    await page.goto('/retention/report?month=30-days&person=Xi+Jinping')
    await expect(page).toHaveURL(new RegExp(`/retention/report\\?person=Xi\\+Jinping&month=${monthKey(noon(0))}$`))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      `Report for ${monthName(monthKey(noon(0)))} so far`,
    )
  })

  test('says plainly what it has no figures of', async ({ page, ownServer }) => {
    const empty = async (month: string) => {
      await page.goto(`/retention/report?month=${encodeURIComponent(month)}`)
      await expect(page.getByRole('button', { name: 'Print' })).toHaveCount(0)
      await expect(page.getByRole('figure')).toHaveCount(0)
      return page.getByRole('main')
    }
    await expect(await empty('2020-01')).toContainText('Nothing to report yet')
    await study(ownServer)
    await expect(await empty('2020-01')).toContainText('Nothing to report for January 2020')
    await expect(await empty('2199-12')).toContainText('December 2199 has not started yet')
    for (const nonsense of ['2026-13', 'next', '<b>10</b>', '2026-10-01']) {
      await expect(await empty(nonsense)).toContainText(`“${nonsense}” is not a month`)
    }
    await page.getByRole('link', { name: /^Report for / }).click()
    await expect(page.getByRole('button', { name: 'Print' })).toBeVisible()
  })
})
