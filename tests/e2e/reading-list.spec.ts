import type { Page } from '@playwright/test'
import { expect, freshTest as test } from '../support/app'
import { judge } from '../support/judge'
import { addArticle, sendArticle, textField } from './reading-room-page'

const sentence = (of: string, i: number) =>
  `The ${of} crossing number ${i} was measured again in the autumn, and its keepers wrote down what they had seen of it.`

const words = (of: string, paragraphs = 4) =>
  Array.from({ length: paragraphs }, (_, i) => [0, 1, 2].map((j) => sentence(of, i * 3 + j)).join(' ')).join('\n\n')

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })
const send = (page: Page) => page.getByRole('button', { name: 'Add article' }).click()

const paste = (page: Page, title: string, text: string) => addArticle(page, { title, text, date: '2021-03' })

test('a text that states no date is shown first, with why a date is asked for, and nothing typed is lost', async ({
  page,
}) => {
  await page.goto('/library/add')
  const text = `The long weir\n\n${words('lower')}`
  await textField(page, 'Web address or text').fill(text)
  await textField(page, 'Authors').fill('Mira Holm')
  await send(page)
  await expect(page.getByText('Nothing is saved yet.')).toBeVisible()
  await expect(page.getByText('Words such as “last year” only make sense with that date.')).toBeVisible()
  await expect(textField(page, 'Title')).toHaveValue('The long weir')
  await expect(textField(page, 'Authors')).toHaveValue('Mira Holm')
  await expect(textField(page, 'Web address or text')).toHaveValue(text)
  await textField(page, 'Date').fill('12 March')
  await send(page)
  await expect(page.getByText('Enter a date as 2023')).toBeVisible()
  await expect(textField(page, 'Title')).toHaveValue('The long weir')
  await textField(page, 'Date').fill('2021')
  await send(page)
  await expect(heading(page, 'The long weir')).toBeVisible()
})

test('a newer version of a text is recognised, and becomes that only when its reader says so', async ({ page }) => {
  const text = words('inner', 8)
  await paste(page, 'Inner crossings', text)
  const newer = text.replace('number 3 was', 'number 33 was')
  await sendArticle(page, { title: 'Inner crossings', text: newer, date: '2021-03' })
  await expect(page.getByRole('group', { name: /newer version of “Inner crossings”/ })).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Yes: keep the cards and show what changed' })).toBeChecked()
  await send(page)
  await expect(heading(page, 'Inner crossings')).toBeVisible()
  await expect(page.getByText('number 33 was').first()).toBeVisible()
  await page.goto('/library?q=Inner')
  await expect(page.getByText('1 article with “Inner” in the title, author or outlet.')).toBeVisible()
})

test('the list brings articles to Today, sets them aside and leaves them for later', async ({ page }) => {
  await paste(page, 'Outer crossings', words('outer', 6))
  await page.goto('/')
  const reading = page.getByRole('list', { name: 'Articles to read today' })
  await expect(reading.getByRole('link', { name: /Outer crossings/ })).toBeVisible()
  await page.getByRole('link', { name: 'Your reading list' }).click()
  await expect(heading(page, 'Reading list')).toBeVisible()
  await judge(page)
  await page.getByRole('button', { name: 'Not today: “Outer crossings”' }).click()
  await expect(page.getByText('Nothing for today.')).toBeVisible()
  await page.getByLabel('Reading status of “Outer crossings”').selectOption('Set aside')
  await expect(page.getByText('Your reading list is empty')).toBeVisible()
  await page.goto('/library?show=set-aside')
  await expect(page.getByRole('link', { name: /Outer crossings/ })).toBeVisible()
})

test('where reading stopped is kept, and the page leads on from there', async ({ page }) => {
  await paste(page, 'A long walk', words('distant', 40))
  await page.mouse.wheel(0, 2_500)
  await page.waitForTimeout(5_000)
  // The page is left for good: what was read is sent while it goes.
  await page.goto('about:blank')
  await expect(async () => {
    await page.goto('/library?show=reading')
    await expect(page.getByText(/Reading, \d+% read/)).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await page.getByRole('link', { name: /A long walk/ }).click()
  await page.getByRole('button', { name: 'Continue where you stopped' }).click()
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(500)
})

test('the bibliography of an article is corrected, and an article removed and brought back', async ({ page }) => {
  await paste(page, 'Mistaken title', words('eastern'))
  await page.getByRole('button', { name: 'Edit source details' }).click()
  const dialog = page.getByRole('dialog', { name: 'Source details' })
  await dialog.getByRole('textbox', { name: 'Date' }).fill('tomorrow')
  await dialog.getByRole('textbox', { name: 'Title' }).fill('The right title')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('Enter a date as 2023')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Date' }).fill('2022-05')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
  await expect(heading(page, 'The right title')).toBeVisible()
  await page.getByRole('button', { name: 'Remove article' }).click()
  await expect(heading(page, 'Library')).toBeVisible()
  await expect(page.getByRole('link', { name: /The right title/ })).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('link', { name: /The right title/ })).toBeVisible()
})
