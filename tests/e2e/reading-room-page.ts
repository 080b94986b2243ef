import type { Page } from '@playwright/test'
import { expect } from '../support/app'
import { heldIn } from '../support/outbox'
import { CHRONICLE, HARBOUR, MUSEUM } from './reading-room.fixture'

/** What the tests of the reading room look at and do. */

export const bar = (page: Page) => page.getByRole('region', { name: 'Drafts', exact: true })
export const draft = (page: Page) => page.getByRole('region', { name: /^Draft \d+ of \d+$/ })
export const saidOf = (page: Page) => page.getByRole('status').filter({ hasText: /decided|Undone|[Ff]ix/ })
export const dialog = (page: Page) => page.getByRole('dialog', { name: 'Make a fact' })

export const textField = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

type Added = { readonly title: string; readonly text: string; readonly date?: string }

/** Types a text into the form for articles and sends it. */
export async function sendArticle(page: Page, { title, text, date = '2023-06-01' }: Added): Promise<void> {
  await page.goto('/library/add')
  await textField(page, 'Web address or text').fill(text)
  await textField(page, 'Title').fill(title)
  await textField(page, 'Date').fill(date)
  await page.getByRole('button', { name: 'Add article' }).click()
}

/** Adds an article and waits for its page. The first text that a fresh server reads waits for its reading thread to start. */
export async function addArticle(page: Page, added: Added): Promise<void> {
  await sendArticle(page, added)
  await expect(page.getByRole('heading', { level: 1, name: added.title })).toBeVisible({ timeout: 30_000 })
}

/** Adds the report and waits for its drafts. @returns its address */
export const openHarbour = (page: Page, text = HARBOUR): Promise<string> =>
  openText(page, 'A harbour that grew too fast', text, 10, '2023-02-20')

/** Adds a text and waits for so many drafts of it. @returns its address */
export async function openText(
  page: Page,
  title: string,
  text: string,
  drafts: number | string = '\\d+',
  date?: string,
): Promise<string> {
  await addArticle(page, date === undefined ? { title, text } : { title, text, date })
  await expect(bar(page)).toContainText(new RegExp(`0 of ${drafts} decided, 0 accepted`), { timeout: 30_000 })
  return page.url()
}

/** The chronicle with all its facts accepted, and then the notice that repeats them. @returns the address of the notice */
export async function openRepeating(page: Page): Promise<string> {
  await openText(page, 'A short chronicle of the Ashel', CHRONICLE, 3)
  for (let accepted = 1; accepted <= 3; accepted++) {
    await page.keyboard.press('a')
    await expect(bar(page)).toContainText(accepted < 3 ? `${accepted} of 3 decided` : 'All 3 decided')
  }
  await allSent(page)
  return openText(page, 'What the river lost', MUSEUM, 4)
}

/** What is asked before a draft is accepted whose fact is in the library. */
export const question = (page: Page) => page.getByRole('group', { name: /^Your library/ })

/** Decisions are sent in the background; an empty outbox says that all have been answered. */
export const allSent = (page: Page) => expect.poll(async () => (await heldIn(page)).length).toBe(0)

/** Selects words of the text as a mouse does. */
export const select = (page: Page, words: string) =>
  page.evaluate((wanted) => {
    const block = [...document.querySelectorAll('[data-words-from]')].find((one) => one.textContent?.includes(wanted))
    const walker = block && document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    for (let node = walker?.nextNode(); node; node = walker?.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1
      if (at >= 0) document.getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length)
    }
  }, words)

/** What can be done with the selected words. */
export const passageBar = (page: Page) => page.getByRole('region', { name: 'The chosen passage' })

/** The notes in the margin, how many overlap the one before, the widest gap of the text and its page's height, in pixels. */
export const layoutOf = (page: Page) =>
  page.evaluate(() => {
    const boxes = [...document.querySelectorAll('[data-note]')]
      .map((note) => note.getBoundingClientRect())
      .sort((a, b) => a.top - b.top)
    const overlapping = boxes.filter((box, at) => at > 0 && box.top < (boxes[at - 1]?.bottom ?? 0)).length
    const blocks = [...document.querySelectorAll('[data-words-from]')].map((block) => block.getBoundingClientRect())
    const gaps = blocks.map((box, at) => (at === 0 ? 0 : box.top - (blocks[at - 1]?.bottom ?? 0)))
    const height = document.documentElement.scrollHeight
    return { notes: boxes.length, overlapping, widestGap: Math.max(...gaps), height }
  })
