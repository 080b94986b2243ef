import { expect, it } from 'vitest'
import type { CardId } from '@/lib/domain/ids'
import { minutesOfCram } from '@/lib/domain/queue/estimate'
import type { Rating } from '@/lib/domain/scheduling/memory'
import { leftAt, minutesLeftAt, openSession } from '@/lib/domain/session/review-session'
import { DAY_MS } from '@/lib/domain/time/units'
import { saveSearch } from '@/lib/services/cards/card-preferences'
import type { Context } from '@/lib/services/context'
import { loadTrueRetention } from '@/lib/services/retention/load-overview'
import { openRetention } from '@/lib/services/retention/retention-model'
import type { EntryInput } from '@/lib/services/study/entry-schema'
import { loadSession } from '@/lib/services/study/load-session'
import { loadToday } from '@/lib/services/study/load-today'
import { moreNewScope } from '@/lib/services/study/study-more'
import { scopeSchema } from '@/lib/services/study/study-scope'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { actOnCards } from '@/tests/support/act-on-cards'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { firstOf, present } from '@/tests/support/must'
import { setQueue } from './second-learner'

const addressed = (query: string) => scopeSchema.parse(Object.fromEntries(new URLSearchParams(query)))

onBothEngines('studying more than the day’s session', (open) => {
  /** `answered` cards rated, the day's limit of new cards reached. */
  const started = async (answered: number, rating: Rating = 4) => {
    const { ctx } = await open()
    await loadBridges(ctx, 30)
    await setQueue(ctx, { newPerDay: answered })
    const cards = await firstCards(ctx, answered)
    for (const card of cards) await submitEntries(ctx, [await answerOf(ctx, card, rating)])
    return { ctx, cards }
  }
  const answerAll = async (ctx: Context, query: string, mode: 'study' | 'ahead' | 'cram', rating: Rating = 3) => {
    const { main } = await loadSession(ctx, addressed(query))
    for (const { cardId } of main) {
      await submitEntries(ctx, [{ ...(await answerOf(ctx, cardId, rating)), mode } as EntryInput]) // it is a review
    }
    return main.map(({ cardId }) => cardId)
  }
  const choice = async (ctx: Context, kind: string) => (await loadToday(ctx)).more.find((one) => one.kind === kind)

  it('refuses a limit of new cards together with the limits of the day', () => {
    expect(scopeSchema.safeParse({ deck: 'Law', limits: 'day' }).success).toBe(true)
    expect(scopeSchema.safeParse({ deck: 'Law', new: '20' }).success).toBe(true)
    const { error } = scopeSchema.safeParse({ deck: 'Law', limits: 'day', new: '20' })
    expect(error?.issues).toMatchObject([
      { path: ['limits'], message: expect.stringContaining('limits or new, not both') },
    ])
  })

  it('asks the reviews of a deck ahead without its new cards', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 30)
    const card = firstOf((await loadSession(ctx)).main)
    await submitEntries(ctx, [await answerOf(ctx, card.cardId, 4)])
    const deck = encodeURIComponent(card.source.title)
    const tomorrow = later(ctx, DAY_MS)
    const askedBy = async (query: string) =>
      (await loadSession(tomorrow, addressed(query))).main.map(({ cardId }) => cardId)
    expect(await askedBy(`deck=${deck}&limits=day`)).not.toContain(card.cardId)
    expect(await askedBy(`deck=${deck}&new=0&ahead=30`)).toEqual([card.cardId])
    expect(await askedBy(`deck=${deck}&new=0&ahead=0`)).toEqual([])
  })

  it('offers saved searches with what is due or new among their cards, and no others', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 30)
    const [card = '' as CardId] = await firstCards(ctx, 1)
    await actOnCards(ctx, { kind: 'mark', marked: true }, [card])
    const saved = (name: string, query: string) => saveSearch(ctx, { name, query })
    expect(await saved('Marked', 'search=is%3Amarked&sort=recall')).toMatchObject({ ok: true })
    expect(await saved('None', 'search=is%3Aleech')).toMatchObject({ ok: true })
    const { more } = await loadToday(ctx)
    expect(more.filter(({ kind }) => kind === 'saved')).toMatchObject([
      { name: 'Marked', cards: 1, address: 'search=is%3Amarked' },
    ])
  })

  it('offers ten more new cards, and the address asks what is left of them when it is opened again', async () => {
    const { ctx } = await started(4)
    expect((await loadToday(ctx)).counts.new).toBe(0)
    const more = await choice(ctx, 'new')
    expect(more).toMatchObject({ kind: 'new', more: 10, cards: 10, address: 'new=14' })
    const session = await loadSession(ctx, addressed('new=14'))
    expect(session).toMatchObject({ counts: { new: 10 }, beyondLimits: { new: 10, reviews: 0 }, isCram: false })
    const first = present(session.main[0])
    await submitEntries(ctx, [await answerOf(ctx, first.cardId, 4)])
    expect((await loadSession(ctx, addressed('new=14'))).counts.new).toBe(9)
    expect(await moreNewScope(ctx, 10)).toEqual({ newUpTo: 15 })
  })

  it('says of each choice the cards and minutes that its session opens with', async () => {
    const { ctx } = await started(4, 1)
    const tomorrow = later(ctx, DAY_MS)
    const today = await loadToday(tomorrow)
    expect(today.more.map(({ kind }) => kind)).toContain('cram-missed')
    for (const { address, cards, minutes } of today.more) {
      const session = openSession(await loadSession(tomorrow, addressed(address)))
      expect(leftAt(session, tomorrow.now), address).toBe(cards)
      expect(minutesLeftAt(session, tomorrow.now), address).toBeCloseTo(minutes, 9)
    }
    const own = openSession(await loadSession(tomorrow))
    expect(leftAt(own, tomorrow.now)).toBe(today.counts.new + today.counts.learning + today.counts.due)
    expect(minutesLeftAt(own, tomorrow.now)).toBeCloseTo(today.minutes, 9)
  })

  it('reviews ahead what falls due, no new cards, and none of them a second time', async () => {
    const { ctx, cards } = await started(3)
    const due = (await loadSession(ctx, addressed(`mode=cram&cards=${cards.join(',')}`))).main
    const dueDay = Math.max(...due.map(({ memory }) => memory?.dueDay ?? 0))
    const tomorrow = later(ctx, DAY_MS)
    const days = dueDay - (await loadSession(tomorrow)).day
    expect((await loadSession(tomorrow, { aheadDays: 0 })).main).toEqual([])
    const session = await loadSession(tomorrow, { aheadDays: days })
    expect(session.main.map(({ cardId }) => cardId).sort()).toEqual([...cards].sort())
    expect(session.counts).toEqual({ new: 0, learning: 0, due: 3 })
    await answerAll(tomorrow, `ahead=${days}`, 'ahead')
    expect((await loadSession(tomorrow, { aheadDays: 365 })).main).toEqual([])
  })

  it('leaves the day’s limit of reviews as it was after reviewing ahead', async () => {
    const { ctx } = await started(3)
    const tomorrow = later(ctx, DAY_MS)
    await setQueue(tomorrow, { newPerDay: 0, reviewsPerDay: 2 })
    const _first = firstOf(await answerAll(tomorrow, 'ahead=1000', 'ahead'))
    const rest = (await loadSession(tomorrow, { isCram: true })).main.map(({ cardId }) => cardId)
    const after = later(tomorrow, 1_000)
    await actOnCards(after, { kind: 'set-due', date: '2026-03-03' }, rest)
    expect((await loadSession(after)).counts.due).toBe(2)
  })

  it('crams without changing a memory, a due date, true retention or what is left of the limits', async () => {
    const { ctx, cards } = await started(3)
    const muchLater = later(ctx, 40 * DAY_MS)
    const state = async () => {
      const { db, t } = ctx.engine.read
      const memories = await db.select().from(t.memories).orderBy(t.memories.cardId)
      const { rows: retention, trend } = await loadTrueRetention(await openRetention(muchLater))
      const { counts, tomorrow, keptBack } = await loadToday(muchLater)
      return { memories, retention, trend, counts, tomorrow, keptBack, pace: (await loadSession(muchLater)).pace }
    }
    const before = await state()
    expect(await answerAll(muchLater, `mode=cram&cards=${cards.join(',')}`, 'cram', 1)).toHaveLength(3)
    expect(await state()).toEqual(before)
    const rows = await ctx.engine.read.db.select().from(ctx.engine.read.t.reviews)
    expect(rows.filter(({ mode }) => mode === 'cram')).toHaveLength(3)
  })

  it('crams cards of a search that were never studied, which stay new', async () => {
    const { ctx } = await started(3)
    const crammed = await loadSession(ctx, addressed('mode=cram&search=is:new'))
    expect(crammed.counts).toEqual({ new: 27, learning: 0, due: 0 })
    await answerAll(ctx, 'mode=cram&search=is:new', 'cram')
    expect((await loadSession(ctx, addressed('mode=cram&search=is:new'))).counts.new).toBe(27)
    expect(minutesOfCram(crammed.main, crammed.pace)).toBeGreaterThan(0)
  })

  it('crams what was missed in the last days, once each', async () => {
    const { ctx, cards } = await started(3, 1)
    expect(await choice(ctx, 'cram-missed')).toMatchObject({ cards: 3, address: 'mode=cram&missed=7' })
    const session = await loadSession(ctx, addressed('mode=cram&missed=7'))
    expect(session.main.map(({ cardId }) => cardId).sort()).toEqual([...cards].sort())
    const nextWeek = later(ctx, 7 * DAY_MS)
    expect((await loadSession(nextWeek, addressed('mode=cram&missed=7'))).main).toEqual([])
  })

  it('studies the cards of a search, early ones too, each logged as what it is', async () => {
    const { ctx } = await started(3)
    const tomorrow = later(ctx, DAY_MS)
    const all = await loadSession(tomorrow, addressed('search=bridge&ahead=all'))
    expect(all.main).toHaveLength(30)
    expect(all.counts).toEqual({ new: 27, learning: 0, due: 3 })
    expect((await loadSession(tomorrow, addressed('search=bridge+is:review&ahead=all'))).main).toHaveLength(3)
    expect((await loadSession(tomorrow, addressed('search=nothing-like-it&ahead=all'))).main).toEqual([])
  })
})
