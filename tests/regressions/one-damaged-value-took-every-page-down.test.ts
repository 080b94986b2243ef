import { rmSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { asc, eq } from 'drizzle-orm'
import pg from 'pg'
import { afterEach, describe, expect, it } from 'vitest'
import { type StorageSettings, sqliteFileIn } from '@/lib/data/open'
import { findLearner } from '@/lib/data/queries/learner/learner'
import { onDamage } from '@/lib/data/schema/dialect/damage'
import { DEFAULT_QUEUE } from '@/lib/domain/scheduling/settings'
import type { Context } from '@/lib/services/context'
import { localActor } from '@/lib/services/home'
import { startUp } from '@/lib/services/start-up'
import { runDoctor } from '@/lib/services/storage/run-doctor'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf } from '@/tests/support/entries'
import { pagesThatFail } from '@/tests/support/every-page'
import { studiedFolder, studiedLibrary } from '@/tests/support/studied-library'

/** Runs SQL past the program, as damage would come. */
const tamper = async (settings: StorageSettings, sql: string): Promise<void> => {
  if (settings.databaseUrl === null) {
    const connection = new Sqlite(sqliteFileIn(settings.dataDir))
    connection.pragma('foreign_keys = OFF')
    connection.exec(sql)
    connection.close()
    return
  }
  const client = new pg.Client({ connectionString: settings.databaseUrl })
  await client.connect()
  await client.query(sql)
  await client.end()
}

let restore = () => {}
afterEach(() => restore())

/** Damage to one value of each JSON column, and to words of closed sets: text that is cut short, and JSON of another shape. */
const DAMAGE: readonly (readonly [name: string, sqlite: string, postgres: string])[] = [
  [
    'the memory before an answer',
    `update reviews set memory_before = '{"x' where memory_before is not null`,
    `update reviews set memory_before = '{"x": 1}' where memory_before is not null`,
  ],
  [
    'what acts of the log set',
    `update reviews set value = '{"x' where kind <> 'review'`,
    `update reviews set value = '{}' where kind <> 'review'`,
  ],
  ['authors', `update articles set authors = '["A. Surv'`, `update articles set authors = '[7]'`],
  ['aliases', `update cards set aliases = 'x'`, `update cards set aliases = '{}'`],
  ['preferences', `update learners set preferences = '{"theme":"da'`, `update learners set preferences = '[]'`],
  ['the queue', `update learners set queue = 'null'`, `update learners set queue = '{"newPerDay": "many"}'`],
  [
    'the name of a part of the queue',
    `update learners set queue = replace(queue, 'learnAhead', 'learnAheaR')`,
    `update learners set queue = replace(queue::text, 'learnAhead', 'learnAheaR')::jsonb`,
  ],
  [
    'choices of a briefing',
    `update briefings set choices = '{"scope":7'`,
    `update briefings set choices = '{"scope": 7}'`,
  ],
  ['questions of a rehearsal', `update rehearsals set items = '[{'`, `update rehearsals set items = '[{}]'`],
  ['the history of a fact', `update fact_versions set before = '{'`, `update fact_versions set before = '{}'`],
  ['settings', `update settings_versions set settings = '{"w'`, `update settings_versions set settings = '{}'`],
  ['the settings in force', `update learners set settings_id = 'lost'`, `update learners set settings_id = 'lost'`],
  [
    'settings that answers name',
    `update reviews set settings_id = 'lost' where rating = 3`,
    `update reviews set settings_id = 'lost' where rating = 3`,
  ],
  ['a kind of facts', `update facts set kind = 'figurd'`, `update facts set kind = 'figurd'`],
  ['a form of cards', `update cards set form = 'questinn'`, `update cards set form = 'questinn'`],
  ['a state of memories', `update memories set state = 'reviev'`, `update memories set state = 'reviev'`],
  ['ratings', `update reviews set rating = 67 where rating = 2`, `update reviews set rating = 67 where rating = 2`],
  [
    'a format of answers',
    `update reviews set format = 'flasj' where rating = 2`,
    `update reviews set format = 'flasj' where rating = 2`,
  ],
  [
    'a kind of entries',
    `update reviews set kind = 'revieu' where rating = 2`,
    `update reviews set kind = 'revieu' where rating = 2`,
  ],
  [
    'instants',
    `update reviews set at = 9e17, received_at = 'x' where rating = 2`,
    `update reviews set at = 900000000000000000 where rating = 2`,
  ],
]

/** Answers a card that was studied, now and late: the late answer replays what the log has of the card. */
const answersStored = async (ctx: Context) => {
  const { reviews } = ctx.engine.read.t
  const [card] = await ctx.engine.read.db
    .select({ id: reviews.cardId })
    .from(reviews)
    .where(eq(reviews.rating, 3))
    .orderBy(asc(reviews.id))
    .limit(1)
    .then((rows) => rows.map(({ id }) => id))
  if (!card) throw new Error('a card was answered with Good')
  const answers = [await answerOf(ctx, card, 3), await answerOf(ctx, card, 1, ctx.now - 40 * 3_600_000)]
  return (await submitEntries(ctx, answers)).map(({ status }) => status)
}

const noting = (): readonly string[] => {
  const noted: string[] = []
  restore = onDamage((what) => noted.push(what))
  return noted
}

describe('a damaged value on SQLite', () => {
  it.each(DAMAGE)('of %s shows every page, takes answers, lets the server start, and is noted', async (_, sql) => {
    const { dataDir, now } = await studiedFolder()
    const settings = { dataDir, databaseUrl: null }
    await tamper(settings, sql)
    const noted = noting()
    const { engine, contentError } = await startUp({ ...settings, timeZone: 'Etc/UTC' }, now)
    expect(contentError).toBeNull()
    const ctx = { engine, now, actor: await localActor(engine) }
    expect(await pagesThatFail(ctx)).toEqual([])
    expect(await answersStored(ctx)).toEqual(['stored', 'stored'])
    expect(noted.length).toBeGreaterThan(0)
    await engine.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  it('of an id of the log shows every page, and the doctor names its entry', async () => {
    const { dataDir, now } = await studiedFolder()
    const settings = { dataDir, databaseUrl: null }
    await tamper(settings, `update reviews set id = 'x' || substr(id, 2) where rating = 3`)
    const { engine } = await startUp({ ...settings, timeZone: 'Etc/UTC' }, now)
    expect(await pagesThatFail({ engine, now, actor: await localActor(engine) })).toEqual([])
    await engine.close()
    const report = await runDoctor(settings, now, { repair: false })
    const log = report.ok ? report.value.checks.find(({ name }) => name === 'log') : undefined
    expect(log?.examples[0]).toMatch(/^entry x\S+ of card \S+: it is not what was sent/)
    rmSync(dataDir, { recursive: true, force: true })
  })
})

onBothEngines('damaged values', (open, dialect) => {
  if (dialect === 'postgres') {
    it('of all kinds at once show every page and take answers', async () => {
      const { ctx: first, settings } = await open()
      const ctx = await studiedLibrary(first)
      expect(await pagesThatFail(ctx)).toEqual([])
      for (const [, , sql] of DAMAGE) await tamper(settings, sql)
      const noted = noting()
      expect(await pagesThatFail(ctx)).toEqual([])
      expect(await answersStored(ctx)).toEqual(['stored', 'stored'])
      expect(noted.length).toBeGreaterThan(0)
    })
  }

  it('of the settings in force are replaced by the last version that can be read', async () => {
    const { ctx: first, settings } = await open()
    const ctx = await studiedLibrary(first)
    const before = await findLearner(ctx.engine.read, ctx.actor.learnerId)
    expect(before?.scheduling.desiredRetention).toBe(0.87)
    await tamper(settings, `update settings_versions set settings = '{}' where id = '${before?.settingsId}'`)
    const after = await findLearner(ctx.engine.read, ctx.actor.learnerId)
    expect(after?.scheduling).toEqual({ ...before?.scheduling, desiredRetention: 0.9 })
    expect(after?.settingsId).not.toBe(before?.settingsId)
    await tamper(
      settings,
      `update learners set queue = '{"newPerDay": 7, "reviewsPerDay": "x"}', preferences = '{"theme": "dark", "singleKeys": 3}'`,
    )
    const rest = await findLearner(ctx.engine.read, ctx.actor.learnerId)
    expect(rest?.queue).toEqual({ ...DEFAULT_QUEUE, newPerDay: 7 })
    expect(rest?.preferences).toMatchObject({ theme: 'dark', singleKeys: true })
  })
})
