import Sqlite from 'better-sqlite3'
import { addToRollups, type CardProgress, saveRollupState } from '@/lib/data/mutations/rollups'
import { openEngine, sqliteFileIn } from '@/lib/data/open'
import type { CardId, FactId, Instant, ReviewId } from '@/lib/domain/ids'
import { anId } from '@/lib/domain/ids.fixture'
import { openDelta } from '@/lib/domain/retention/rollup-delta'
import {
  countAnswers,
  type LoggedAnswer,
  NO_PROGRESS,
  ROLLUPS_VERSION,
  type RollupProgress,
} from '@/lib/domain/retention/rollups'
import { recallCurve } from '@/lib/domain/scheduling/fsrs'
import type { Memory } from '@/lib/domain/scheduling/memory'
import { DEFAULT_WEIGHTS } from '@/lib/domain/scheduling/settings'
import { studyCalendar } from '@/lib/domain/time/study-day'
import { DAY_MS } from '@/lib/domain/time/units'
import { actingLearner } from '@/lib/services/authorise'
import { localActor } from '@/lib/services/home'
import { seeded } from './random'

const DAYS = 3650
const curve = recallCurve(DEFAULT_WEIGHTS)
const COLUMNS = [
  'learner_id',
  'id',
  'kind',
  'card_id',
  'workspace_id',
  'at',
  'day',
  'claimed_at',
  'received_at',
  'rating',
  'format',
  'mode',
  'question_ms',
  'answer_ms',
  'settings_id',
  'predicted_recall',
  'memory_before',
  'digest',
] as const

type Size = { readonly cards: number; readonly reviews: number; readonly now: Instant }

/**
 * Writes a log of ten years over the cards of `makeStudy`: each day as many answers, cards in turn, recalled as often
 * as predicted. The rollups are counted by the program's own functions while the log is made. Indexes are made at the end.
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
  const delta = openDelta(({ answer }) => calendar.localHour(answer.at))
  const progress: RollupProgress[] = Array.from({ length: cards }, () => NO_PROGRESS)
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
  const insert = db.prepare(
    `insert into reviews (${COLUMNS.map((name) => `"${name}"`).join(', ')}) values (${COLUMNS.map(() => '?').join(', ')})`,
  )
  const answerCard = (i: number, day: number, at: Instant, digest: string) => {
    const before = last[i] ?? null
    const elapsedDays = before?.lastReviewAt == null ? 0 : (at - before.lastReviewAt) / DAY_MS
    const predictedRecall =
      before?.stability == null ? null : Math.max(0.01, curve.recall(elapsedDays, before.stability))
    const recalled = predictedRecall === null || random() < predictedRecall
    const rating = recalled ? (random() < 0.1 ? 2 : random() < 0.1 ? 4 : 3) : 1
    const stability = recalled ? Math.min(4000, (before?.stability ?? 5 + random() * 40) * 1.15) : 3 + random() * 20
    const answer: LoggedAnswer = {
      id: anId<ReviewId>(digest),
      cardId: anId<CardId>(`card-${i}`),
      at,
      day,
      rating,
      format: i % 5 === 0 ? 'typed' : 'flash',
      mode: 'study',
      ms: 6000,
      settingsId,
      predictedRecall,
      before,
    }
    const { counted, progress: after } = countAnswers([answer], progress[i])
    progress[i] = after
    delta.add(counted, 'date')
    insert.run(
      learnerId,
      digest,
      'review',
      answer.cardId,
      workspaceId,
      at,
      day,
      at,
      at,
      rating,
      answer.format,
      'study',
      4000,
      2000,
      settingsId,
      predictedRecall,
      before === null ? null : JSON.stringify(before),
      digest,
    )
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
  const learner = actingLearner(actor)
  const counted = delta.delta()
  const ends = new Map<CardId, CardProgress>(
    progress.flatMap((end, i): [CardId, CardProgress][] =>
      last[i] === null
        ? []
        : [
            [
              anId<CardId>(`card-${i}`),
              { ...end, factId: anId<FactId>(`fact-${Math.floor((i * 2) / 3)}`), factKind: 'date' },
            ],
          ],
    ),
  )
  await again.write(async (tx) => {
    await addToRollups(tx, learner, counted, ends, 1)
    await saveRollupState(tx, learner, {
      version: ROLLUPS_VERSION,
      countedTo: null,
      openDay: today - 1,
      revision: 1,
      lateRevision: 0,
    })
  })
  await again.close()
}
