import type { Page } from '@playwright/test'
import { expect, freshTest as test } from '../support/app'
import { judge } from '../support/judge'
import { addArticle, textField } from './reading-room-page'
import { card, hearsKeys } from './session-page'

const PASSAGE =
  'Tolls brought in $147 billion in 2021 and $190 billion in 2022, and the council of Arden, Bellmouth and Crane notes that E = mc^2.'

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Make a fact' })
const preview = (page: Page, at = 0) =>
  dialog(page)
    .getByRole('region', { name: /^Preview of card/ })
    .nth(at)

/** Adds an article of one sentence and opens the form for a fact of it. @returns the article's key */
async function openForm(page: Page): Promise<string> {
  await addArticle(page, { title: 'Tolls of the river', text: PASSAGE, date: '2023' })
  await page.getByRole('button', { name: 'Select by sentence' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toBeVisible()
  await dialog(page).getByRole('combobox', { name: 'Form' }).selectOption('cloze')
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

const sentence = (page: Page) => dialog(page).getByRole('textbox', { name: 'Sentence' })

async function select(page: Page, words: string) {
  await sentence(page).evaluate((area: HTMLTextAreaElement, wanted) => {
    area.focus()
    const at = area.value.indexOf(wanted)
    area.setSelectionRange(at, at + wanted.length)
  }, words)
}

async function ask(page: Page, question: string, answer: string) {
  await dialog(page).getByRole('combobox', { name: 'Form' }).selectOption('question')
  await dialog(page).getByRole('textbox', { name: 'Question' }).fill(question)
  await dialog(page).getByRole('textbox', { name: 'Answer' }).fill(answer)
}

const save = async (page: Page) => {
  await dialog(page).getByRole('button', { name: 'Save the fact' }).click()
  await expect(dialog(page)).toBeHidden()
}

/** Shows the answer, once the question listens to keys. */
const turnOver = async (page: Page) => {
  await hearsKeys(page)
  await page.keyboard.press('Space')
}

const hasNoSideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)

const TABLE = [
  '| Year | Tolls | Note |',
  '|:-----|------:|------|',
  '| 2021 | {{c1::$147 billion}} | first *full* year |',
  '| 2022 | **{{c2::$190 billion::how much}}** | $E = mc^2$ |',
].join('\n')

test('a table with gaps is previewed as it is written, and asked so in the review', async ({ page }) => {
  const key = await openForm(page)
  await sentence(page).fill(TABLE)
  await expect(preview(page)).toContainText('How the 2 cards will look')
  const [first] = await preview(page).getByRole('listitem').all()
  await expect(first?.getByRole('cell', { name: 'gap' }) ?? page.locator('none')).toBeVisible()
  await expect(preview(page).getByRole('cell', { name: 'gap, how much' })).toBeVisible()
  await expect(preview(page).locator('math').first()).toBeVisible()
  await judge(page)
  await save(page)

  await page.goto(`/review?article=${key}`)
  await expect(card(page).getByRole('columnheader', { name: 'Tolls' })).toBeVisible()
  await expect(card(page)).not.toContainText('$147 billion')
  await expect(card(page).locator('math')).toBeVisible()
  await turnOver(page)
  await expect(card(page).locator('strong')).toHaveText('$147 billion')
  await judge(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 360, height: 740 })
  await judge(page)
  expect(await hasNoSideways(page)).toBe(true)
})

test('Markdown is shown on both sides and searched; HTML is text, money no formula, and nothing is fetched', async ({
  page,
}) => {
  const key = await openForm(page)
  const hosts = new Set<string>()
  page.on('request', (request) => hosts.add(new URL(request.url()).hostname))
  const question = [
    'Which towns sit on the **council**, from $147 billion to $190 billion, with $\\nonsense{x}$?',
    '> They decide on tolls.',
    '<img src=https://example.org/a.png onerror=alert(origin)> ![map](https://example.org/b.png) [x](javascript:alert(origin))',
  ].join('\n\n')
  const answer = [
    '- Arden\n- Bellmouth\n  - with `two` seats\n- Crane, see [the register](https://example.org/crane)',
    '<svg onload=alert(origin)></svg><script>alert(origin)</script>',
  ].join('\n\n')
  await ask(page, question, answer)
  await expect(preview(page)).toContainText('<img src=https://example.org/a.png onerror=alert(origin)>')
  await expect(preview(page)).toContainText('from $147 billion to $190 billion')
  await expect(preview(page)).toContainText('\\nonsense{x} (not drawn: check the LaTeX)')
  await expect(preview(page).getByRole('listitem').filter({ hasText: 'Bellmouth' }).first()).toBeVisible()
  await save(page)

  await page.goto(`/review?article=${key}`)
  await expect(card(page).getByRole('blockquote')).toHaveText('They decide on tolls.')
  await expect(card(page)).toContainText('from $147 billion to $190 billion')
  await turnOver(page)
  await expect(card(page).getByRole('listitem')).toHaveCount(4)
  await expect(card(page).getByRole('link', { name: 'the register' })).toHaveAttribute(
    'href',
    'https://example.org/crane',
  )
  await expect(card(page)).toContainText('(example.org/crane)')
  await expect(card(page)).toContainText('<script>alert(origin)</script>')
  await expect(card(page)).toContainText('[x](javascript:alert(origin))')
  await expect(card(page).locator('img, svg, script')).toHaveCount(0)
  expect([...hosts]).toEqual(['127.0.0.1'])
  await page.goto('/cards?search=council%20They')
  await expect(page.getByRole('main')).toContainText('Which towns sit on the council')
})

test('keys hide the selected words, the next ones in a card of their own or in the same', async ({ page }) => {
  await openForm(page)
  await sentence(page).fill('Tolls brought in $147 billion in 2021 and $190 billion in 2022.')
  await select(page, '$147 billion')
  await page.keyboard.press('Control+Shift+KeyC')
  await expect(sentence(page)).toHaveValue('Tolls brought in {{c1::$147 billion}} in 2021 and $190 billion in 2022.')
  await select(page, '2021')
  await page.keyboard.press('Control+Alt+Shift+KeyC')
  await dialog(page).getByRole('textbox', { name: 'Text in the gap' }).fill('how much')
  await select(page, '$190 billion')
  await page.keyboard.press('Control+Shift+KeyC')
  await expect(sentence(page)).toHaveValue(
    'Tolls brought in {{c1::$147 billion}} in {{c1::2021}} and {{c2::$190 billion::how much}} in 2022.',
  )
  await expect(preview(page).getByRole('listitem')).toHaveCount(2)
  await expect(preview(page)).toContainText('how much')
})

test('a spelling that was right is counted from then on', async ({ page }) => {
  const key = await openForm(page)
  await ask(page, 'Which town of the council comes last?', 'Crane')
  await dialog(page).getByRole('combobox', { name: 'Form' }).selectOption('typed')
  await save(page)
  await page.goto(`/review?article=${key}`)
  await textField(page, 'Your answer').fill('Krane')
  await page.keyboard.press('Enter')
  await expect(card(page)).toContainText('Almost.')
  await card(page).getByRole('button', { name: 'I was right: count this spelling' }).click()
  await expect(card(page)).toContainText('Added. It now counts as right.')
  await page.reload()
  await textField(page, 'Your answer').fill('krane')
  await page.keyboard.press('Enter')
  await expect(card(page)).toContainText('Correct.')
})
