import { rmSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { openEngine } from '@/lib/data/open'
import { DAY_MS } from '@/lib/domain/time/units'
import { addArticle } from '@/lib/services/capture/add-article'
import { makeFact } from '@/lib/services/facts/make-fact'
import { localActor } from '@/lib/services/home'
import { endWorkers } from '@/lib/services/worker-pool'
import { expect, test } from '../support/app'
import { judgeThemes } from '../support/judge'
import { newDataDir, type RunningServer, startServer } from '../support/server'

/** Beyond every check-by date of the starter library. */
const MUCH_LATER_MS = 3_650 * DAY_MS
/** A fact whose date to check it has passed: who was to change leaders. */
const FACT = 'with Turkmenistan changing leaders'

type Card = { readonly cardId: string; readonly factId: string }

const TEXT = [
  '# Who leads the region',
  'At the time Turkmenistan was changing leaders, and Tajikistan would probably do so fairly soon.',
  'Kyrgyzstan had changed its leader in the year before, and Kyrgyzstan would do so again.',
].join('\n\n')
const PASSAGE = TEXT.split('\n\n')[1] ?? ''

/** Adds an article with a fact whose check-by date has long passed, with the program's own services. */
const addFact = async (): Promise<Card> => {
  const now = Date.now()
  const engine = await openEngine({ dataDir, databaseUrl: null }, now)
  try {
    const ctx = { engine, now, actor: await localActor(engine) }
    const added = await addArticle(ctx, {
      title: 'Leaders of a region',
      authors: ['Ada Surveyor'],
      outlet: null,
      published: '2022-05',
      url: null,
      source: { kind: 'paste', text: TEXT },
    })
    if (!added.ok || !('key' in added.value)) throw new Error('the article was not added')
    const start = TEXT.indexOf(PASSAGE)
    const made = await makeFact(
      ctx,
      added.value.key,
      { start, end: start + PASSAGE.length },
      {
        kind: 'claim',
        weight: 'must',
        asOf: '2022-05',
        reviewBy: '2023-05',
        speaker: 'Ada Surveyor',
        hedge: null,
        statement:
          'In spring 2022, Ada Surveyor wrote, with Turkmenistan changing leaders, Tajikistan would probably do so fairly soon.',
        topics: [],
        people: [],
        places: ['Turkmenistan', 'Tajikistan'],
        cards: [
          {
            cardId: null,
            form: 'question',
            back: 'Tajikistan',
            hint: null,
            aliases: [],
            front: 'Which state would probably change leaders fairly soon after Turkmenistan?',
          },
        ],
      },
    )
    if (!made.ok) throw new Error(made.message)
    const [row] = await engine.read.db
      .select({ cardId: engine.read.t.cards.id })
      .from(engine.read.t.cards)
      .where(eq(engine.read.t.cards.factId, made.value.factId))
    if (!row) throw new Error('the fact has a card')
    return { cardId: row.cardId, factId: made.value.factId }
  } finally {
    await engine.close()
    endWorkers()
  }
}

/** Answers the card, so that there is a memory to keep. */
const answer = async (url: string, { cardId }: Card): Promise<void> => {
  const { settingsId } = await (await fetch(`${url}/api/v1/session?cards=${cardId}`)).json()
  const entry = { kind: 'review', id: uuidv7(), cardId, at: Date.now(), rating: 4, settingsId }
  const response = await fetch(`${url}/api/v1/reviews`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ entries: [entry] }),
  })
  expect(response.ok).toBe(true)
}

const dataDir = newDataDir()
let server: RunningServer
let card: Card

test.describe.configure({ mode: 'default' })
test.beforeAll(async () => {
  const first = await startServer({ dataDir })
  await first.stop()
  card = await addFact()
  const before = await startServer({ dataDir })
  await answer(before.url, card)
  await before.stop()
  server = await startServer({ dataDir, clockShiftMs: MUCH_LATER_MS })
})
test.afterAll(async () => {
  await server?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const factAbout = (page: Page, words: string) => page.getByRole('article').filter({ hasText: words })

/** Goes through the list until the fact is on screen. */
const find = async (page: Page, words: string) => {
  await page.goto(`${server.url}/library/check`)
  await expect(page.getByRole('heading', { level: 1, name: 'Needs checking' })).toBeVisible()
  for (let at = 2; (await factAbout(page, words).count()) === 0 && at < 12; at++) {
    await page.goto(`${server.url}/library/check?page=${at}`)
  }
  return factAbout(page, words)
}

test('a fact is confirmed by keyboard alone, and undo puts it back on the list', async ({ page }) => {
  const fact = await find(page, FACT)
  await expect(fact).toContainText('check overdue since May 2023')
  await expect(fact.locator('mark')).toBeVisible()
  await fact.getByRole('button', { name: 'Still true' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Still true' })
  await judgeThemes(page)
  await dialog.getByRole('textbox', { name: 'As of' }).fill('yesterday')
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('Enter a date as 2023')
  await dialog.getByRole('textbox', { name: 'As of' }).fill('2036-02')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Confirmed. Your progress is kept.')).toBeVisible()
  await expect(fact).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Undone.')).toBeVisible()
  await expect(await find(page, FACT)).toHaveCount(1)
})

test('a fact is put off, and its page shows when, with the way back', async ({ page }) => {
  const fact = await find(page, FACT)
  await fact.getByRole('button', { name: 'Postpone 30 days' }).click()
  await expect(page.getByText(/^Postponed until \d+ \w+ \d{4}\.$/)).toBeVisible()
  await expect(fact).toHaveCount(0)
  await page.goto(`${server.url}/library/fact/${card.factId}`)
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

test('who edits a fact in two windows is told, and loses nothing that was typed', async ({ page, context }) => {
  const address = `${server.url}/library/fact/${card.factId}`
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
