import Sqlite from 'better-sqlite3'
import type { Engine } from '@/lib/data/engine/engine'
import { openEngine, sqliteFileIn } from '@/lib/data/open'
import type { Instant } from '@/lib/domain/ids'
import { shuffleOf } from '@/lib/domain/shuffle'
import { studyCalendar } from '@/lib/domain/time/study-day'
import type { Context } from '@/lib/services/context'
import { ensureHome, localActor } from '@/lib/services/home'
import { seeded } from './random'

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

const inserter = (db: Sqlite.Database, table: string, columns: readonly string[]) =>
  db.prepare(
    `insert into ${table} (${columns.map((name) => `"${name}"`).join(', ')}) values (${columns.map(() => '?').join(', ')})`,
  )

const fill = (db: Sqlite.Database, { cards, now, seed, learnerId, workspaceId }: Filling) => {
  const random = seeded(seed)
  const today = studyCalendar('Europe/Berlin', 4).dayOf(now)
  db.pragma('synchronous = OFF')
  db.pragma('foreign_keys = OFF')
  const article = inserter(db, 'articles', [
    'workspace_id',
    'id',
    'key',
    'title',
    'authors',
    'outlet',
    'published',
    'origin',
    'snapshot_id',
    'position',
    'created_at',
  ])
  const snapshot = inserter(db, 'snapshots', ['workspace_id', 'id', 'article_id', 'text', 'sha256', 'imported_at'])
  const passage = inserter(db, 'passages', [
    'workspace_id',
    'id',
    'snapshot_id',
    'exact',
    'prefix',
    'suffix',
    'start',
    'end',
    'before',
    'after',
  ])
  const fact = inserter(db, 'facts', [
    'workspace_id',
    'id',
    'key',
    'article_id',
    'passage_id',
    'kind',
    'statement',
    'weight',
    'origin',
    'position',
    'created_at',
    'updated_at',
  ])
  const card = inserter(db, 'cards', [
    'workspace_id',
    'id',
    'key',
    'group',
    'fact_id',
    'form',
    'deletion',
    'front',
    'back',
    'aliases',
    'position',
    'search',
    'created_at',
    'updated_at',
  ])
  const memory = inserter(db, 'memories', [
    'learner_id',
    'card_id',
    'workspace_id',
    'fact_id',
    'state',
    'stability',
    'difficulty',
    'due_day',
    'due_at',
    'last_review_at',
    'last_review_day',
    'interval_days',
    'step',
    'reps',
    'lapses',
    'suspended',
    'marked',
    'flag',
    'leech',
    'retired',
    'shuffle',
  ])
  const shelf = inserter(db, 'new_cards', [
    'learner_id',
    'card_id',
    'workspace_id',
    'fact_id',
    'position',
    'weight_rank',
    'shuffle',
  ])
  const made = now - 400 * 86_400_000
  db.transaction(() => {
    for (let i = 0; i < cards; i++) {
      const f = Math.floor((i * 2) / 3)
      const a = Math.floor(f / 250)
      const [articleId, factId, cardId] = [`article-${a}`, `fact-${f}`, `card-${i}`]
      if (i === 0 || Math.floor(((i - 1) * 2) / 3) !== f) {
        if (f % 250 === 0) {
          article.run(
            workspaceId,
            articleId,
            articleId,
            `Article ${a}`,
            '["A. Writer"]',
            'Review',
            '2024',
            'paste',
            `snapshot-${a}`,
            a,
            made,
          )
          snapshot.run(workspaceId, `snapshot-${a}`, articleId, PARAGRAPH, String(a), made)
        }
        passage.run(
          workspaceId,
          `passage-${f}`,
          `snapshot-${a}`,
          PARAGRAPH.slice(0, 80),
          '',
          '',
          0,
          80,
          '',
          PARAGRAPH.slice(80),
        )
        fact.run(
          workspaceId,
          factId,
          factId,
          articleId,
          `passage-${f}`,
          'date',
          `The bridge ${f} was opened in 1999.`,
          'should',
          'person',
          f,
          made,
          made,
        )
      }
      const shuffle = shuffleOf(cardId)
      card.run(
        workspaceId,
        cardId,
        cardId,
        cardId,
        factId,
        'question',
        0,
        `When was bridge ${i} opened?`,
        '1999',
        '[]',
        i,
        `bridge ${i}`,
        made,
        made,
      )
      if (random() < 0.1) {
        shelf.run(learnerId, cardId, workspaceId, factId, i, 1, shuffle)
        continue
      }
      const overdue = random() < 0.03
      const interval = 1 + Math.floor(random() * 400)
      const dueDay = overdue ? today - Math.floor(random() * 60) : today + 1 + Math.floor(random() * 2000)
      const lastDay = Math.min(dueDay - interval, today - 1)
      memory.run(
        learnerId,
        cardId,
        workspaceId,
        factId,
        'review',
        interval * (0.8 + random()),
        1 + random() * 9,
        dueDay,
        null,
        lastDay * 86_400_000,
        lastDay,
        interval,
        0,
        5,
        Math.floor(random() * 4),
        0,
        0,
        0,
        0,
        0,
        shuffle,
      )
    }
  })()
  db.close()
}
