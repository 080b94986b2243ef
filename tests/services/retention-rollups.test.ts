import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Tx } from '@/lib/data/engine/engine'
import { storedRollups } from '@/lib/data/queries/retention/rollups'
import type { CardId, ReviewId } from '@/lib/domain/ids'
import type { Rating } from '@/lib/domain/scheduling/memory'
import { DAY_MS } from '@/lib/domain/time/units'
import type { Context } from '@/lib/services/context'
import { undoLast } from '@/lib/services/history/undo'
import { loadOverview } from '@/lib/services/retention/load-overview'
import { loadProblemCards, loadSources } from '@/lib/services/retention/load-problem-cards'
import { openRetention } from '@/lib/services/retention/retention-model'
import { rebuildRollups, rollupsUpToDate } from '@/lib/services/retention/rollup-keeper'
import type { EntryInput } from '@/lib/services/study/entry-schema'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { openTally, standingReviews } from '@/tests/support/count-log'
import { countingEngine } from '@/tests/support/counting-engine'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later, newId } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { firstOf } from '@/tests/support/must'
import { rollupsCheck } from '@/tests/support/rollups-check'

const CARDS = 4

type Step = {
  readonly kind:
    | 'answer'
    | 'late'
    | 'again'
    | 'undo'
    | 'void'
    | 'forget'
    | 'batch'
    | 'look'
    | 'catch-up'
    | 'rebuild'
    | 'doctor'
  readonly card: number
  readonly rating: Rating
  readonly hours: number
  readonly format: 'flash' | 'typed' | 'choice'
  readonly mode: 'study' | 'cram' | 'rehearsal'
}

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(
      ...(['answer', 'answer', 'answer', 'answer', 'batch', 'batch', 'late', 'late', 'again', 'undo', 'void'] as const),
      ...(['forget', 'look', 'look', 'catch-up', 'catch-up', 'rebuild', 'doctor'] as const),
    ),
    card: fc.nat(CARDS - 1),
    rating: fc.constantFrom<Rating>(1, 2, 3, 4),
    hours: fc.integer({ min: 0, max: 200 }),
    format: fc.constantFrom('flash', 'flash', 'typed', 'choice'),
    mode: fc.constantFrom('study', 'study', 'study', 'cram', 'rehearsal'),
  }),
  { minLength: 1, maxLength: 25 },
)

/**
 * Sends what the steps say, as devices would: in order, late, twice, taken back; the rollups catch up in between, or at
 * the same time.
 */
const play = async (ctx: Context, cards: readonly CardId[], list: readonly Step[]): Promise<Context> => {
  let at = ctx
  const behind: Promise<void>[] = []
  const sent: EntryInput[] = []
  const first = firstOf(cards)
  const pattern = await answerOf(ctx, first, 3)
  for (const { kind, card, rating, hours, format, mode } of list) {
    at = later(at, hours * 3_600_000 + 1)
    const cardId = cards[card] ?? first
    const answer = (back = 0): EntryInput => {
      const instant = at.now - back
      return { ...pattern, id: newId(instant), cardId, at: instant, rating, format, mode }
    }
    const last = sent.at(-1)
    if (kind === 'undo') await undoLast(at)
    else if (kind === 'look') await (await openRetention(at)).days()
    else if (kind === 'catch-up') behind.push(rollupsUpToDate(at))
    else if (kind === 'rebuild') behind.push(rebuildRollups(at.engine, at.actor))
    else if (kind === 'doctor') expect((await rollupsCheck(at.engine, at.actor)).examples).toEqual([])
    else if (kind === 'again' && last) await submitEntries(at, [last, last])
    else if (kind === 'void' && last?.kind === 'review') {
      await submitEntries(at, [{ kind: 'void', id: newId(at.now), cardId: last.cardId, at: at.now, voids: last.id }])
    } else if (kind === 'forget') await submitEntries(at, [{ kind: 'forget', id: newId(at.now), cardId, at: at.now }])
    else {
      const inputs =
        kind === 'batch'
          ? [answer(), answer(7_200_000), answer(DAY_MS)]
          : [answer(kind === 'late' ? hours * 1_800_000 : 0)]
      sent.push(...inputs)
      await submitEntries(at, inputs)
    }
  }
  await Promise.all(behind)
  await rollupsUpToDate(at)
  return at
}

const tally = async ({ engine, actor }: Context) => {
  const open = openTally()
  for await (const lines of standingReviews(engine.read, actor.learnerId)) open.add(lines)
  return open.days()
}

const rollupsByDay = async ({ engine, actor }: Context) => {
  const { days } = await storedRollups(engine.read, actor.learnerId)
  const byDay = new Map<number, { day: number; answers: number; young: number[]; mature: number[] }>()
  for (const { day, stage, answers, tested, passed } of days) {
    const sum = byDay.get(day) ?? { day, answers: 0, young: [0, 0], mature: [0, 0] }
    sum.answers += answers
    const part = stage === 'mature' ? sum.mature : sum.young
    part[0] = (part[0] ?? 0) + passed
    part[1] = (part[1] ?? 0) + tested
    byDay.set(day, sum)
  }
  return [...byDay.values()].filter(({ answers }) => answers > 0).sort((a, b) => a.day - b.day)
}

onBothEngines('rollups of the log', (open, dialect) => {
  const started = async () => {
    const { ctx } = await open()
    await loadBridges(ctx, CARDS)
    return { ctx: later(ctx, 30 * DAY_MS), cards: await firstCards(ctx, CARDS) }
  }

  it('are what a scan of the log gives, with undo, late and repeated answers', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const { ctx, cards } = await started()
        const at = await play(ctx, cards, list)
        const { engine, actor } = at
        const check = await rollupsCheck(engine, actor)
        expect(check.examples).toEqual([])
        const expected = (await tally(at)).map(({ day, answers, young, mature }) => ({
          day,
          answers,
          young: [young.passed, young.n],
          mature: [mature.passed, mature.n],
        }))
        expect(await rollupsByDay(at)).toEqual(expected)
      }),
      { numRuns: dialect === 'sqlite' ? 30 : 6 },
    )
  }, 120_000)

  it('built anew from an old log are those that were kept', async () => {
    const { ctx, cards } = await started()
    const [list = []] = fc.sample(steps, { numRuns: 1, seed: 5 })
    const at = await play(ctx, cards, [...list, ...list])
    const { engine, actor } = at
    const kept = await storedRollups(engine.read, actor.learnerId)
    const stripped = async (tx: Tx) => {
      for (const table of [tx.t.rollupStates, tx.t.dayRollups, tx.t.scoreRollups, tx.t.cardRollups]) {
        await tx.db.delete(table)
      }
    }
    await engine.write(stripped)
    await rollupsUpToDate(at)
    expect((await rollupsCheck(engine, actor)).found).toBe(0)
    const rebuilt = await storedRollups(engine.read, actor.learnerId)
    const total = ({ days }: typeof kept) => days.reduce((sum, { answers }) => sum + answers, 0)
    expect(total(rebuilt)).toBe(total(kept))
    expect(total(rebuilt)).toBeGreaterThan(0)
  })

  it('that are wrong are found by doctor, and repaired', async () => {
    const { ctx, cards } = await started()
    const card = firstOf(cards)
    await submitEntries(ctx, [await answerOf(ctx, card, 3)])
    const { engine, actor } = ctx
    await rollupsUpToDate(ctx)
    expect((await rollupsCheck(engine, actor)).found).toBe(0)
    await engine.write(async (tx) => tx.db.update(tx.t.dayRollups).set({ answers: 7 }))
    const check = await rollupsCheck(engine, actor, true)
    expect(check.examples[0]).toContain('answers is 7 and should be 1')
    expect(check).toMatchObject({ found: 1, repaired: 1 })
    expect((await rollupsCheck(engine, actor)).found).toBe(0)
  })

  it('take an answer whose undo came first as never given', async () => {
    const { ctx, cards } = await started()
    const card = firstOf(cards)
    const answer = await answerOf(ctx, card, 3)
    const id: ReviewId = newId(ctx.now)
    await submitEntries(ctx, [{ kind: 'void', id, cardId: card, at: ctx.now, voids: answer.id }])
    await submitEntries(ctx, [answer])
    await rollupsUpToDate(ctx)
    expect(await rollupsByDay(ctx)).toEqual([])
    expect((await rollupsCheck(ctx.engine, ctx.actor)).found).toBe(0)
  })
})

onBothEngines('a look at retention', (open) => {
  /** Cards that were answered on three days, and how to count what is read from then on. */
  const studied = async () => {
    const { ctx } = await open()
    await loadBridges(ctx, CARDS)
    const { engine, taken } = countingEngine(ctx.engine)
    const cards = await firstCards(ctx, CARDS)
    let at = { ...ctx, engine }
    for (const days of [0, 10, 30]) {
      at = later(at, days * DAY_MS)
      for (const card of cards) {
        at = later(at, 1)
        await submitEntries(at, [await answerOf(at, card, 3)])
      }
    }
    // The server counts answers in the background, before a page asks.
    await rollupsUpToDate(at)
    taken()
    return { ctx: at, taken, cards }
  }

  it('asks the database few times for the overview, and fewer when nothing or one answer is new', async () => {
    const { ctx, taken, cards } = await studied()
    const queriesOf = async (at: Context) => {
      taken()
      await loadOverview(await openRetention(at))
      return taken()
    }
    expect(await queriesOf(ctx)).toBeLessThanOrEqual(25)
    expect(await queriesOf(ctx)).toBeLessThanOrEqual(18)
    const card = firstOf(cards)
    await submitEntries(later(ctx, 1), [await answerOf(ctx, card, 3)])
    await rollupsUpToDate(later(ctx, 1))
    expect(await queriesOf(later(ctx, 2))).toBeLessThanOrEqual(21)
  })

  it('writes nothing', async () => {
    const { ctx } = await studied()
    const write = () => Promise.reject(new Error('a look wrote something'))
    const model = await openRetention({ ...ctx, engine: { ...ctx.engine, write } })
    await loadOverview(model)
    await loadProblemCards(model)
    await loadSources(model, 'topic')
  })
})
