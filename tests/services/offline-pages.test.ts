import { expect, it } from 'vitest'
import { resumeSession } from '@/lib/domain/session/resume-session'
import { memoryOf, type ReviewSession } from '@/lib/domain/session/review-session'
import { sessionAfter } from '@/lib/domain/session/session-events'
import { isoDateOf } from '@/lib/domain/time/study-day'
import { DAY_MS, MINUTE_MS } from '@/lib/domain/time/units'
import type { Context } from '@/lib/services/context'
import { pagesToSave, sessionOfDay } from '@/lib/services/offline/pages-to-save'
import { setReadingState } from '@/lib/services/reading/save-reading'
import { entriesSchema } from '@/lib/services/study/entry-schema'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { MORNING, onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later, newId } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { present } from '@/tests/support/must'
import { savedBriefing } from '@/tests/support/saved-briefing'
import { addedKey, pasted } from './library-fixture'
import { secondLearner } from './second-learner'

const dateOf = (days: number) => isoDateOf(Math.floor(MORNING / DAY_MS) + days)

onBothEngines('pages that a device saves', (open) => {
  it('are Today, the sessions of the next days, the next briefings and the latest articles', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 8)
    const read = await addedKey(ctx, pasted('Water finds stone. It was so in 1904.', { title: 'Water' }))
    const added = await addedKey(
      later(ctx, MINUTE_MS),
      pasted('Stone meets water. It was so in 1905.', { title: 'Stone' }),
    )
    await setReadingState(later(ctx, 2 * MINUTE_MS), read, 'reading')
    const saved = await savedBriefing(ctx, 9)
    const { pages } = await pagesToSave(ctx, 2)
    const addresses = pages.map(({ address }) => address)
    expect(addresses).toEqual(expect.arrayContaining(['/offline', '/', '/briefings', '/library']))
    expect(pages.filter(({ address }) => address === '/review').map(({ source }) => source)).toEqual([
      '/review',
      `/review?on=${dateOf(1)}`,
      `/review?on=${dateOf(2)}`,
    ])
    expect(addresses).toContain(`/briefings/${saved.id}/crib`)
    expect(addresses.filter((address) => address.startsWith('/library/')).slice(0, 2)).toEqual([
      `/library/${read}`,
      `/library/${added}`,
    ])
  })

  it('belong to one learner: another has an owner of their own', async () => {
    const { ctx } = await open()
    const other = await secondLearner(ctx, 'own workspace')
    expect((await pagesToSave(other, 0)).owner).not.toBe((await pagesToSave(ctx, 0)).owner)
  })

  it('have sessions of later days only', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 8)
    for (const date of [dateOf(-1), dateOf(0), dateOf(8), 'tomorrow', ''])
      expect(await sessionOfDay(ctx, date)).toBeNull()
    expect(await sessionOfDay(ctx, dateOf(7))).toMatchObject({ day: Math.floor(MORNING / DAY_MS) + 7 })
  })
})

onBothEngines('a saved session', (open) => {
  /** Answers cards of a session without a connection, and gives what waits to be sent. */
  const answered = (start: ReviewSession, ratings: readonly (1 | 2 | 3 | 4)[], from: number) => {
    let session = start
    const entries = []
    for (const [index, rating] of ratings.entries()) {
      const at = from + index * 5_000
      for (const event of [{ kind: 'show', typed: null } as const, { kind: 'grade', rating } as const]) {
        const move = present(sessionAfter(session, event, { at, seenMs: 2_000, newId: () => newId(at) }))
        session = move.session
        entries.push(...move.entries)
      }
    }
    return { session, entries }
  }
  const submitted = async (ctx: Context, entries: readonly unknown[]) => {
    const results = await submitEntries(ctx, entriesSchema.parse({ entries }).entries)
    expect(results.map(({ status }) => status)).toEqual(entries.map(() => 'stored'))
  }

  it('that was resumed twice has the memories that the server has after everything was sent', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 12, MORNING - 20 * DAY_MS)
    for (const card of await firstCards(ctx, 4))
      await submitEntries(later(ctx, -3 * DAY_MS), [await answerOf(later(ctx, -3 * DAY_MS), card, 3)])
    const study = await loadSession(ctx)
    const first = answered(resumeSession(study, []), [3, 1, 4, 2], ctx.now + MINUTE_MS)
    const second = answered(resumeSession(study, first.entries), [3, 3, 1, 4], ctx.now + 3 * MINUTE_MS)
    const all = [...first.entries, ...second.entries]
    await submitted(later(ctx, 5 * MINUTE_MS), all)
    const cram = await loadSession(later(ctx, 6 * MINUTE_MS), {
      isCram: true,
      cardIds: [...study.main, ...study.learning].map(({ cardId }) => cardId),
    })
    const stored = new Map([...cram.learning, ...cram.main].map(({ cardId, memory }) => [cardId, memory]))
    for (const { cardId } of all) expect(memoryOf(second.session, cardId)).toEqual(stored.get(cardId))
  })

  it('of tomorrow, with the answers of today, asks the reviews that the server asks then', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 12, MORNING - 20 * DAY_MS)
    for (const card of await firstCards(ctx, 6))
      await submitEntries(later(ctx, -3 * DAY_MS), [await answerOf(later(ctx, -3 * DAY_MS), card, 3)])
    const today = await loadSession(ctx)
    const saved = present(await sessionOfDay(ctx, dateOf(1)))
    const { entries } = answered(resumeSession(today, []), [3, 1, 4, 2, 1, 3, 3], ctx.now + MINUTE_MS)
    await submitted(later(ctx, 5 * MINUTE_MS), entries)
    const known = await loadSession({ ...ctx, now: saved.now })
    const { queue } = resumeSession(saved, entries).state
    const studied = (cards: readonly { cardId: string; memory: unknown }[]) =>
      cards.flatMap(({ cardId, memory }) => (memory === null ? [] : [[cardId, memory]])).sort()
    expect(studied([...queue.learning, ...queue.main])).toEqual(studied([...known.learning, ...known.main]))
    const missedToday = entries.filter((entry) => entry.kind === 'review' && entry.rating === 1)
    const asked = studied([...queue.learning, ...queue.main]).map(([cardId]) => cardId)
    expect(asked).toEqual(expect.arrayContaining(missedToday.map(({ cardId }) => cardId)))
  })
})
