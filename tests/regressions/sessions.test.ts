import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { doneOnDay } from '@/lib/data/queries/study/answers'
import type { CardId } from '@/lib/domain/ids'
import { CARDS_BETWEEN } from '@/lib/domain/queue/spacing'
import { readCardSearch } from '@/lib/domain/search/cards/read-card-search'
import { cardUp, openSession } from '@/lib/domain/session/review-session'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/domain/time/units'
import { localWorkspace } from '@/lib/services/authorise'
import { changeCards } from '@/lib/services/cards/change-cards'
import { loadContent } from '@/lib/services/content/load-content'
import { readContent } from '@/lib/services/content/read-content'
import type { Context } from '@/lib/services/context'
import { loadFact } from '@/lib/services/facts/load-fact'
import { listHistory } from '@/lib/services/history/list-history'
import { undoLast } from '@/lib/services/history/undo'
import { studyPace } from '@/lib/services/learner/pace'
import { saveSettings } from '@/lib/services/settings/save-settings'
import { settingsTexts } from '@/lib/services/settings/settings-form'
import { contentFolder } from '@/lib/services/start-up'
import { loadSession } from '@/lib/services/study/load-session'
import { ANY_DAY } from '@/lib/services/study/study-scope'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { addedKey, madeFact } from '@/tests/services/library-fixture'
import { setQueue } from '@/tests/services/second-learner'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
import { loadBridges, smallArticle } from '@/tests/support/library'
import { present } from '@/tests/support/must'

onBothEngines('cards of a fact of which another card was answered today', (open) => {
  /** Two cards of one fact, both never studied. */
  const started = async () => {
    const { ctx } = await open()
    const article = smallArticle('bridges', [{ key: 'weir', cards: ['year', 'again'] }])
    await loadContent(ctx.engine, localWorkspace(ctx), [article], ctx.now)
    const [one, other] = await ctx.engine.read.db.select().from(ctx.engine.read.t.cards)
    if (!one || !other) throw new Error('the fact has no two cards')
    return { ctx, one: one.id, other: other.id }
  }
  const asked = async (ctx: Context, card: CardId) => {
    const { main, learning } = await loadSession(ctx)
    return [...main, ...learning].some(({ cardId }) => cardId === card)
  }
  const answered = async (ctx: Context, cardId: CardId, rating: 3 | 4) => {
    const entry = await answerOf(ctx, cardId, rating)
    await submitEntries(ctx, [entry])
  }

  it('are asked if they are reviews and the other was new, as in the session before it is loaded again', async () => {
    const { ctx, one, other } = await started()
    await answered(ctx, one, 4)
    const due = later(ctx, 40 * DAY_MS)
    expect(await asked(due, one)).toBe(true)
    await answered(due, other, 4)
    expect(await asked(later(due, HOUR_MS), one)).toBe(true)
  })

  it('wait if they are new and the other was reviewed', async () => {
    const { ctx, one, other } = await started()
    await answered(ctx, one, 4)
    const due = later(ctx, 40 * DAY_MS)
    await answered(due, one, 3)
    expect(await asked(later(due, HOUR_MS), other)).toBe(false)
  })
})

/** “Study these” of a search on the page Cards. */
const study = async (ctx: Context, text: string) => {
  const reading = readCardSearch(text)
  if (!reading.ok) throw new Error('not a search')
  return loadSession(ctx, { search: reading.search, aheadDays: ANY_DAY })
}

onBothEngines('“Study these” of a search', (open) => {
  it('asks new cards that were only given a due date today', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 4)
    const [card] = await firstCards(ctx, 1)
    const change = { kind: 'set-due-days', days: '5' } as const
    const changed = await changeCards(ctx, change, { kind: 'some', cardIds: [card] })
    expect(changed).toMatchObject({ ok: true, value: { changed: 1 } })
    const { main, notes } = await study(ctx, 'prop:due=5')
    expect(main.map(({ cardId }) => cardId)).toEqual([card])
    expect(notes).toEqual({
      start: null,
      early: 'This card is not due yet. Its answer sets a new date, counted from today.',
      leftOut: null,
    })
  })

  it('says which cards it leaves out, and why', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 4)
    const [answered, suspended] = await firstCards(ctx, 2)
    await submitEntries(ctx, [await answerOf(ctx, answered, 4)])
    await changeCards(ctx, { kind: 'suspend', suspended: true }, { kind: 'some', cardIds: [suspended] })
    expect((await study(ctx, 'is:suspended')).notes.leftOut).toBe('This card is suspended.')
    const all = await study(ctx, 'bridge')
    expect(all.main).toHaveLength(2)
    expect(all.notes.start).toBe('Of these 4 cards, 1 was answered today and 1 is suspended.')
  })
})

onBothEngines('a session after the day’s new cards', (open) => {
  it('is empty when the first cards of the shelf are siblings of those answered today', async () => {
    const { ctx } = await open()
    const cards = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
    const keys = Array.from({ length: 20 }, (_, i) => `bridge-${String.fromCharCode(97 + i)}`)
    const article = smallArticle(
      'bridges',
      keys.map((key) => ({ key, cards: ['alpha', ...cards] })),
    )
    await loadContent(ctx.engine, localWorkspace(ctx), [article], ctx.now)
    const { main } = await loadSession(ctx)
    expect(main).toHaveLength(20)
    for (const { cardId } of main) await submitEntries(ctx, [await answerOf(ctx, cardId, 4)])
    expect((await loadSession(ctx)).counts).toEqual({ new: 0, learning: 0, due: 0 })
  })
})

onBothEngines('with the day’s new cards done', (open) => {
  it('studies what somebody chose, and says by how much that exceeds the limit', async () => {
    const { ctx } = await open()
    await setQueue(ctx, { newPerDay: 2 })
    await loadBridges(ctx, 6)
    for (const card of await firstCards(ctx, 2)) await submitEntries(ctx, [await answerOf(ctx, card, 4)])
    const key = await addedKey(ctx)
    const { cardIds } = await madeFact(ctx, key)
    const everything = await loadSession(ctx)
    expect(everything).toMatchObject({ main: [], limitReached: { new: true }, beyondLimits: { new: 0, reviews: 0 } })
    for (const scope of [{ articleKey: key }, { cardIds }, { deck: 'Bridges of the river' }]) {
      const chosen = await loadSession(ctx, scope)
      expect(chosen.main.map(({ cardId }) => cardId)).toEqual(cardIds)
      expect(chosen).toMatchObject({ limitReached: { new: false }, beyondLimits: { new: 1, reviews: 0 } })
    }
  })
})

onBothEngines('what counts towards the limits of the day', (open) => {
  const done = async (ctx: Parameters<typeof loadSession>[0]) => {
    const { day } = await loadSession(ctx)
    const { facts: _, ...counts } = await doneOnDay(ctx.engine.read, ctx.actor.learnerId, day)
    return counts
  }

  it('is no answer of a rehearsal, neither to a card that is due nor to a new one', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 5)
    const [due, fresh] = await firstCards(ctx, 2)
    await submitEntries(ctx, [await answerOf(ctx, due, 4)])
    const then = later(ctx, 10 * DAY_MS)
    const inRehearsal = async (card: typeof due, at: number) => {
      const entry = await answerOf(then, card, 3, at)
      return { ...entry, mode: 'rehearsal' } as const
    }
    await submitEntries(then, [await inRehearsal(due, then.now), await inRehearsal(fresh, then.now + 1_000)])
    expect(await done(then)).toMatchObject({ new: 0, reviews: 0, answers: 2, newFacts: [], reviewFacts: [] })
  })

  it('is a new card once, also if two devices showed it as new', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 5)
    const [card] = await firstCards(ctx, 1)
    const then = later(ctx, 5 * MINUTE_MS)
    await submitEntries(then, [await answerOf(then, card, 3)])
    // The other device was offline, and had answered before.
    await submitEntries(later(then, 1_000), [await answerOf(then, card, 3, ctx.now + MINUTE_MS)])
    const after = await done(later(then, 2_000))
    expect(after).toMatchObject({ new: 1, reviews: 0, answers: 2, reviewFacts: [] })
    expect(after.newFacts).toHaveLength(1)
  })
})

const factsOf = (letter: string) => Array.from('abcdef', (one) => ({ key: `bridge-${letter}${one}` }))

onBothEngines('new cards that were given a position', (open) => {
  it('come first and in their order, whatever article they are of', async () => {
    const { ctx } = await open()
    const articles = ['north', 'south'].map((key) => smallArticle(key, factsOf(key.charAt(0))))
    await loadContent(ctx.engine, localWorkspace(ctx), articles, ctx.now)
    const mixed = (await loadSession(ctx)).main
    const chosen = mixed.filter(({ source }) => source.articleKey === 'south').map(({ cardId }) => cardId)
    expect(chosen).toHaveLength(6)
    expect(mixed.slice(0, 6).map(({ cardId }) => cardId)).not.toEqual(chosen)
    const first = { kind: 'reposition', to: 'first' } as const
    const changed = await changeCards(later(ctx, 1), first, { kind: 'some', cardIds: chosen })
    expect(changed).toMatchObject({ ok: true, value: { changed: 6 } })
    const { main } = await loadSession(later(ctx, 2))
    expect(main.slice(0, 6).map(({ source }) => source.articleKey)).toEqual(Array(6).fill('south'))
    const positions = main.slice(0, 6).map(({ memory }) => memory?.position ?? 0)
    expect(positions).toEqual([...positions].sort((a, b) => a - b))
  })
})

onBothEngines('the pace of a learner', (open) => {
  it('is that of the database that was asked, whatever another says of a learner of the same id', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 5)
    for (const [i, card] of (await firstCards(ctx, 5)).entries()) {
      const answer = await answerOf(later(ctx, i), card, 3)
      await submitEntries(later(ctx, i), [{ ...answer, questionMs: 50_000 }]) // it is a review
    }
    const soon = later(ctx, 10 * 60_000)
    const slow = await studyPace(soon)
    const other = await open()
    const fresh = await studyPace({ ...soon, engine: other.ctx.engine })
    expect(slow.new).toBeGreaterThan(fresh.new)
  })

  it('follows every answer, so that two who ask at the same instant are told the same', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 5)
    const [card] = await firstCards(ctx, 1)
    const before = await studyPace(ctx)
    expect(await studyPace(later(ctx, 60_000))).toEqual(before)
    const answer = await answerOf(ctx, card, 3)
    await submitEntries(ctx, [{ ...answer, questionMs: 50_000 }]) // it is a review
    expect((await studyPace(later(ctx, 1))).new).toBeGreaterThan(before.new)
  })

  it('leaves out cramming, which asks in another way', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 5)
    const [card] = await firstCards(ctx, 1)
    const before = await studyPace(ctx)
    const answer = await answerOf(ctx, card, 3)
    await submitEntries(ctx, [{ ...answer, mode: 'cram', questionMs: 50_000 }]) // it is a review
    expect(await studyPace(later(ctx, 1))).toEqual(before)
  })
})

onBothEngines('whether a card is a leech', (open) => {
  it('follows the threshold in force, also after an answer that was given under another one', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 5)
    const [card] = await firstCards(ctx, 1)
    const lapse = later(ctx, 30 * DAY_MS)
    await submitEntries(ctx, [await answerOf(ctx, card, 4)])
    // Answered on a device that was offline when the threshold changed.
    const offline = await answerOf(ctx, card, 1, lapse.now)
    const texts = settingsTexts(await learnerOf(ctx.engine.read, ctx.actor.learnerId))
    expect(await saveSettings(later(ctx, 1), { ...texts, leechThreshold: '1' })).toMatchObject({ ok: true })
    await submitEntries(later(lapse, 1), [offline])
    const { memories: m } = ctx.engine.read.t
    const [memory] = await ctx.engine.read.db.select().from(m).where(eq(m.cardId, card))
    expect(memory).toMatchObject({ lapses: 1, leech: true })
  })
})

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

onBothEngines('a change of chosen cards in the history', (open) => {
  it('names the fact if they are of one, and counts them if they are of several', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 6)
    const [first, ...others] = (await loadSession(ctx)).main
    if (!first) throw new Error('the bridges have cards')
    const latest = async () => (await listHistory(ctx, { kind: null, before: null })).items[0]?.words
    const statement = (await loadFact(ctx, first.factId))?.fact.statement
    expect(await changeCards(ctx, { kind: 'retire' }, { kind: 'some', cardIds: [first.cardId] })).toMatchObject({
      ok: true,
    })
    expect(await latest()).toBe(`1 card retired, “${statement}”`)
    const cardIds = others.slice(0, 3).map(({ cardId }) => cardId)
    await changeCards(later(ctx, 1), { kind: 'retire' }, { kind: 'some', cardIds })
    expect(await latest()).toBe('3 cards retired')
  })
})
