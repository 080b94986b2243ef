import { join } from 'node:path'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { expect, freshTest as test } from '../support/app'
import { judgeThemes } from '../support/judge'
import type { RunningServer } from '../support/server'

type Fact = { readonly id: string; readonly statement: string }

/** A fact of the starter library whose date to check it has long passed. */
const overdueFact = ({ dataDir }: RunningServer): Fact => {
  const db = new Database(join(dataDir, 'aide.sqlite'))
  const fact = db
    .prepare<[], Fact>("select id, statement from facts where weight = 'must' order by position limit 1")
    .get()
  if (!fact) throw new Error('the starter library has facts')
  db.prepare("update facts set as_of = '2022-05', review_by = '2023-05' where id = ?").run(fact.id)
  db.close()
  return fact
}

const factAbout = (page: Page, words: string) => page.getByRole('article').filter({ hasText: words })

/** Goes through the list until the fact is on screen. */
const find = async (page: Page, words: string) => {
  await page.goto('/library/check')
  await expect(page.getByRole('heading', { level: 1, name: 'Needs checking' })).toBeVisible()
  for (let at = 2; (await factAbout(page, words).count()) === 0 && at < 12; at++) {
    await page.goto(`/library/check?page=${at}`)
  }
  return factAbout(page, words)
}

test('a fact is confirmed by keyboard alone, and undo puts it back on the list', async ({ page, ownServer }) => {
  const { statement } = overdueFact(ownServer)
  const fact = await find(page, statement)
  await expect(fact).toContainText('check overdue since May 2023')
  await expect(fact.locator('mark')).toBeVisible()
  await fact.getByRole('button', { name: 'Still true' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Still true' })
  await judgeThemes(page)
  await dialog.getByRole('textbox', { name: 'As of' }).fill('yesterday')
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('Enter a date as 2023')
  await dialog.getByRole('textbox', { name: 'As of' }).fill('2024-02')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Confirmed. Your progress is kept.')).toBeVisible()
  await expect(fact).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Undone.')).toBeVisible()
  await expect(await find(page, statement)).toHaveCount(1)
})

test('a fact is put off, and its page shows when, with the way back', async ({ page, ownServer }) => {
  const { id, statement } = overdueFact(ownServer)
  const fact = await find(page, statement)
  await fact.getByRole('button', { name: 'Postpone 30 days' }).click()
  await expect(page.getByText(/^Postponed until \d+ \w+ \d{4}\.$/)).toBeVisible()
  await expect(fact).toHaveCount(0)
  await page.goto(`/library/fact/${id}`)
  const history = page.getByRole('complementary')
  await expect(history).toContainText('Check-by date moved')
  await history.locator('summary').first().click()
  await judgeThemes(page)
  await history
    .getByRole('button', { name: /^Restore the version before: Check-by date moved/ })
    .first()
    .click()
  await expect(page.getByText('Restored. The history keeps both.')).toBeVisible()
})

test('who edits a fact in two windows is told, and loses nothing that was typed', async ({
  page,
  context,
  ownServer,
}) => {
  const address = `${ownServer.url}/library/fact/${overdueFact(ownServer).id}`
  await page.goto(address)
  const other = await context.newPage()
  await other.goto(address)
  const topics = (where: Page) => where.getByRole('textbox', { name: 'Topics' })
  await topics(other).fill('first window')
  await other.getByRole('button', { name: 'Save changes' }).click()
  await expect(other.getByText('Changes saved.')).toBeVisible()
  await topics(page).fill('second window')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('It has since been changed', { exact: false })).toBeVisible()
  await expect(topics(page)).toHaveValue('second window')
})
