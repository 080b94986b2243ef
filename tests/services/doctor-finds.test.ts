import { readFileSync, writeFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { and, eq, sql } from 'drizzle-orm'
import { expect, it, onTestFinished } from 'vitest'
import type { Engine, Tx } from '@/lib/data/engine/engine'
import { openEngine, sqliteFileIn } from '@/lib/data/open'
import type { CardId, FactId } from '@/lib/domain/ids'
import { anId } from '@/lib/domain/ids.fixture'
import { DAY_MS } from '@/lib/domain/time/units'
import { undoLast } from '@/lib/services/history/undo'
import { ensureHome, localActor } from '@/lib/services/local-actor'
import { rollupsUpToDate } from '@/lib/services/retention/rollup-keeper'
import { searchLibrary } from '@/lib/services/search/search-library'
import { backUp } from '@/lib/services/storage/back-up'
import { type CheckName, type DoctorReport, runDoctor } from '@/lib/services/storage/run-doctor'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { clockAt, freshDataDir, realAide } from '@/tests/cli/run-aide'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later, newId } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { firstOf, must } from '@/tests/support/must'

const MOST = { articles: 9, facts: 9, cards: 9 }

onBothEngines('the doctor', (open, dialect) => {
  /** A library with a log: answers on several days, an undo, a suspended card, a forgotten one. */
  const started = async () => {
    const opened = await open()
    const { ctx } = opened
    await loadBridges(ctx, 6)
    const cards = await firstCards(ctx, 6)
    const [one, other, third, fourth] = cards
    if (!one || !other || !third || !fourth) throw new Error('the library has six cards')
    for (const [i, day] of [0, 0.01, 1, 4].entries()) {
      const then = later(ctx, Math.round(day * DAY_MS))
      await submitEntries(then, [await answerOf(then, one, i === 2 ? 1 : 3), await answerOf(then, other, 4)])
    }
    const end = later(ctx, 5 * DAY_MS)
    await submitEntries(end, [await answerOf(end, third, 3)])
    await undoLast(later(end, 1))
    await submitEntries(end, [
      { kind: 'suspend', id: newId(end.now), cardId: fourth, at: end.now, suspended: true },
      { kind: 'mark', id: newId(end.now + 2), cardId: one, at: end.now, marked: true },
    ])
    await rollupsUpToDate(end)
    return { ...opened, now: end.now, one, other, cards }
  }
  type Started = Awaited<ReturnType<typeof started>>

  const examine = async ({ settings, now }: Started, repair = false): Promise<DoctorReport> =>
    must(await runDoctor(settings, now, { repair }))
  const only = (report: DoctorReport, ...names: readonly CheckName[]) => {
    const found = report.checks.filter((check) => check.found > 0)
    expect(found.map((check) => check.name)).toEqual(names)
    return found[0]
  }
  const tamper = (engine: Engine, work: (tx: Tx) => Promise<unknown>) =>
    engine.write(async (tx) => {
      await work(tx)
    })
  const memoryOf = (tx: Tx, cardId: CardId) => eq(tx.t.memories.cardId, cardId)

  it('finds nothing wrong with what the program wrote, and changes nothing', async () => {
    const opened = await started()
    const before = await dump(opened.engine)
    const report = await examine(opened)
    expect(report.healthy).toBe(true)
    const names = [
      'values',
      'log',
      'passages',
      'memories',
      'predictions',
      'new-card-queue',
      'rollups',
      'search',
      'media',
      'backup',
    ]
    expect(report.checks.map(({ name }) => name)).toEqual(dialect === 'sqlite' ? ['storage', ...names] : names)
    expect(report.advice).toEqual([])
    for (const { name, examined, found } of report.checks) {
      if (!['backup', 'media', 'predictions'].includes(name)) expect(examined, name).toBeGreaterThan(0)
      expect(found).toBe(0)
    }
    await examine(opened, true)
    expect(await dump(opened.engine)).toEqual(before)
  })

  it.each<[string, (tx: Tx, opened: Started) => Promise<unknown>, alsoWrong?: 'new-card-queue']>([
    [
      'a stability that differs in its last bit',
      async (tx, { one }) => {
        const [row] = await tx.db.select().from(tx.t.memories).where(memoryOf(tx, one))
        if (row?.stability == null) throw new Error('the card was studied')
        const stability = row.stability * (1 + Number.EPSILON)
        expect(stability).not.toBe(row.stability)
        await tx.db.update(tx.t.memories).set({ stability }).where(memoryOf(tx, one))
      },
    ],
    ['a due day', async (tx, { one }) => tx.db.update(tx.t.memories).set({ dueDay: 1 }).where(memoryOf(tx, one))],
    ['a lost memory', async (tx, { one }) => tx.db.delete(tx.t.memories).where(memoryOf(tx, one)), 'new-card-queue'],
    [
      'a wrong fact',
      async (tx, { one, other }) => {
        const [row] = await tx.db.select().from(tx.t.memories).where(memoryOf(tx, other))
        await tx.db
          .update(tx.t.memories)
          .set({ factId: row?.factId ?? anId<FactId>('') })
          .where(memoryOf(tx, one))
      },
    ],
    [
      'a mark that nobody set',
      async (tx, { other }) => tx.db.update(tx.t.memories).set({ marked: true }).where(memoryOf(tx, other)),
    ],
    [
      'a memory without a log',
      async (tx, { one, cards }) => {
        const [row] = await tx.db.select().from(tx.t.memories).where(memoryOf(tx, one))
        const [card] = await tx.db
          .select()
          .from(tx.t.cards)
          .where(eq(tx.t.cards.id, cards[5] ?? anId<CardId>('')))
        if (!row || !card) throw new Error('both are there')
        await tx.db.insert(tx.t.memories).values({ ...row, cardId: card.id, factId: card.factId })
        await tx.db.delete(tx.t.newCards).where(eq(tx.t.newCards.cardId, card.id))
      },
    ],
  ])('finds %s in the memories, and rebuilds them from the log as they were', async (_, work, alsoWrong) => {
    const opened = await started()
    const before = await dump(opened.engine)
    await tamper(opened.engine, (tx) => work(tx, opened))
    const report = await examine(opened)
    const check = only(report, 'memories', ...(alsoWrong ? [alsoWrong] : []))
    expect(check).toMatchObject({ found: 1, repaired: 0 })
    expect(report.advice).toEqual([expect.stringContaining('--repair')])
    const repaired = await examine(opened, true)
    expect(repaired.healthy).toBe(true)
    expect(repaired.checks.find(({ name }) => name === 'memories')).toMatchObject({ found: 1, repaired: 1 })
    expect(await dump(opened.engine)).toEqual(before)
    expect((await examine(opened)).checks.every(({ found }) => found === 0)).toBe(true)
  })

  it.each<[string, (tx: Tx, opened: Started) => Promise<unknown>]>([
    [
      'a new card that is missing',
      async (tx, { cards }) =>
        tx.db.delete(tx.t.newCards).where(eq(tx.t.newCards.cardId, cards[5] ?? anId<CardId>(''))),
    ],
    [
      'a studied card that still stands there',
      async (tx, { one, cards }) => {
        const [row] = await tx.db
          .select()
          .from(tx.t.newCards)
          .where(eq(tx.t.newCards.cardId, cards[5] ?? anId<CardId>('')))
        const [card] = await tx.db.select().from(tx.t.cards).where(eq(tx.t.cards.id, one))
        if (!row || !card) throw new Error('both are there')
        await tx.db.insert(tx.t.newCards).values({ ...row, cardId: one, factId: card.factId })
      },
    ],
    [
      'a wrong place',
      async (tx, { cards }) =>
        tx.db
          .update(tx.t.newCards)
          .set({ position: 99_999, shuffle: 1 })
          .where(eq(tx.t.newCards.cardId, cards[5] ?? anId<CardId>(''))),
    ],
  ])('finds %s on the shelf, and puts it right', async (_, work) => {
    const opened = await started()
    const before = await dump(opened.engine)
    await tamper(opened.engine, (tx) => work(tx, opened))
    expect(only(await examine(opened), 'new-card-queue')).toMatchObject({ found: 1, repaired: 0 })
    expect((await examine(opened, true)).healthy).toBe(true)
    expect(await dump(opened.engine)).toEqual(before)
  })

  it('takes cards of no library of the learner off the shelf', async () => {
    const opened = await started()
    await tamper(opened.engine, async (tx) => {
      const row = firstOf(await tx.db.select().from(tx.t.newCards).limit(1))
      await tx.db.insert(tx.t.newCards).values({ ...row, cardId: anId('nowhere') })
    })
    only(await examine(opened), 'new-card-queue')
    expect((await examine(opened, true)).healthy).toBe(true)
  })

  it('names the entry of the log that cannot be read, and never touches the log', async () => {
    const opened = await started()
    await tamper(opened.engine, (tx) =>
      tx.db
        .update(tx.t.reviews)
        .set({ rating: null })
        .where(and(eq(tx.t.reviews.cardId, opened.one), eq(tx.t.reviews.kind, 'review'))),
    )
    const { reviews } = await dump(opened.engine)
    const check = only(await examine(opened, true), 'log')
    expect(check).toMatchObject({ found: 4, repaired: 0 })
    expect(check?.examples[0]).toMatch(/^entry .+ of card .+: it cannot be read: its rating is null/)
    expect((await dump(opened.engine)).reviews).toEqual(reviews)
  })

  it('finds passages that are not where they say, and texts that are not what was imported', async () => {
    const opened = await started()
    await tamper(opened.engine, async (tx) => {
      const passage = firstOf(await tx.db.select().from(tx.t.passages).limit(1))
      await tx.db
        .update(tx.t.passages)
        .set({ start: passage.start + 1, end: passage.end + 1 })
        .where(eq(tx.t.passages.id, passage.id))
    })
    const moved = only(await examine(opened), 'passages')
    expect(moved?.found).toBe(1)
    expect(moved?.examples[0]).toContain('of bridges at')
    await tamper(opened.engine, (tx) => tx.db.update(tx.t.snapshots).set({ text: 'Something else.' }))
    expect(only(await examine(opened), 'passages', 'search')?.examples[0]).toContain('not the one that was imported')
  })

  it.each<[string, (tx: Tx) => Promise<unknown>]>([
    ['a word', (tx) => tx.db.update(tx.t.searchEntries).set({ title: 'another' })],
    ['a mark of what is retired', (tx) => tx.db.update(tx.t.searchEntries).set({ retired: true })],
    ['entries that are lost', (tx) => tx.db.delete(tx.t.searchEntries)],
    ['an item that is gone', (tx) => tx.db.update(tx.t.searchEntries).set({ part: 9 })],
  ])('finds and repairs %s in the full-text index', async (_, damage) => {
    const opened = await started()
    const found = async () => (await searchLibrary(opened.ctx, 'bridge', MOST)).facts.total
    const before = await found()
    await tamper(opened.engine, damage)
    only(await examine(opened), 'search')
    expect((await examine(opened, true)).healthy).toBe(true)
    expect((await examine(opened)).healthy).toBe(true)
    expect([await found(), before]).toEqual([6, 6])
  })

  if (dialect === 'sqlite') {
    it.each([
      ['a row that names one that does not exist', 'delete from passages where rowid = 1', 'storage'],
      ['a value that its column cannot hold', "update cards set form = 'questinn' where rowid = 1", 'values'],
      ['a text that is not JSON', `update cards set aliases = '["' where rowid = 1`, 'values'],
    ] as const)('finds %s, and leaves it', async (_, statement, name) => {
      const opened = await started()
      const connection = new Sqlite(sqliteFileIn(opened.dataDir))
      connection.pragma('foreign_keys = OFF')
      connection.exec(statement)
      connection.close()
      expect(only(await examine(opened, true), name)).toMatchObject({ found: 1, repaired: 0 })
    })

    it.each([
      ['lacks words', "insert into search_index (search_index) values ('delete-all')"],
      [
        'has words at another place',
        `insert into search_index (search_index, rowid, title, body)
           select 'delete', number, title, body from search_entries where number = 1;
         insert into search_index (rowid, title, body) select number, body, title from search_entries where number = 1`,
      ],
    ])('finds and repairs an index that %s', async (_, statements) => {
      const opened = await started()
      await tamper(opened.engine, async (tx) => {
        for (const statement of statements.split(';')) tx.db.run(sql.raw(statement))
      })
      expect(only(await examine(opened), 'search')?.found).toBeGreaterThan(0)
      expect((await examine(opened, true)).healthy).toBe(true)
      expect((await examine(opened)).healthy).toBe(true)
      expect((await searchLibrary(opened.ctx, 'bridge', MOST)).facts.total).toBe(6)
    })

    it('finds a damaged file, looks no further, and says what to do', async () => {
      const opened = await started()
      await opened.engine.close()
      const backup = must(await backUp(opened.settings, opened.now))
      const file = sqliteFileIn(opened.dataDir)
      const bytes = readFileSync(file)
      bytes.fill(0x5a, 4096 * 3, bytes.length - 4096)
      writeFileSync(file, bytes)
      const report = await examine(opened)
      expect(report.checks.map(({ name }) => name)).toEqual(['storage'])
      expect(report.advice).toEqual([expect.stringContaining(`restore ${backup.file}`)])
      expect(readFileSync(file).equals(bytes)).toBe(true)
    })
  }
})

const CARDS = 20

it('the doctor finds nothing wrong while answers are stored, and holds none of them up', async () => {
  const { dataDir, remove } = freshDataDir()
  onTestFinished(remove)
  const now = clockAt(0)
  const engine = await openEngine({ dataDir, databaseUrl: null }, now)
  await ensureHome(engine, now, 'Etc/UTC')
  const ctx = { engine, now, actor: await localActor(engine) }
  await loadBridges(ctx, CARDS)
  const cards = await firstCards(ctx, CARDS)
  // The memory of a card that is not answered meanwhile is made wrong, so that there is something to repair.
  const [first, ...others] = cards
  if (!first) throw new Error('there are cards')
  await submitEntries(ctx, [await answerOf(ctx, first, 3)])
  const running = (async () => {
    const reports = [await realAide(['doctor'], { dataDir })]
    await engine.write((tx) => tx.db.update(tx.t.memories).set({ lapses: 7 }).where(eq(tx.t.memories.cardId, first)))
    await engine.write((tx) => tx.db.update(tx.t.dayRollups).set({ answers: 700 }))
    expect(await realAide(['doctor', '--repair'], { dataDir })).toMatchObject({ code: 0, stderr: '' })
    reports.push(await realAide(['doctor'], { dataDir }))
    return reports
  })()
  let isOver = false
  void running.finally(() => {
    isOver = true
  })
  let [answers, longestMs] = [0, 0]
  while (!isOver) {
    const at = { ...ctx, now: now + answers * 1000 }
    const card = others[answers++ % others.length] ?? first
    const answer = await answerOf(at, card, answers % 5 === 0 ? 1 : 3)
    const begin = performance.now()
    await submitEntries(at, [answer])
    longestMs = Math.max(longestMs, performance.now() - begin)
    await new Promise((next) => setTimeout(next, 2))
  }
  for (const report of await running)
    expect(report).toMatchObject({ code: 0, stdout: expect.stringContaining('Everything is OK.') })
  expect(answers).toBeGreaterThan(50)
  // It took 1.6 s. The bound leaves room for a machine with other work on it.
  expect(longestMs).toBeLessThan(1000)
  await engine.close()
})
