import type { Locator, Page } from '@playwright/test'
import { expect, freshTest as test } from '../support/app'
import { judgeThemes } from '../support/judge'
import { HARBOUR } from './reading-room.fixture'
import { allSent, bar, select, sendArticle } from './reading-room-page'

const TITLE = 'The quay at Velmar'
const KEPT = 'The last crane at Velmar cost €71 million, and its owner paid 61 percent of that.'
const REWORDED = 'The port of Velmar had built 87 of its 140 promised sheds by the end of 2022.'
const REWORDED_NOW = 'The port of Velmar had built 118 of its 140 promised sheds by the end of 2022.'
const DROPPED = 'A chorus of gulls greeted the envoy Anselm Quist on 3 November 2022.'
const LEFT = 'The pilot Hanno Reck left the service on 4 May 2022.'
const GUESTS = 'Among those who stayed for the soup stood Anselm Quist, who had come by train.'
const REST = HARBOUR.split('\n\n').slice(1)
const OLD = [KEPT, REWORDED, ...REST, DROPPED, LEFT].join('\n\n')
const NEW = ['The figures were looked at again in the spring.', KEPT, REWORDED_NOW, ...REST, GUESTS].join('\n\n')

const changed = (page: Page) => page.getByRole('region', { name: 'Passages changed by a newer text' })
const itemOf = (page: Page, words: string): Locator => changed(page).getByRole('listitem').filter({ hasText: words })

const fill = (page: Page, text: string) => sendArticle(page, { title: TITLE, text, date: '2023-02-20' })

/** Makes a cloze card of words of the text, as a reader does. */
async function makeCloze(page: Page, words: string) {
  await select(page, words)
  await expect(page.getByRole('region', { name: 'The chosen passage' })).toContainText(words)
  await page.keyboard.press('c')
  await expect(page.getByText('Cloze card made.').first()).toBeVisible()
  await allSent(page)
}

test('a newer text carries passages over, shows what changed, and each is settled in its way', async ({ page }) => {
  await fill(page, OLD)
  await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible({ timeout: 30_000 })
  await expect(bar(page)).toContainText('decided', { timeout: 30_000 })
  for (const words of ['61 percent', '87 of its 140 promised sheds', 'Anselm Quist', 'Hanno Reck'])
    await makeCloze(page, words)
  await page.reload()
  await expect(page.getByText('4 facts, 4 cards')).toBeVisible()
  await fill(page, NEW)
  await expect(page.getByText(/This looks like a newer version of/)).toBeVisible()
  await page.getByRole('button', { name: 'Add article' }).click()
  await expect(changed(page)).toBeVisible()
  // What stands as it did is not asked about.
  await expect(changed(page).getByRole('listitem')).toHaveCount(3)
  await expect(changed(page)).not.toContainText('€71 million')
  await expect(page.getByText('4 facts, 4 cards')).toBeVisible()

  await judgeThemes(page)
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
  await expect(changed(page).getByRole('listitem')).toHaveCount(2)
  await select(page, GUESTS)
  await expect(page.getByRole('region', { name: 'The chosen passage' })).toContainText('soup')
  await page.getByRole('button', { name: 'Use as passage' }).click()
  await expect(dropped).toHaveCount(0)
  await itemOf(page, 'Hanno Reck').getByRole('button', { name: 'Retire fact' }).click()
  await expect(changed(page)).toHaveCount(0)
  await page.reload()
  await expect(changed(page)).toHaveCount(0)
  await expect(page.getByText('3 facts, 3 cards')).toBeVisible()
  await expect(page.getByText('1 retired fact')).toBeVisible()
})
