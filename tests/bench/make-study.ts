import Sqlite from 'better-sqlite3'
import type { Engine } from '@/lib/data/engine/engine'
import { openEngine, sqliteFileIn } from '@/lib/data/open'
import type { Instant } from '@/lib/domain/ids'
import { shuffleOf } from '@/lib/domain/shuffle'
import { studyCalendar } from '@/lib/domain/time/study-day'
import type { Context } from '@/lib/services/context'
import { ensureHome, localActor } from '@/lib/services/local-actor'
import { seeded } from './random'
import { rowWriter } from './row-writer'

/** Sixty words: a paragraph like those of the starter library. */
const PARAGRAPH =
  'The bridge over the river was opened in 1999 after four years of work and has carried rail and road since. '
    .repeat(3)
    .trim()

type Made = { readonly ctx: Context; readonly close: () => Promise<void> }

/**
 * A learner with `cards` cards of an old library: nine in ten studied, 3% overdue, the rest spread over 2,000 days;
 * three cards to two facts, 250 facts an article. Rows are written straight into SQLite: what is measured is reading.
 */
export const makeStudy = async (dataDir: string, cards: number, now: Instant, seed = 1): Promise<Made> => {
  const settings = { dataDir, databaseUrl: null }
  const first = await openEngine(settings, now)
  await ensureHome(first, now, 'Europe/Berlin')
  const { learnerId, workspaceId } = await localActor(first)
  await first.close()
  fill(new Sqlite(sqliteFileIn(dataDir)), { cards, now, seed, learnerId, workspaceId })
  return openStudy(dataDir, now)
}

/** The learner of a study that was made before. */
export const openStudy = async (dataDir: string, now: Instant): Promise<Made> => {
  const engine: Engine = await openEngine({ dataDir, databaseUrl: null }, now)
  return { ctx: { engine, now, actor: await localActor(engine) }, close: () => engine.close() }
}

type Filling = {
  readonly cards: number
  readonly now: Instant
  readonly seed: number
  readonly learnerId: string
  readonly workspaceId: string
}

const fill = (db: Sqlite.Database, { cards, now, seed, learnerId, workspaceId }: Filling) => {
  const random = seeded(seed)
  const today = studyCalendar('Europe/Berlin', 4).dayOf(now)
  db.pragma('synchronous = OFF')
  db.pragma('foreign_keys = OFF')
  const article = rowWriter(db, 'articles')
  const snapshot = rowWriter(db, 'snapshots')
  const passage = rowWriter(db, 'passages')
  const fact = rowWriter(db, 'facts')
  const card = rowWriter(db, 'cards')
  const memory = rowWriter(db, 'memories')
  const shelf = rowWriter(db, 'new_cards')
  const createdAt = now - 400 * 86_400_000
  db.transaction(() => {
    for (let i = 0; i < cards; i++) {
      const f = Math.floor((i * 2) / 3)
      const a = Math.floor(f / 250)
      const [articleId, snapshotId] = [`article-${a}`, `snapshot-${a}`]
      const [passageId, factId, cardId] = [`passage-${f}`, `fact-${f}`, `card-${i}`]
      if (i === 0 || Math.floor(((i - 1) * 2) / 3) !== f) {
        if (f % 250 === 0) {
          article({
            workspaceId,
            id: articleId,
            key: articleId,
            title: `Article ${a}`,
            authors: '["A. Writer"]',
            outlet: 'Review',
            published: '2024',
            origin: 'paste',
            snapshotId,
            position: a,
            createdAt,
          })
          snapshot({
            workspaceId,
            id: snapshotId,
            articleId,
            text: PARAGRAPH,
            sha256: String(a),
            importedAt: createdAt,
          })
        }
        const [exact, after] = [PARAGRAPH.slice(0, 80), PARAGRAPH.slice(80)]
        passage({
          workspaceId,
          id: passageId,
          snapshotId,
          exact,
          prefix: '',
          suffix: '',
          start: 0,
          end: 80,
          before: '',
          after,
        })
        fact({
          workspaceId,
          id: factId,
          key: factId,
          articleId,
          passageId,
          kind: 'date',
          statement: `The bridge ${f} was opened in 1999.`,
          weight: 'should',
          origin: 'person',
          position: f,
          createdAt,
          updatedAt: createdAt,
        })
      }
      const shuffle = shuffleOf(cardId)
      card({
        workspaceId,
        id: cardId,
        key: cardId,
        group: cardId,
        factId,
        form: 'question',
        deletion: 0,
        front: `When was bridge ${i} opened?`,
        back: '1999',
        aliases: '[]',
        position: i,
        search: `bridge ${i}`,
        createdAt,
        updatedAt: createdAt,
      })
      if (random() < 0.1) {
        shelf({ learnerId, cardId, workspaceId, factId, position: i, weightRank: 1, shuffle })
        continue
      }
      const overdue = random() < 0.03
      const intervalDays = 1 + Math.floor(random() * 400)
      const dueDay = overdue ? today - Math.floor(random() * 60) : today + 1 + Math.floor(random() * 2000)
      const lastReviewDay = Math.min(dueDay - intervalDays, today - 1)
      memory({
        learnerId,
        cardId,
        workspaceId,
        factId,
        state: 'review',
        stability: intervalDays * (0.8 + random()),
        difficulty: 1 + random() * 9,
        dueDay,
        dueAt: null,
        lastReviewAt: lastReviewDay * 86_400_000,
        lastReviewDay,
        intervalDays,
        step: 0,
        reps: 5,
        lapses: Math.floor(random() * 4),
        suspended: 0,
        marked: 0,
        flag: 0,
        leech: 0,
        retired: 0,
        shuffle,
      })
    }
  })()
  db.close()
}
