import Database from 'better-sqlite3'
import { inArray } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { sqliteFileIn } from '@/lib/data/open'
import { costlyCards, lapsesQuery } from '@/lib/data/queries/retention/problem-cards'
import { loadProblemCards } from '@/lib/services/retention/load-problem-cards'
import { openRetention } from '@/lib/services/retention/retention-model'
import { rollupsUpToDate } from '@/lib/services/retention/rollup-keeper'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'

onBothEngines('what is read of the last days', (open, dialect) => {
  // How PostgreSQL reads depends on what it has counted of its tables; of this little it would read everything.
  if (dialect === 'sqlite')
    it('is found by the day, not by going through all answers in order of time', async () => {
      const { ctx, dataDir } = await open()
      const db = new Database(sqliteFileIn(dataDir), { readonly: true })
      const { sql, params } = lapsesQuery(ctx.engine.read, ctx.actor.learnerId, 20_000).toSQL()
      const plan = db
        .prepare<unknown[], { detail: string }>(`explain query plan ${sql}`)
        .all(...params)
        .map(({ detail }) => detail)
      expect(plan).toEqual([expect.stringContaining('INDEX reviews_day (learner_id=? AND day>?)')])
      db.close()
    })

  it('finds the costliest cards also behind many that were retired', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 100)
    const { cards: c } = ctx.engine.read.t
    const all = (await ctx.engine.read.db.select({ id: c.id }).from(c)).map(({ id }) => id).sort()
    const [first] = await firstCards(ctx, 1)
    const pattern = await answerOf(ctx, first, 3)
    if (pattern.kind !== 'review') throw new Error('an answer is a review')
    const given = all.map((cardId, i) => ({
      ...pattern,
      cardId: cardId as typeof first,
      at: ctx.now + i,
      questionMs: 50_000 - 100 * i, // a test's edge
      id: `019caad0-0000-7000-8000-${String(i).padStart(12, '0')}` as typeof pattern.id,
    }))
    const results = await submitEntries(later(ctx, 1000), given)
    expect(results.every(({ status }) => status === 'stored')).toBe(true)
    await rollupsUpToDate(ctx)
    const ids = async (onlyLeeches = false) =>
      (await costlyCards(ctx.engine.read, ctx.actor, onlyLeeches)).map(({ cardId }) => cardId as string)
    expect(await ids()).toEqual(all.slice(0, 20))
    const set = (retired: number) =>
      ctx.engine.write(async (tx) => {
        const { memories: m } = tx.t
        const rows = (await tx.db.select({ id: m.cardId }).from(m)).map(({ id }) => id).sort()
        await tx.db
          .update(m)
          .set({ retired: true })
          .where(inArray(m.cardId, rows.slice(0, retired)))
        await tx.db
          .update(m)
          .set({ leech: true })
          .where(inArray(m.cardId, rows.slice(60, 90)))
      })
    for (const retired of [5, 41, 70]) {
      await set(retired)
      expect(await ids()).toEqual(all.slice(retired, retired + 20))
      const { leechesHeadline } = await loadProblemCards(await openRetention(later(ctx, 2000)))
      expect(leechesHeadline).toMatch(
        retired === 70 ? /^20 cards are leeches: [^.]*\.$/ : /^30 cards .* Here are the 20 /,
      )
    }
    expect(await ids(true)).toEqual(all.slice(70, 90))
  })
})
