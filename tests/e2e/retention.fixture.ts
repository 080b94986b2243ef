import { join } from 'node:path'
import Database from 'better-sqlite3'
import { v7 as uuidv7 } from 'uuid'
import { DAY_MS } from '@/lib/domain/time/units'
import { sendEntries, sessionAt } from '../support/send-entries'
import type { RunningServer } from '../support/server'

/** What the tests of the retention pages have answered. */

const HALF_HOUR_MS = 1_800_000

export type Answer = { readonly id: string; readonly cardId: string; readonly at: number; readonly rating: number }

/** Noon in UTC, that many days ago: far from every day start in Brussels. */
export const noon = (daysAgo: number): number => (Math.floor(Date.now() / DAY_MS) - daysAgo) * DAY_MS + DAY_MS / 2

/** Ten cards learned forty days ago, and asked twenty days ago: seven were recalled. Gives the answers of that day. */
export const study = async (server: RunningServer): Promise<readonly Answer[]> => {
  const { settingsId } = await sessionAt(server.url)
  const db = new Database(join(server.dataDir, 'aide.sqlite'))
  // Nothing can have been answered before its card was made.
  db.prepare('update cards set created_at = created_at - ?').run(90 * DAY_MS)
  const cards = db
    .prepare<[], string>("select min(id) from cards where form = 'question' group by fact_id order by 1 limit 10")
    .pluck()
    .all()
  db.close()
  const answers = (at: number, rating: (i: number) => number): Answer[] =>
    cards.map((cardId, i) => ({ id: uuidv7({ msecs: at }), cardId, at: at + i * 1000, rating: rating(i) }))
  const asked = answers(noon(20), (i) => (i < 7 ? 3 : 1))
  const all = [...answers(noon(40), () => 3), ...answers(noon(40) + HALF_HOUR_MS, () => 3), ...asked]
  await sendEntries(
    server.url,
    all.map((answer) => ({ kind: 'review', settingsId, questionMs: 3000, answerMs: 2000, ...answer })),
  )
  return asked
}
