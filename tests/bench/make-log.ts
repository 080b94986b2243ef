import Sqlite from 'better-sqlite3'
import { openEngine, sqliteFileIn } from '@/lib/data/open'
import type { Instant } from '@/lib/domain/ids'
import { recallCurve } from '@/lib/domain/scheduling/fsrs'
import type { Memory } from '@/lib/domain/scheduling/memory'
import { DEFAULT_WEIGHTS } from '@/lib/domain/scheduling/settings'
import { studyCalendar } from '@/lib/domain/time/study-day'
import { DAY_MS } from '@/lib/domain/time/units'
import { localActor } from '@/lib/services/local-actor'
import { rebuildRollups } from '@/lib/services/retention/rollup-keeper'
import { seeded } from './random'
import { rowWriter } from './row-writer'

const DAYS = 3650
const curve = recallCurve(DEFAULT_WEIGHTS)

type Size = { readonly cards: number; readonly reviews: number; readonly now: Instant }

/**
 * Writes a log of ten years over the cards of `makeStudy`: each day as many answers, cards in turn, recalled as often
 * as predicted. Indexes are made at the end, and the log is summed.
 */
export const makeLog = async (dataDir: string, { cards, reviews, now }: Size): Promise<void> => {
  const settings = { dataDir, databaseUrl: null }
  const engine = await openEngine(settings, now)
  const actor = await localActor(engine)
  const { learnerId, workspaceId } = actor
  const [version] = await engine.read.db.select().from(engine.read.t.settingsVersions)
  if (!version) throw new Error('a new learner has settings')
  const settingsId = version.id
  await engine.close()

  const random = seeded(11)
  const calendar = studyCalendar('Europe/Berlin', 4)
  const today = calendar.dayOf(now)
  const last: (Memory | null)[] = Array.from({ length: cards }, () => null)
  const db = new Sqlite(sqliteFileIn(dataDir))
  db.pragma('synchronous = OFF')
  db.pragma('foreign_keys = OFF')
  db.pragma('cache_size = -400000')
  const indexes = db
    .prepare<[], { name: string; sql: string }>(
      "select name, sql from sqlite_master where type = 'index' and tbl_name = 'reviews' and sql is not null",
    )
    .all()
  for (const { name } of indexes) db.exec(`drop index ${name}`)
  const review = rowWriter(db, 'reviews')
  const answerCard = (i: number, day: number, at: Instant, digest: string) => {
    const before = last[i] ?? null
    const elapsedDays = before?.lastReviewAt == null ? 0 : (at - before.lastReviewAt) / DAY_MS
    const predictedRecall =
      before?.stability == null ? null : Math.max(0.01, curve.recall(elapsedDays, before.stability))
    const recalled = predictedRecall === null || random() < predictedRecall
    const rating = recalled ? (random() < 0.1 ? 2 : random() < 0.1 ? 4 : 3) : 1
    const stability = recalled ? Math.min(4000, (before?.stability ?? 5 + random() * 40) * 1.15) : 3 + random() * 20
    review({
      learnerId,
      id: digest,
      kind: 'review',
      cardId: `card-${i}`,
      workspaceId,
      at,
      day,
      claimedAt: at,
      receivedAt: at,
      rating,
      format: i % 5 === 0 ? 'typed' : 'flash',
      mode: 'study',
      questionMs: 4000,
      answerMs: 2000,
      settingsId,
      predictedRecall,
      memoryBefore: before === null ? null : JSON.stringify(before),
      digest,
    })
    last[i] = {
      state: 'review',
      stability,
      difficulty: 5,
      dueDay: day + Math.max(1, Math.round(stability)),
      dueAt: null,
      lastReviewAt: at,
      lastReviewDay: day,
      intervalDays: Math.max(1, Math.round(stability)),
      step: 0,
      reps: (before?.reps ?? 0) + 1,
      lapses: (before?.lapses ?? 0) + (recalled ? 0 : 1),
      suspended: false,
      buriedUntilDay: null,
      marked: false,
      flag: 0,
      clearedLapses: 0,
      position: null,
    }
  }
  let [written, card] = [0, 0]
  for (let back = DAYS; back >= 1; back--) {
    const day = today - back
    const wanted = Math.round((reviews * (DAYS - back + 1)) / DAYS)
    db.transaction(() => {
      const begin = calendar.startOf(day) + 4 * 3_600_000
      for (let k = 0; written < wanted; k++, written++) {
        const at = begin + k * 10_000
        answerCard(
          card,
          day,
          at,
          `${at.toString(16).padStart(12, '0')}-${String(card).padStart(8, '0')}-0000-0000-00000000`,
        )
        card = (card + 1) % cards
      }
    })()
  }
  for (const { sql } of indexes) db.exec(sql)
  db.exec('analyze')
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()

  const again = await openEngine(settings, now)
  await rebuildRollups(again, actor)
  await again.close()
}
