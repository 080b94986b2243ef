import { inArray } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { memoriesOf } from '@/lib/data/queries/study/log'
import type { CardId, ReviewId, SettingsId } from '@/lib/domain/ids'
import { anId } from '@/lib/domain/ids.fixture'
import { noon, START_DAY } from '@/lib/domain/scheduling/answer.fixture'
import { history, SETTINGS } from '@/lib/domain/scheduling/log.fixture'
import { DAY_MS } from '@/lib/domain/time/units'
import type { Context } from '@/lib/services/context'
import type { EntryInput } from '@/lib/services/study/entry-schema'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { firstCards, later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { choose } from './deck-fixture'
import { setQueue } from './second-learner'

/** A pair of cards for each run of the property. */
const RUNS = 12

/** Two devices answered one card each, and acts and undos were done on both. */
const devices = fc.tuple(history, history)
const arrivals = fc.record({
  /** By this an entry is sent sooner or later, whenever it happened. */
  delays: fc.array(fc.nat(1_000), { minLength: 30, maxLength: 30 }),
  /** Entries that are sent twice. */
  repeats: fc.array(fc.nat(29), { maxLength: 6 }),
  piece: fc.integer({ min: 1, max: 7 }),
})
type Arrivals = typeof arrivals extends fc.Arbitrary<infer T> ? T : never

onBothEngines('two servers with the same log', (open) => {
  /** A server with the library, a second version of settings, and its ids: other servers have others. */
  const server = async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 2 * RUNS)
    await setQueue(ctx, { newPerDay: 100, newOrder: 'position', burySiblings: false })
    const cards = await firstCards(ctx, 2 * RUNS)
    expect(cards).toHaveLength(2 * RUNS)
    await choose(ctx, 'Bridges of bridges', { desiredRetention: 0.8 })
    const { settingsId, deckSettings = [] } = await loadSession(ctx)
    const other = deckSettings[0]?.settingsId ?? settingsId
    expect(other).not.toBe(settingsId)
    return { ctx, cards, settingsOf: (named: SettingsId) => (named === SETTINGS ? settingsId : other) }
  }
  type Server = Awaited<ReturnType<typeof server>>

  const end = (ctx: Context): Context => later(ctx, 400 * DAY_MS)

  /** The entries of both devices as they are sent to a server: in time, on its cards, under its settings. */
  const entriesFor = (
    { ctx, cards, settingsOf }: Server,
    run: number,
    logs: typeof devices extends fc.Arbitrary<infer T> ? T : never,
  ) =>
    logs.flatMap((log, device) => {
      const idOf = (id: ReviewId) => anId<ReviewId>(`${run}-${device}-${id}`)
      return log.map((entry): EntryInput => {
        const { day: _, ...sent } = entry
        const common = {
          id: idOf(entry.id),
          cardId: cards[2 * run + device] as CardId, // as many as there are runs
          at: ctx.now + DAY_MS + entry.at - noon(START_DAY),
        }
        if (sent.kind === 'void') return { ...sent, ...common, voids: idOf(sent.voids) }
        if (sent.kind !== 'review') return { ...sent, ...common } as EntryInput // a union spread keeps its kind
        // A place inside the fuzz range without one is drawn by the card's id, and a rehearsal's by the server.
        const { redoes: __, typedAnswer: ___, ...review } = sent
        const mode = review.mode === 'rehearsal' ? 'study' : review.mode
        return { ...review, ...common, mode, fuzz: review.fuzz ?? 0.4, settingsId: settingsOf(review.settingsId) }
      })
    })

  const send = async ({ ctx }: Server, entries: readonly EntryInput[], { delays, repeats, piece }: Arrivals) => {
    const late = entries.map((entry, at) => ({ entry, delay: delays[at] ?? 0 })).sort((a, b) => a.delay - b.delay)
    const again = repeats.flatMap((at) => entries[at] ?? [])
    const sent = [...late.map(({ entry }) => entry), ...again]
    for (let from = 0; from < sent.length; from += piece) await submitEntries(end(ctx), sent.slice(from, from + piece))
  }

  /** The memories of a run's cards and their places among new cards, without what differs between servers. */
  const stateOf = async ({ ctx, cards }: Server, run: number) => {
    const own = cards.slice(2 * run, 2 * run + 2)
    const memories = await memoriesOf(ctx.engine.read, ctx.actor.learnerId, own)
    const { newCards: n } = ctx.engine.read.t
    const rows = await ctx.engine.read.db.select().from(n).where(inArray(n.cardId, own))
    const places = new Map(rows.map(({ cardId, position }) => [cardId, position]))
    return own.map((cardId) => {
      const memory = memories.get(cardId)
      // By how many seconds a step is longer is drawn by the card's id.
      const shown = memory ? { ...memory, dueAt: memory.dueAt === null ? null : 'within the day' } : null
      return { memory: shown, place: places.get(cardId) ?? null }
    })
  }

  it('have the same memories, in whatever order, pieces and repetitions its entries arrive', async () => {
    const [one, other] = [await server(), await server()]
    let run = 0
    let studied = 0
    await fc.assert(
      fc.asyncProperty(devices, arrivals, arrivals, async (logs, first, second) => {
        await send(one, entriesFor(one, run, logs), first)
        await send(other, entriesFor(other, run, logs), second)
        const state = await stateOf(one, run)
        expect(await stateOf(other, run)).toEqual(state)
        studied += state.filter(({ memory }) => (memory?.reps ?? 0) > 0).length
        run += 1
      }),
      // Each run has cards of its own, so a failure is not made smaller.
      { seed: 14, numRuns: RUNS, endOnFailure: true },
    )
    expect(studied).toBeGreaterThan(RUNS / 2)
  })
})
