import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEngine } from '@/lib/data/open'
import type { CardId } from '@/lib/domain/ids'
import { DAY_MS, MINUTE_MS } from '@/lib/domain/time/units'
import type { Context } from '@/lib/services/context'
import { ensureHome, localActor } from '@/lib/services/local-actor'
import type { EntryInput } from '@/lib/services/study/entry-schema'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { type DamageKind, damageTrials, randomDamage, type Tried } from '../support/damage'
import { newId } from '../support/entries'
import { loadBridges } from '../support/library'
import { seeded } from './random'
import { report } from './report'

const GROUP = 'safety'
const SEED = 20_261_126

/** How often each kind of damage is tried: `flips` is what the group is asked for, the others are a share of it. */
const kindsOf = (flips: number): readonly (readonly [DamageKind, string, number])[] => [
  ['bit', 'flipped bits', flips],
  ['byte', 'bytes replaced', Math.ceil(flips / 5)],
  ['page', 'pages of zeros', Math.ceil(flips / 10)],
  ['cut', 'files cut short', Math.ceil(flips / 20)],
]

/**
 * Damages copies of a studied library at random places and has the doctor examine each, as a user would who has a backup
 * of the day before. What the doctor does not name must have no effect on any row.
 */
const measureFlips = async (flips: number): Promise<void> => {
  const trials = await damageTrials()
  const random = seeded(SEED)
  for (const [kind, name, count] of kindsOf(flips)) {
    const tried: Tried[] = []
    for (let i = 0; i < count; i++) {
      const one = await trials.attempt(randomDamage(kind, trials.size, random), i % 5 === 0)
      tried.push(one)
      if (one.verdict === 'unnoticed' || one.verdict === 'doctor-failed' || one.failedPages.length > 0) {
        console.error(`${name}: ${one.verdict} at ${one.damage.at}`, one.failedPages, one.differs.slice(0, 2))
      }
    }
    const at = `${count} ${name} in ${(trials.size / 1000).toLocaleString('en')} kB, a backup and five later answers`
    const figure = (what: string, value: number, aim: string | null) =>
      report({ group: GROUP, figure: `${name}: ${what}`, at, value, unit: 'times', aim })
    const times = (...verdicts: readonly Tried['verdict'][]) =>
      tried.filter(({ verdict }) => verdicts.includes(verdict)).length
    figure('named as damage', times('found'), null)
    figure('named as worth a look', times('noted'), null)
    figure('without effect', times('no-effect'), null)
    figure('unnoticed', times('unnoticed'), kind === 'byte' ? null : '<= 0')
    figure('doctor failed', times('doctor-failed'), '<= 0')
    figure(
      'pages that crashed, one in five looked at',
      tried.filter((one) => one.failedPages.length > 0).length,
      '<= 0',
    )
  }
}

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/**
 * How long storing takes, and for how long at most nothing else ran meanwhile. On a machine that others use too a
 * process waits for its turn: where the processor's time for it is less than that on the clock, that is counted.
 */
const timed = async (work: () => Promise<unknown>): Promise<{ readonly ms: number; readonly heldMs: number }> => {
  const now = () => ({ clock: performance.now(), cpu: cpuMs() })
  const since = (from: ReturnType<typeof now>) => Math.min(performance.now() - from.clock, cpuMs() - from.cpu)
  const begin = now()
  let [heldMs, last] = [0, begin]
  const look = () => {
    heldMs = Math.max(heldMs, since(last))
    last = now()
  }
  const timer = setInterval(look, 2)
  await work()
  const ms = since(begin)
  look()
  clearInterval(timer)
  return { ms, heldMs }
}

const reviewsOf = async (ctx: Context) => {
  const { settingsId } = await loadSession(ctx)
  return (cardId: CardId, at: number, turn: number): EntryInput => ({
    kind: 'review',
    id: newId(at),
    cardId,
    at,
    rating: turn % 7 === 0 ? 1 : 3,
    format: 'flash',
    mode: 'study',
    questionMs: 2000,
    answerMs: 1000,
    fuzz: null,
    settingsId,
  })
}

/**
 * Answers that come late: `late` of them to `cards` cards in turn, halfway into a log of `logged` answers of 400 days.
 */
const measureLate = async (cards: number, logged: number, late: number, aimMs: number | null): Promise<void> => {
  const now = Date.UTC(2026, 2, 2, 9)
  const dataDir = mkdtempSync(join(tmpdir(), 'aide-late-'))
  const engine = await openEngine({ dataDir, databaseUrl: null }, now)
  try {
    await ensureHome(engine, now, 'Etc/UTC')
    const ctx: Context = { engine, now, actor: await localActor(engine) }
    await loadBridges(ctx, cards, now - DAY_MS)
    const { t, db } = engine.read
    const ids = (await db.select({ id: t.cards.id }).from(t.cards)).map(({ id }) => id)
    const [first] = ids
    if (!first) throw new Error('the library has cards')
    const review = await reviewsOf(ctx)
    const perDay = Math.ceil(logged / 400)
    for (let day = 0, made = 0; made < logged; day++, made += perDay) {
      const today = now + day * DAY_MS
      const entries = Array.from({ length: perDay }, (_, i) =>
        review(ids[(made + i) % ids.length] ?? first, today + i * MINUTE_MS, made + i),
      )
      await submitEntries({ ...ctx, now: today + perDay * MINUTE_MS }, entries)
    }
    const halfway = now + 200 * DAY_MS + 500_000
    const entries = Array.from({ length: late }, (_, i) => review(ids[i % ids.length] ?? first, halfway + i * 1000, i))
    const { ms, heldMs } = await timed(() => submitEntries({ ...ctx, now: now + 401 * DAY_MS }, entries))
    const at = `${late} to ${cards === 1 ? 'one card' : `${cards} cards`}, 200 days late, ${logged.toLocaleString('en')} answers before`
    const aim = aimMs === null ? null : `<= ${aimMs}`
    report({ group: GROUP, figure: 'late answers stored', at, value: ms, unit: 'ms', aim })
    report({ group: GROUP, figure: 'late answers: nothing else ran', at, value: heldMs, unit: 'ms', aim: '<= 200' })
  } finally {
    await engine.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Random damage to the file, and answers that come late. */
export const measureDamage = async ({ flips }: { readonly flips: number }): Promise<void> => {
  await measureLate(1, 5_000, 500, 1_000)
  await measureLate(480, 44_580, 480, null)
  await measureFlips(flips)
}
