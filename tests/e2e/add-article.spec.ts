import type { Page } from '@playwright/test'
import { expect, freshTest as test } from '../support/app'
import { textField } from './reading-room-page'

// Each test has a server of its own, so they need not wait for each other.
test.describe.configure({ mode: 'parallel' })

const field = (page: Page) => textField(page, 'Web address or text')
const file = (page: Page) => page.getByLabel('Or a file')
const recognised = (page: Page) => page.getByRole('status').filter({ hasText: /^(Web address|Text|File): / })

const WATER = '# Over the water\n\nThe Stone Bridge was opened in 1999 and carries 12,000 vehicles a day.'

/** Drags files over the page, and drops them where nothing takes them of itself. */
const drop = (page: Page, names: readonly string[], text: string) =>
  page.evaluate(
    ([all, content]) => {
      const data = new DataTransfer()
      for (const name of all) data.items.add(new File([content], name, { type: 'text/markdown' }))
      for (const type of ['dragover', 'drop']) {
        const heading = document.querySelector('h1')
        heading?.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }))
      }
    },
    [names, text] as const,
  )

test('the field says what it recognised before anything is added; a pasted file is taken, and removed by keyboard', async ({
  page,
}) => {
  await page.goto('/library/add')
  await field(page).fill('example.org/article')
  await expect(recognised(page)).toHaveText('Web address: the page at example.org is fetched once, when you add it.')
  await field(page).fill('The bridge was opened.\n\nIt is long.')
  await expect(recognised(page)).toHaveText('Text: 7 words in 2 paragraphs.')
  await field(page).fill('')
  await expect(recognised(page)).toHaveCount(0)
  await field(page).evaluate((element, content) => {
    const data = new DataTransfer()
    data.items.add(new File([content], 'water.md', { type: 'text/markdown' }))
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, WATER)
  await expect(recognised(page)).toHaveText('File: water.md, 1 KB.')
  await page.getByRole('button', { name: 'Remove file' }).focus()
  await page.keyboard.press('Enter')
  await expect(recognised(page)).toHaveCount(0)
  await expect(file(page)).toBeFocused()
})

test('a file that is dropped anywhere on the page is added, and only the first of several', async ({ page }) => {
  await page.goto('/library/add')
  await expect(async () => {
    await drop(page, ['water.md', 'other.md'], WATER)
    await expect(recognised(page)).toHaveText(/^File: water\.md, 1 KB\. Only the first of 2 files is taken/, {
      timeout: 1_000,
    })
  }).toPass()
  await field(page).fill('A text as well.')
  await expect(recognised(page)).toContainText('Clear the text or remove the file')
  await page.getByRole('button', { name: 'Add article' }).click()
  await expect(file(page)).toHaveAccessibleDescription(/Remove one of them/)
  await field(page).fill('')
  await textField(page, 'Date').fill('2003')
  await page.getByRole('button', { name: 'Add article' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Over the water' })).toBeVisible({ timeout: 30_000 })
})

test('an article of the starter library leads to a search for its original, which is said so', async ({ page }) => {
  await page.goto('/library/mostly-for-show')
  const link = page.getByRole('link', { name: 'Search for the original' })
  await expect(link).toHaveAttribute('rel', 'noreferrer')
  const href = new URL((await link.getAttribute('href')) ?? '')
  expect(href.host).toBe('duckduckgo.com')
  expect(href.searchParams.get('q')).toBe('"China’s embrace of Russia is mostly for show" "Nikkei Asia"')
})
