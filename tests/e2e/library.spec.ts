import { expect, type Page, test } from '@playwright/test'
import { judgeThemes } from '../support/judge'
import { type ReviewServer, startReviewServer } from './review-server'

let server: ReviewServer

test.describe.configure({ mode: 'default' })
test.beforeAll(async () => {
  server = await startReviewServer()
})
test.afterAll(() => server?.stop())

let articles = 0

/** A text that no other test has: the library knows a text that it holds already. */
const bridges = () => {
  articles += 1
  return [
    `The report has the number ${articles}.`,
    'The Stone Bridge was opened in 1999. It carries 12,000 vehicles a day.',
  ].join('\n\n')
}

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

/** Adds an article and waits for its page. */
async function add(page: Page, title: string, text = bridges()) {
  await page.goto(`${server.url}/library/add`)
  await field(page, 'Web address or text').fill(text)
  await field(page, 'Title').fill(title)
  await field(page, 'Date').fill('2001-07')
  await page.getByRole('button', { name: 'Add article' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Make a fact' })
const bar = (page: Page) => page.getByRole('region', { name: 'The chosen passage' })

/** Chooses the sentence about the opening by keyboard alone and makes a fact of it. */
async function makeByKeyboard(page: Page) {
  await page.getByRole('button', { name: 'Select by sentence' }).focus()
  await page.keyboard.press('Enter')
  await expect(bar(page)).toContainText('The report has the number')
  await page.keyboard.press('ArrowDown')
  await expect(bar(page)).toContainText('The Stone Bridge was opened in 1999.')
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toBeVisible()
}

/** Hides words of the first card's sentence as the keyboard does: select, then the button. */
async function hide(page: Page, words: string) {
  const sentence = dialog(page).getByRole('textbox', { name: 'Sentence' })
  await sentence.evaluate((area: HTMLTextAreaElement, wanted) => {
    area.focus()
    area.setSelectionRange(area.value.indexOf(wanted), area.value.indexOf(wanted) + wanted.length)
  }, words)
  await dialog(page).getByRole('button', { name: 'Hide selected words' }).click()
}

test('a text is added, a fact is made of a sentence by keyboard alone, and it is in the next session', async ({
  page,
}) => {
  await add(page, 'Bridges by keyboard')
  await expect(page.getByText('turn them into a fact. With the keyboard, use Select by sentence.')).toBeVisible()
  await makeByKeyboard(page)
  await expect(dialog(page).getByText('No words of the sentence are hidden.')).toBeVisible()
  await judgeThemes(page)
  await hide(page, '1999')
  await expect(dialog(page).getByRole('textbox', { name: 'Sentence' })).toHaveValue(
    'The Stone Bridge was opened in {{c1::1999}}.',
  )
  await dialog(page).getByRole('button', { name: 'Save the fact' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Fact saved, with 1 card.' })).toBeVisible()
  await expect(dialog(page)).toBeHidden()
  await expect(page.getByRole('button', { name: 'Select by sentence' })).toBeFocused()
  await expect(page.locator('mark')).toHaveText('The Stone Bridge was opened in 1999.')
  await page.getByRole('link', { name: 'Study this article' }).click()
  await expect(page.getByRole('article', { name: 'Card' })).toContainText('The Stone Bridge was opened in')
})

test('words selected with the mouse become the passage, and what cannot be saved says why', async ({ page }) => {
  await add(page, 'Bridges by mouse')
  const paragraph = page.locator('main p', { hasText: '12,000 vehicles' })
  await paragraph.evaluate((element) => {
    const words = element.firstChild
    const at = element.textContent?.indexOf('carries') ?? 0
    // From the middle of a word to the middle of another: whole words are taken.
    if (words) document.getSelection()?.setBaseAndExtent(words, at + 2, words, at + 20)
  })
  await expect(bar(page)).toContainText('carries 12,000 vehicles')
  await judgeThemes(page)
  await bar(page).getByRole('button', { name: 'Make a fact' }).click()
  await dialog(page).getByRole('combobox', { name: 'Form' }).selectOption('Question and answer')
  const question = dialog(page).getByRole('textbox', { name: 'Question' })
  const warning = dialog(page).getByRole('listitem').filter({ hasText: 'The question side asks nothing' })
  await question.fill('The vehicles on the Stone Bridge')
  await dialog(page).getByRole('textbox', { name: 'Answer' }).fill('12,000')
  await expect(warning).toBeVisible()
  await question.fill('How many vehicles does the Stone Bridge carry a day?')
  await expect(warning).toBeHidden()
  await dialog(page).getByRole('textbox', { name: 'Answer' }).fill('13,000')
  await expect(dialog(page).getByText('The answer has “13,000”, which the passage does not contain.')).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Save the fact' }).click()
  await expect(dialog(page).getByRole('alert')).toContainText('The fact wasn’t saved.')
  await page.keyboard.press('Escape')
  await expect(bar(page).getByRole('button', { name: 'Make a fact' })).toBeFocused()
  await page.getByRole('button', { name: 'Continue your draft' }).click()
  await expect(dialog(page).getByRole('textbox', { name: 'Answer' })).toHaveValue('13,000')
  await dialog(page).getByRole('textbox', { name: 'Answer' }).fill('12,000')
  await expect(dialog(page).getByText('which the passage does not contain')).toBeHidden()
  await dialog(page).getByRole('button', { name: 'Save the fact' }).click()
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('1 retired fact')).toBeVisible()
  await expect(page.locator('mark')).toHaveCount(0)
})

test('what is wrong with an article stands beside its field, nothing typed is lost, and a text that is there leads to its article', async ({
  page,
}) => {
  const text = bridges()
  await add(page, 'Bridges once', text)
  await page.goto(`${server.url}/library/add`)
  await field(page, 'Title').fill('A title')
  await field(page, 'Date').fill('spring 2001')
  await page.getByRole('button', { name: 'Add article' }).click()
  await expect(field(page, 'Date')).toHaveAccessibleDescription(/Enter a date as 2023, 2023-02 or 2023-02-17/)
  await expect(field(page, 'Date')).toBeFocused()
  await field(page, 'Date').fill('2001')
  const file = page.getByLabel('Or a file')
  const photo = Buffer.from([0xff, 0xd8, 0x00, 0x10])
  await file.setInputFiles({ name: 'photo.txt', mimeType: 'text/plain', buffer: photo })
  await page.getByRole('button', { name: 'Add article' }).click()
  await expect(page.getByText('The file is not text.')).toBeVisible()
  await expect(field(page, 'Title')).toHaveValue('A title')
  await expect(file).toHaveValue(/photo\.txt$/)
  const large = Buffer.alloc(5_500_000, 'word ')
  await file.setInputFiles({ name: 'long.txt', mimeType: 'text/plain', buffer: large })
  await expect(page.getByText('The file is 5.2 MB; the limit is 5 MB.')).toBeVisible()
  await file.setInputFiles([])
  await field(page, 'Web address or text').fill(text)
  await page.getByRole('button', { name: 'Add article' }).click()
  await page.getByRole('link', { name: 'Bridges once' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Bridges once' })).toBeVisible()
})

test('a fact is changed, and retired and brought back by undo', async ({ page }) => {
  await page.goto(`${server.url}/library/mostly-for-show`)
  const fact = page.getByRole('article').filter({ hasText: 'Dmitry Kolker, a physicist' })
  await fact.locator('summary').click()
  await fact.getByRole('link', { name: 'Edit' }).click()
  await field(page, 'Hint').first().fill('a minister before')
  await page.getByRole('combobox', { name: 'Weight' }).selectOption('nice to know')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('Changes saved.')).toBeVisible()
  await expect(page.getByText('changed here')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save changes' })).toBeFocused()
  await page.reload()
  await expect(field(page, 'Hint').first()).toHaveValue('a minister before')
  await page.getByRole('button', { name: 'Retire' }).click()
  await expect(page.getByText('This fact is retired')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('button', { name: 'Save changes' })).toBeVisible()
})

test('a card that is added and then reworded stays one card', async ({ page }) => {
  await add(page, 'Bridges of many cards')
  await makeByKeyboard(page)
  // Other words than in the articles above, whose facts it would repeat.
  await hide(page, 'Stone')
  await dialog(page).getByRole('button', { name: 'Save the fact' }).click()
  await page.getByRole('button', { name: 'Close' }).click()
  await page.locator('summary').first().click()
  await page.getByRole('link', { name: 'Edit' }).click()
  await expect(page).toHaveURL(/fact/)
  const factId = page.url().split('/').at(-1)
  const live = () => server.cardsWhere(`fact_id = '${factId}' and retired_at is null`).map(({ front }) => front)
  await page.getByRole('button', { name: 'Add a card' }).click()
  await field(page, 'Question').fill('In which year was the Stone Bridge opened?')
  await field(page, 'Answer').fill('1999')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect.poll(live).toHaveLength(2)
  await expect(page.getByRole('complementary')).toContainText('In which year was the Stone Bridge opened?')
  await page.getByRole('button', { name: 'Close' }).click()
  await field(page, 'Question').fill('When was the Stone Bridge opened?')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect.poll(live).toContain('When was the Stone Bridge opened?')
  expect(live()).toHaveLength(2)
  await page.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Remove card 2' }).click()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect.poll(live).toHaveLength(1)
  await expect(page.getByText('1 more card is retired')).toBeVisible()
})

test('articles are grouped by topic, outlet or reading state, and say what is learned and due of them', async ({
  page,
}) => {
  await page.goto(`${server.url}/library`)
  const groupBy = page.getByRole('navigation', { name: 'Group articles by' })
  await groupBy.getByRole('link', { name: 'Outlet' }).click()
  await expect(page).toHaveURL(/group=outlet/)
  const nikkei = page.getByRole('region', { name: 'Nikkei Asia' })
  await expect(nikkei.getByRole('heading')).toContainText(/Nikkei Asia [1-9]\d* articles?/)
  await expect(nikkei.getByRole('listitem').first()).toContainText('Nikkei Asia')
  await groupBy.getByRole('link', { name: 'Topic' }).click()
  await expect(page.getByRole('heading', { name: /^China–Russia relations [1-9]/ })).toBeVisible()
  // Search and order keep the groups.
  await page.getByRole('searchbox', { name: 'Search titles, authors, outlets' }).fill('Kazakh')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page).toHaveURL(/group=topic/)
  await page.getByRole('navigation', { name: 'Sort articles by' }).getByRole('link', { name: 'Title' }).click()
  await expect(page).toHaveURL(/group=topic.*order=title|order=title.*group=topic/)
  await expect(page.getByText('2 articles with “Kazakh” in the title, author or outlet.')).toBeVisible()
  await page.goto(`${server.url}/library`)
  await page
    .getByRole('navigation', { name: 'Reading status' })
    .getByRole('link', { name: /^To read \d/ })
    .click()
  await expect(page).toHaveURL(/show=waiting/)
  await expect(page.getByRole('list', { name: 'Articles' }).getByRole('listitem').first()).toContainText('Bridges')

  // First seen, and again after half an hour: due again after a few days.
  await server.answerBefore(server.takeCards('question', 1), [30, 29.98])
  await page.goto(`${server.url}/library`)
  const progress = page.getByRole('listitem').filter({ hasText: /1 of \d+ cards learned/ })
  await expect(progress.first()).toContainText('1 due today')
})

test('a passage leads to its fact and a fact lights up its passage', async ({ page }) => {
  await page.goto(`${server.url}/library/mostly-for-show`)
  const run = page.locator('mark span').first()
  await run.click()
  const fact = page.locator('article', { has: page.locator('details[open]') })
  await expect(fact).toHaveCount(1)
  await fact.hover()
  await expect(run).toHaveAttribute('data-lit', '')
})
