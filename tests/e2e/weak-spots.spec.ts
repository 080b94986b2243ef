import { join } from 'node:path'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { v7 as uuidv7 } from 'uuid'
import { DAY_MS } from '@/lib/domain/time/units'
import { expect, freshTest as test } from '../support/app'
import { sendEntries, sessionAt } from '../support/send-entries'
import type { RunningServer } from '../support/server'

const rows = <Row>({ dataDir }: RunningServer, sql: string): readonly Row[] => {
  const db = new Database(join(dataDir, 'aide.sqlite'))
  db.prepare('update cards set created_at = min(created_at, ?)').run(Date.now() - 90 * DAY_MS)
  const found = db.prepare<[], Row>(sql).all()
  db.close()
  return found
}

type Typed = { readonly id: string; readonly front: string; readonly back: string; readonly factId: string }

/** Two typed cards of one article with answers that no other fact has. */
const twoTyped = (server: RunningServer): readonly [Typed, Typed] => {
  const [first, second] = rows<Typed>(
    server,
    `select c.id, c.front, c.back, c.fact_id as factId from cards c join facts f on f.id = c.fact_id
     where c.form = 'typed' and c.retired_at is null and c.back glob '[A-Z]*'
       and not exists (select 1 from cards o where o.fact_id <> c.fact_id
         and (lower(o.back) = lower(c.back) or instr(lower(o.front), '::' || lower(c.back)) > 0))
     order by f.article_id, f.position limit 2`,
  )
  if (!first || !second) throw new Error('the library has no typed cards')
  return [first, second]
}

/** No passage of the starter library has two cards: the second fact gets that of the first. */
const onOnePassage = ({ dataDir }: RunningServer, [first, second]: readonly { readonly factId: string }[]): void => {
  const db = new Database(join(dataDir, 'aide.sqlite'))
  db.prepare('update facts set passage_id = (select passage_id from facts where id = ?) where id = ?').run(
    first?.factId,
    second?.factId,
  )
  db.close()
}

const type = async (page: Page, text: string) => {
  await page.getByRole('textbox', { name: 'Your answer' }).fill(text)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Wrong.')).toBeVisible()
  await page.keyboard.press('1')
}

test('an answer typed for another card stands among the mixed-up ones', async ({ page, ownServer }) => {
  const [first, second] = twoTyped(ownServer)
  await page.goto(`/review?cards=${first.id}`)
  await expect(page.getByRole('textbox', { name: 'Your answer' })).toBeVisible()
  await type(page, second.back.toUpperCase())
  const noted = () => rows<{ other: string }>(ownServer, 'select mixed_up_with as other from reviews')
  await expect.poll(noted).toEqual([{ other: second.id }])
  await page.goto('/retention/weak-spots')
  await expect(page.getByText('1 pair of cards was mixed up')).toBeVisible()
  const pair = page.getByRole('list', { name: 'Mixed-up cards' }).getByRole('listitem')
  await expect(pair).toContainText('You gave the second answer for the first card 1 time.')
  await expect(pair.getByRole('link', { name: `Edit the fact: ${first.front}` })).toHaveAttribute(
    'href',
    `/library/fact/${first.factId}`,
  )
  await pair.getByRole('link', { name: `Open the passage: ${second.front}` }).click()
  await expect(page).toHaveURL(new RegExp(`#fact-${second.factId}$`))
  await page.goto('/retention/weak-spots')
  await pair.getByRole('link', { name: 'Study both' }).click()
  await expect(page).toHaveURL(new RegExp(`cards=${first.id}`))
  await expect(page.getByRole('textbox', { name: 'Your answer' })).toBeVisible()
})

test('a fading passage that was read again leaves the list, with its day, and comes back when that is undone', async ({
  page,
  ownServer,
}) => {
  const { settingsId } = await sessionAt(ownServer.url)
  const cards = rows<{ id: string; factId: string }>(
    ownServer,
    `select c.id, c.fact_id as factId from cards c join facts f on f.id = c.fact_id where c.retired_at is null
     order by f.article_id, f.position limit 2`,
  )
  onOnePassage(ownServer, cards)
  const entries = cards.flatMap(({ id: cardId }, i) =>
    [30, 10].map((daysAgo) => ({
      kind: 'review',
      id: uuidv7(),
      cardId,
      at: Date.now() - daysAgo * DAY_MS + i,
      settingsId,
      rating: daysAgo === 30 ? 4 : 1,
    })),
  )
  await sendEntries(ownServer.url, entries)
  await page.goto('/retention/weak-spots')
  const fading = page.getByRole('list', { name: 'Fading passages' }).getByRole('listitem')
  const read = page.getByRole('list', { name: 'Passages read again' }).getByRole('listitem')
  await expect(fading).toHaveCount(1)
  await expect(fading).toContainText('2 of 2 cards forgotten.')
  await fading.getByRole('button', { name: /^Mark as read again/ }).click()
  await expect(read).toContainText(/Read again on .+ None of its 2 cards has been forgotten since\./)
  await expect(fading).toHaveCount(0)
  await expect(page.getByText('Reading is not a test, so no memory or due date has changed.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(fading).toHaveCount(1)
  await expect(read).toHaveCount(0)
  await fading.getByRole('button', { name: /^Mark as read again/ }).click()
  await expect(read).toHaveCount(1)
  await page.reload()
  await read.getByRole('button', { name: /^Undo: / }).click()
  await expect(fading).toHaveCount(1)
})
