import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { v7 as uuidv7 } from 'uuid'
import type { CardForm } from '@/lib/domain/library'
import { DEFAULT_PREFERENCES, type Preferences } from '@/lib/domain/preferences'
import type { LogEntry } from '@/lib/domain/scheduling/log'
import type { QueueSettings } from '@/lib/domain/scheduling/settings'
import { DAY_MS } from '@/lib/domain/time/units'
import { sendEntries, sessionAt } from '../support/send-entries'
import { startServer } from '../support/server'
import { hearsKeys } from './session-page'

export type LogRow = {
  readonly id: string
  readonly kind: string
  readonly cardId: string
  readonly rating: number | null
  readonly format: string | null
  readonly questionMs: number | null
  readonly value: string | null
}

export type CardRow = { readonly id: string; readonly front: string; readonly back: string; readonly factId: string }

/** The built application on a data folder of its own, with a look into what it has stored. */
export type ReviewServer = {
  readonly url: string
  /** Cards of a form that were never answered, each of another fact; the same one is never given twice. */
  takeCards(form: CardForm, count: number, condition?: string): CardRow[]
  /** Two further cards of one fact. */
  takeSiblings(): CardRow[]
  cardsWhere(condition: string): CardRow[]
  changeCard(card: CardRow, change: Pick<CardRow, 'back'>): void
  /** Answers cards Good on these days in the past, through the interface for programs. */
  answerBefore(cards: readonly CardRow[], daysAgo: readonly number[]): Promise<void>
  log(cardIds: readonly string[]): LogRow[]
  memory(cardId: string): unknown
  setQueue(change: Partial<QueueSettings>): void
  setPreferences(change: Partial<Preferences>): void
  stop(): Promise<void>
}

export async function startReviewServer(): Promise<ReviewServer> {
  const server = await startServer()
  const { url, dataDir } = server
  await fetch(`${url}/api/v1/health`)
  const db = new Database(join(dataDir, 'aide.sqlite'))
  // Cards are as old as the data folder; answers in the past need older ones, and one day's limit is none for tests.
  db.prepare('update cards set created_at = created_at - ?').run(90 * DAY_MS)
  // The starter library asks no cloze; a few of its questions become one.
  db.prepare(
    `update cards set form = 'cloze', deletion = 1, front = front || ' {{c1::' || back || '}}' where id in
     (select id from cards where form = 'question' and retired_at is null order by position limit 4 offset 40)`,
  ).run()
  const taken = new Set<string>()
  const cardsWhere = (condition: string): CardRow[] =>
    db.prepare<[], CardRow>(`select id, front, back, fact_id as factId from cards where ${condition}`).all()
  const setQueue = (change: Partial<QueueSettings>) => {
    const row = db.prepare<[], { queue: string }>('select queue from learners').get()
    db.prepare('update learners set queue = ?').run(JSON.stringify({ ...JSON.parse(row?.queue ?? '{}'), ...change }))
  }
  setQueue({ newPerDay: 9_999, newOrder: 'position', reviewOrder: 'added' })
  return {
    url,
    cardsWhere,
    changeCard: ({ id }, { back }) => void db.prepare('update cards set back = ? where id = ?').run(back, id),
    setQueue,
    takeCards(form, count, condition = 'true') {
      const cards = cardsWhere(`form = '${form}' and retired_at is null and ${condition} order by position`)
      const found: CardRow[] = []
      for (const card of cards) {
        if (found.length === count) break
        if (taken.has(card.factId)) continue
        taken.add(card.factId)
        found.push(card)
      }
      if (found.length < count) throw new Error(`the library has no ${count} further cards of the form ${form}`)
      return found
    },
    takeSiblings() {
      const cards = cardsWhere("form = 'question' and retired_at is null order by position desc")
      const first = cards.find(
        (card) => !taken.has(card.factId) && cards.filter((c) => c.factId === card.factId).length > 1,
      )
      taken.add(first?.factId ?? '')
      return cards.filter((card) => card.factId === first?.factId).slice(0, 2)
    },
    async answerBefore(cards, daysAgo) {
      const { settingsId } = await sessionAt(url)
      const entries = cards.flatMap(({ id }) =>
        daysAgo.map((days) => ({
          kind: 'review',
          id: uuidv7(),
          cardId: id,
          at: Math.round(Date.now() - days * DAY_MS),
          rating: 3,
          settingsId,
        })),
      )
      await sendEntries(url, entries)
    },
    log: (cardIds) =>
      db
        .prepare<[string], LogRow>(
          `select id, kind, card_id as cardId, rating, format, question_ms as questionMs, value from reviews
           where card_id in (select value from json_each(?)) order by at, id`,
        )
        .all(JSON.stringify(cardIds)),
    memory: (cardId) => db.prepare('select * from memories where card_id = ?').get(cardId) ?? null,
    setPreferences(change) {
      db.prepare('update learners set preferences = ?').run(JSON.stringify({ ...DEFAULT_PREFERENCES, ...change }))
    },
    async stop() {
      db.close()
      await server.stop()
    },
  }
}

/** The body of a request to the log, as the browser sends it. */
export const entriesOf = (body: string | null): LogEntry[] => JSON.parse(body ?? '{"entries":[]}').entries

/** Sets the learning steps as a learner does, and lets the day turn in half a day: no step reaches the next one. */
export async function setSteps(page: Page, server: ReviewServer, steps: string): Promise<void> {
  await page.goto(`${server.url}/settings`)
  const timeZone = await page.getByLabel('Time zone', { exact: true }).inputValue()
  const hour = Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format())
  await page.getByLabel('Day starts at').selectOption(String((hour + 12) % 24))
  await page.getByLabel('Learning steps', { exact: true }).fill(steps)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
}

/** Opens a review of some cards, ready for its first key. */
export async function openCards(page: Page, { url }: ReviewServer, cards: readonly CardRow[]): Promise<void> {
  await page.goto(`${url}/review?cards=${cards.map(({ id }) => id).join(',')}`)
  await hearsKeys(page)
}
