import { eq } from 'drizzle-orm'
import { expect, it, onTestFinished } from 'vitest'
import { openEngine } from '@/lib/data/open'
import { ensureHome, localActor } from '@/lib/services/home'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { clockAt, freshDataDir, realAide } from '@/tests/cli/run-aide'
import { answerOf, firstCards } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'

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
