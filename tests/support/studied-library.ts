import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { openEngine } from '@/lib/data/open'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import type { CardId, Instant } from '@/lib/domain/ids'
import type { Rating } from '@/lib/domain/scheduling/memory'
import { DAY_MS } from '@/lib/domain/time/units'
import { confirmFact } from '@/lib/services/ageing/confirm-fact'
import type { Context } from '@/lib/services/context'
import { editCard } from '@/lib/services/facts/edit-card'
import { undoLast } from '@/lib/services/history/undo'
import { ensureHome, localActor } from '@/lib/services/local-actor'
import { saveReadPoint } from '@/lib/services/reading/save-reading'
import { startRehearsal } from '@/lib/services/rehearsal/start-rehearsal'
import { rollupsUpToDate } from '@/lib/services/retention/rollup-keeper'
import { saveSettings } from '@/lib/services/settings/save-settings'
import { settingsTexts } from '@/lib/services/settings/settings-form'
import type { EntryInput } from '@/lib/services/study/entry-schema'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { addedKey, draft, entry, madeFact } from '@/tests/services/library-fixture'
import { actOnCards } from '@/tests/support/act-on-cards'
import { savedBriefing } from '@/tests/support/saved-briefing'
import { MORNING } from './engines'
import { answerOf, later, reviewOf } from './entries'
import { loadBridges } from './library'
import { must } from './must'

/** One answer to each of these cards, a minute apart; every seventh is forgotten, and some are typed. */
const answersAt = async (ctx: Context, cards: readonly CardId[], turn: number): Promise<readonly EntryInput[]> => {
  const { settingsId } = await learnerOf(ctx.engine.read, ctx.actor.learnerId)
  return cards.map((cardId, i) => {
    const at = ctx.now + i * 60_000
    const rating: Rating = (i + turn) % 7 === 0 ? 1 : (i + turn) % 5 === 0 ? 2 : 3
    const isTyped = i % 4 === 0
    return reviewOf({
      cardId,
      at,
      rating,
      settingsId,
      format: isTyped ? 'typed' : 'flash',
      questionMs: 2_000 + i,
      answerMs: 1_500,
      fuzz: i % 3 === 0 ? null : 0.25 + i / 1000,
      ...(isTyped && rating === 1 ? { typedAnswer: 'something else' } : {}),
    })
  })
}

/**
 * A library of `facts` facts that was studied for `days` days: answers of several formats, some late, an undo, acts,
 * changed settings, a pasted article with a fact of a person's own that was edited and confirmed, a briefing with a
 * rehearsal. Everything is written by the program's own services.
 * @returns the context of the last day
 */
export const studiedLibrary = async (ctx: Context, { facts = 30, days = 12 } = {}): Promise<Context> => {
  await loadBridges(ctx, facts)
  const key = await addedKey(ctx)
  const { factId } = await madeFact(ctx, key, draft({ cards: [entry({ aliases: ['99'] })] }))
  await saveReadPoint(ctx, key, { readPoint: 40, readMs: 9_000 })
  const first = (await loadSession(ctx)).main.map(({ cardId }) => cardId)
  for (let day = 0; day < days; day++) {
    const today = later(ctx, day * DAY_MS)
    const shown = first.slice(day % 5, (day % 5) + 12)
    await submitEntries(later(today, 3_600_000), await answersAt(today, shown, day))
    if (day % 4 === 3) {
      const earlier = later(today, -2 * DAY_MS - 7_000_000)
      await submitEntries(later(today, 3_700_000), await answersAt(earlier, first.slice(14, 18), day))
    }
    if (day === 5) {
      const learner = await learnerOf(ctx.engine.read, ctx.actor.learnerId)
      await saveSettings(today, { ...settingsTexts(learner), desiredRetention: '0.87', theme: 'dark' })
    }
    if (day === 6) must(await undoLast(later(today, 4_000_000)))
  }
  const last = later(ctx, days * DAY_MS)
  const [one, other, third] = first
  if (!one || !other || !third) throw new Error('the library has cards')
  must(await actOnCards(last, { kind: 'suspend', suspended: true }, [one]))
  must(await actOnCards(later(last, 1), { kind: 'flag', flag: 3 }, [other]))
  must(
    await actOnCards(
      later(last, 2),
      { kind: 'set-due', date: new Date(last.now + 3 * DAY_MS).toISOString().slice(0, 10) },
      [third],
    ),
  )
  must(await editCard(last, other, { front: 'When did the bridge open?', back: '1999', hint: null }))
  must(await confirmFact(last, factId, { asOf: null, reviewBy: null, note: 'still there' }))
  const briefing = await savedBriefing(
    last,
    9,
    { topics: ['bridges'] },
    { title: 'Committee', place: 'Rome', minutesPerDay: 20 },
  )
  const rehearsal = must(await startRehearsal(last, briefing.id, 10))
  for (let i = 0; i < 3; i++) {
    const at = later(last, i * 20_000)
    const [card] = (await loadSession(at, { rehearsalId: rehearsal.id })).main
    if (!card) break
    const entry = await answerOf(at, card.cardId, 3)
    await submitEntries(at, [
      { ...entry, mode: 'rehearsal', format: 'spoken', rehearsal: { id: rehearsal.id, confidence: 2 } },
    ])
  }
  const end = later(last, 60_000)
  await rollupsUpToDate(end)
  return end
}

let built: Promise<{ readonly dataDir: string; readonly now: Instant }> | null = null

const build = async () => {
  // Beside the file that tests copy, if there is one: that folder is removed when the run ends, which workers don't see.
  const { TEST_SQLITE_FILE } = process.env
  const dataDir = mkdtempSync(join(TEST_SQLITE_FILE ? dirname(TEST_SQLITE_FILE) : tmpdir(), 'aide-studied-'))
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }))
  const engine = await openEngine({ dataDir, databaseUrl: null }, MORNING)
  await ensureHome(engine, MORNING, 'Etc/UTC')
  const ctx = await studiedLibrary({ engine, now: MORNING, actor: await localActor(engine) })
  await engine.close()
  return { dataDir, now: ctx.now }
}

/** A copy of a data folder with a studied library on SQLite, and the instant of its last entry; built once a process. */
export const studiedFolder = async (): Promise<{ readonly dataDir: string; readonly now: Instant }> => {
  built ??= build()
  const { dataDir: original, now } = await built
  const dataDir = mkdtempSync(join(tmpdir(), 'aide-test-'))
  cpSync(original, dataDir, { recursive: true })
  return { dataDir, now }
}
