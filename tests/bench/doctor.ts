import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { inPieces } from '@/lib/data/engine/insert-many'
import { saveMemories } from '@/lib/data/mutations/log'
import { sqliteFileIn } from '@/lib/data/open'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { loggedCards } from '@/lib/data/queries/study/log'
import type { CardId } from '@/lib/domain/ids'
import { isLeech } from '@/lib/domain/scheduling/leech'
import type { Memory } from '@/lib/domain/scheduling/memory'
import { applyEntry } from '@/lib/domain/scheduling/replay'
import { DEFAULT_WEIGHTS } from '@/lib/domain/scheduling/settings'
import { studyCalendar } from '@/lib/domain/time/study-day'
import { DAY_MS } from '@/lib/domain/time/units'
import { actingLearner } from '@/lib/services/authorise'
import type { Context } from '@/lib/services/context'
import { rebuildRollups } from '@/lib/services/retention/rollup-keeper'
import { digestOf } from '@/lib/services/study/entry-digest'
import { predictedRecallOf } from '@/lib/services/study/store-entries'
import { bundle } from '@/scripts/bundle.mjs'
import { madeLogs } from './made-reviews'
import { makeStudy, openStudy } from './make-study'

const EACH = 20
const CARDS = process.env.BENCH_SMALL === '1' ? 1_000 : 10_000
const AT_ONCE = 500
/**
 * Writes a log in which every card was answered when it was due, with what is stored beside each answer, the memories and
 * the statistics: straight into the tables, since answers that arrive years late are a work of their own.
 * @returns how many answers were given by now
 */
const writeLog = async ({ engine, actor, now }: Context): Promise<number> => {
  const { learnerId, workspaceId } = actor
  const { cards: c } = engine.read.t
  const ids = (await engine.read.db.select({ id: c.id }).from(c)).map(({ id }) => id)
  const { settingsId, scheduling } = await learnerOf(engine.read, learnerId)
  const { dayOf } = studyCalendar(scheduling.timeZone, scheduling.dayStartHour)
  const memories = new Map<CardId, Memory | null>()
  const made = [...madeLogs(CARDS, EACH, DEFAULT_WEIGHTS).values()].flatMap((entries, card) =>
    entries.map((entry) => ({ entry, cardId: ids[card] ?? entry.cardId })),
  )
  const rows = made
    .filter(({ entry }) => entry.at < now)
    .sort((one, other) => one.entry.at - other.entry.at)
    .map(({ entry, cardId }) => {
      const sent = { ...entry, cardId, settingsId, day: dayOf(entry.at) }
      const { id, kind, at, day, rating, format, mode, questionMs, answerMs, fuzz } = sent
      const memoryBefore = memories.get(cardId) ?? null
      memories.set(cardId, applyEntry(memoryBefore, sent, scheduling))
      const beside = { memoryBefore, predictedRecall: predictedRecallOf(sent, memoryBefore, scheduling) }
      const row = { id, kind, cardId, day, rating, format, mode, questionMs, answerMs, fuzz, settingsId, ...beside }
      const digest = digestOf({ id, kind, cardId, at, rating, format, mode, questionMs, answerMs, fuzz, settingsId })
      return { ...row, learnerId, workspaceId, at, claimedAt: at, receivedAt: at, digest }
    })
  for (const piece of inPieces(rows, AT_ONCE)) {
    await engine.write(async ({ db, t }) => {
      await db.insert(t.reviews).values([...piece])
    })
  }
  for (const piece of inPieces(ids, AT_ONCE)) {
    const cards = await loggedCards(engine.read, actor.workspaceIds, piece)
    const changes = [...cards.values()].map((card) => {
      const memory = memories.get(card.cardId) ?? null
      return { card, before: null, memory, leech: isLeech(memory?.lapses ?? 0, scheduling.leechThreshold) }
    })
    await engine.write((tx) => saveMemories(tx, actingLearner(actor), changes))
  }
  await rebuildRollups(engine, actor, async () => undefined)
  return rows.length
}

const folder = mkdtempSync(join(tmpdir(), 'aide-bench-'))
try {
  const now = Date.now() - DAY_MS
  await (await makeStudy(folder, CARDS, now)).close()
  const db = new Sqlite(sqliteFileIn(folder))
  db.exec(
    'delete from memories; delete from new_cards; update cards set created_at = 0; update facts set created_at = 0',
  )
  db.close()
  const { ctx, close } = await openStudy(folder, now)
  const answers = await writeLog(ctx)
  await close()

  const script = join('node_modules', '.cache', 'aide-memoire', `doctor-${process.pid}.mjs`)
  try {
    await bundle('tests/bench/doctor-parts.ts', { outfile: script })
    const { status } = spawnSync(process.execPath, [script, folder, String(answers)], { stdio: 'inherit' })
    if (status !== 0) throw new Error(`the doctor ended with ${status}`)
  } finally {
    rmSync(script, { force: true })
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
