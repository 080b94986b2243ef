import type { Locator, Page } from '@playwright/test'
import { expect, freshTest as test } from '../support/app'
import { judge } from '../support/judge'
import { HARBOUR } from './reading-room.fixture'
import { allSent } from './reading-room-page'

const TITLE = 'The quay at Velmar'
const KEPT = 'The last crane at Velmar cost €71 million, and its owner paid 61 percent of that.'
const REWORDED = 'The port of Velmar had built 87 of its 140 promised sheds by the end of 2022.'
const REWORDED_NOW = 'The port of Velmar had built 118 of its 140 promised sheds by the end of 2022.'
const DROPPED = 'A chorus of gulls greeted the envoy Anselm Quist on 3 November 2022.'
const GUESTS = 'Among those who stayed for the soup stood Anselm Quist, who had come by train.'
const REST = HARBOUR.split('\n\n').slice(1)
const OLD = [KEPT, REWORDED, ...REST, DROPPED].join('\n\n')
const NEW = ['The figures were looked at again in the spring.', KEPT, REWORDED_NOW, ...REST, GUESTS].join('\n\n')

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const bar = (page: Page) => page.getByRole('region', { name: 'Drafts', exact: true })
const changed = (page: Page) => page.getByRole('region', { name: 'Passages changed by a newer text' })
const itemOf = (page: Page, words: string): Locator => changed(page).getByRole('listitem').filter({ hasText: words })

async function fill(page: Page, text: string) {
  await page.goto('/library/add')
  await field(page, 'Web address or text').fill(text)
  await field(page, 'Title').fill(TITLE)
  await field(page, 'Date').fill('2023-02-20')
  await page.getByRole('button', { name: 'Add article' }).click()
}

/** Makes a cloze card of words of the text, as a reader does. */
async function makeCloze(page: Page, words: string) {
  await select(page, words)
  await expect(page.getByRole('region', { name: 'The chosen passage' })).toContainText(words)
  await page.keyboard.press('c')
  await expect(page.getByText('Cloze card made.').first()).toBeVisible()
  await allSent(page)
}

const select = (page: Page, words: string) =>
  page.evaluate((wanted) => {
    const blocks = [...document.querySelectorAll('[data-words-from]')]
    const block = blocks.find((one) => one.textContent?.includes(wanted))
    const walker = block && document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    for (let node = walker?.nextNode(); node; node = walker?.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1
      if (at >= 0) document.getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length)
    }
  }, words)

/** An article with a fact of each kind of passage, and then its newer text. */
async function renew(page: Page) {
  await fill(page, OLD)
  await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible({ timeout: 30_000 })
  await expect(bar(page)).toContainText('decided', { timeout: 30_000 })
  for (const words of ['61 percent', '87 of its 140 promised sheds', 'Anselm Quist']) await makeCloze(page, words)
  await page.reload()
  await expect(page.getByText('3 facts, 3 cards')).toBeVisible()
  await fill(page, NEW)
  await expect(page.getByText(/This looks like a newer version of/)).toBeVisible()
  await page.getByRole('button', { name: 'Add article' }).click()
  await expect(changed(page)).toBeVisible()
}

test('a newer text carries passages over, shows what changed, and each is settled in its way', async ({ page }) => {
  await renew(page)
  // What stands as it did is not asked about.
  await expect(changed(page).getByRole('listitem')).toHaveCount(2)
  await expect(changed(page)).not.toContainText('€71 million')
  await expect(page.getByText('3 facts, 3 cards')).toBeVisible()

  const reworded = itemOf(page, 'promised sheds')
  await expect(reworded).toContainText('please check')
  await expect(reworded.locator('mark')).toHaveText([REWORDED, REWORDED_NOW])

  const dropped = itemOf(page, 'Anselm Quist')
  await expect(dropped).toContainText('passage gone')
  await expect(dropped).toContainText('Nothing similar in the newer text.')
  await expect(dropped.getByRole('button', { name: 'Still supported' })).toHaveCount(0)

  await reworded.getByRole('button', { name: 'Still supported' }).click()
  await expect(page.getByText('Kept. The new words support the fact.')).toBeVisible()
  await expect(reworded).toHaveCount(0)

  await dropped.getByRole('button', { name: 'Choose another passage' }).click()
  await select(page, 'Dredging deepened the river Ashel')
  await page.getByRole('button', { name: 'Use as passage' }).click()
  await expect(page.getByText(/which the passage does not contain/)).toBeVisible()
  await expect(changed(page).getByRole('listitem')).toHaveCount(1)
  await select(page, GUESTS)
  await expect(page.getByRole('region', { name: 'The chosen passage' })).toContainText('soup')
  await page.getByRole('button', { name: 'Use as passage' }).click()
  await expect(changed(page)).toHaveCount(0)
  await page.reload()
  await expect(changed(page)).toHaveCount(0)
  await expect(page.getByText('3 facts, 3 cards')).toBeVisible()
})

test('a fact whose passage is gone can be retired from the list', async ({ page }) => {
  await renew(page)
  await itemOf(page, 'Anselm Quist').getByRole('button', { name: 'Retire fact' }).click()
  await expect(changed(page).getByRole('listitem')).toHaveCount(1)
  await expect(page.getByText('2 facts, 2 cards')).toBeVisible()
  await expect(page.getByText('1 retired fact')).toBeVisible()
})

test('axe finds nothing where passages changed, at 360 and 1280 px, light and dark', async ({ page }) => {
  await renew(page)
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [360, 1280]) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 800 })
      await judge(page)
      if (process.env.PICTURES)
        await page.screenshot({ path: `${process.env.PICTURES}/changed-${width}-${colorScheme}.png` })
    }
  }
})
