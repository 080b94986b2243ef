import { expect, it } from 'vitest'
import { CARDS_BETWEEN } from '@/lib/domain/queue/spacing'
import { cardUp, openSession } from '@/lib/domain/session/review-session'
import { localWorkspace } from '@/lib/services/authorise'
import { loadContent } from '@/lib/services/content/load-content'
import { readContent } from '@/lib/services/content/read-content'
import { undoLast } from '@/lib/services/history/undo'
import { contentFolder } from '@/lib/services/start-up'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { setQueue } from '@/tests/services/second-learner'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, later } from '@/tests/support/entries'
import { present } from '@/tests/support/must'

onBothEngines('a session that is loaded again', (open) => {
  it('keeps what the last five cards have shown away from its first ones, unless they were undone', async () => {
    const { ctx, engine } = await open()
    await loadContent(engine, localWorkspace(ctx), readContent(contentFolder()), ctx.now)
    await setQueue(ctx, { newPerDay: 9_999, newOrder: 'position' })
    const all = await loadSession(ctx)
    const conflicts = all.conflicts ?? []
    const conflicting = (one: string, other: string) => conflicts.some(([a, b]) => a === one && b === other)
    const inOrder = [...all.main].sort((a, b) => a.position - b.position)
    const chosen = present(
      inOrder.flatMap((asked, at) => {
        const shower = inOrder.find(
          ({ cardId, factId }) => factId !== asked.factId && conflicting(asked.cardId, cardId),
        )
        const pair = [asked, ...(shower ? [shower] : [])]
        const apart = inOrder
          .slice(at + 1)
          .filter((other) =>
            pair.every(
              ({ cardId, factId }) =>
                other.factId !== factId && !conflicting(other.cardId, cardId) && !conflicting(cardId, other.cardId),
            ),
          )
          .filter(({ factId }, place, list) => list.findIndex((each) => each.factId === factId) === place)
        return shower && apart.length > CARDS_BETWEEN
          ? [{ asked, shower, others: apart.slice(0, CARDS_BETWEEN + 1) }]
          : []
      })[0],
    )
    const { asked, shower, others } = chosen
    const cardIds = [shower, asked, ...others].map(({ cardId }) => cardId)
    const placeOf = async (seconds: number) => {
      const study = await loadSession(later(ctx, seconds * 1_000), { cardIds })
      const place = study.main.findIndex(({ cardId }) => cardId === asked.cardId)
      return { place, first: cardUp(openSession(study))?.cardId, recent: study.recent }
    }

    await submitEntries(later(ctx, 1_000), [await answerOf(later(ctx, 1_000), shower.cardId, 4)])
    const reloaded = await placeOf(2)
    expect(reloaded.recent).toEqual([shower.cardId])
    expect(reloaded.place).toBe(CARDS_BETWEEN)
    expect(reloaded.first).not.toBe(asked.cardId)

    await undoLast(later(ctx, 3_000))
    expect((await placeOf(4)).recent).toEqual([])
    // Five others since are enough.
    await submitEntries(later(ctx, 5_000), [await answerOf(later(ctx, 5_000), shower.cardId, 4)])
    for (const [at, { cardId }] of others.slice(0, CARDS_BETWEEN).entries()) {
      const then = later(ctx, (6 + at) * 1_000)
      await submitEntries(then, [await answerOf(then, cardId, 4)])
    }
    expect(await placeOf(20)).toMatchObject({ place: 0, first: asked.cardId })
  })
})
