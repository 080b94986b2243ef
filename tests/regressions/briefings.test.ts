import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { expect, it } from 'vitest'
import { sqliteFileIn } from '@/lib/data/open'
import { listBriefings, scopeRowsOf } from '@/lib/data/queries/briefing/briefings'
import { factCounts } from '@/lib/data/queries/briefing/forecasts'
import { scoredReviews } from '@/lib/data/queries/retention/scored-reviews'
import { EMPTY_SCOPE } from '@/lib/domain/briefing/briefing'
import { countCribWords } from '@/lib/domain/briefing/crib/crib-text'
import type { DeckId } from '@/lib/domain/ids'
import { anId } from '@/lib/domain/ids.fixture'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/domain/time/units'
import { removeArticle, restoreArticle } from '@/lib/services/articles/remove-article'
import { type Debrief, loadDebrief, saveDebrief } from '@/lib/services/briefing/debrief'
import { listOwnBriefings, todaysBriefings } from '@/lib/services/briefing/list-briefings'
import { loadBriefing } from '@/lib/services/briefing/load-briefing'
import { loadCalendar } from '@/lib/services/briefing/load-calendar'
import { loadCrib } from '@/lib/services/briefing/load-crib'
import { choicesForScope, countScope } from '@/lib/services/briefing/scope-of-briefing'
import { changeCards } from '@/lib/services/cards/change-cards'
import type { Context } from '@/lib/services/context'
import { restoreFact, retireFact } from '@/lib/services/facts/retire-fact'
import { loadSession } from '@/lib/services/study/load-session'
import { scopeSchema } from '@/lib/services/study/study-scope'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { addedKey, cloze, draft, entry, madeFact } from '@/tests/services/library-fixture'
import { briefed } from '@/tests/services/rehearsal-fixture'
import { countingEngine } from '@/tests/support/counting-engine'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { firstOf, must } from '@/tests/support/must'
import { savedBriefing } from '@/tests/support/saved-briefing'

onBothEngines('a topic of a briefing’s scope', (open) => {
  it('stands for the topics nested in it, and is offered although no fact has it alone', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    await madeFact(ctx, key, draft({ topics: ['Kazakhstan::politics', 'Kazakhstan::economy'] }))
    await madeFact(ctx, key, draft({ topics: ['Kazakhstan::economy'] }))
    await madeFact(ctx, key, draft({ topics: ['Kazakhstan 100%'] }))
    const { topics } = await choicesForScope(ctx)
    expect(topics.names.filter(({ name }) => name.startsWith('Kaz'))).toEqual([
      { name: 'Kazakhstan', facts: 2 },
      { name: 'Kazakhstan::economy', facts: 2 },
      { name: 'Kazakhstan::politics', facts: 1 },
      { name: 'Kazakhstan 100%', facts: 1 },
    ])
    const factsOf = async (...names: readonly string[]) =>
      (await countScope(ctx, { ...EMPTY_SCOPE, topics: names })).facts
    expect(await factsOf('Kazakhstan')).toBe(2)
    expect(await factsOf('Kazakhstan::politics')).toBe(1)
    expect(await factsOf('Kazakh', 'Kazakhstan 100%')).toBe(1)
    expect(await factsOf('kazakhstan')).toBe(0)
  })
})

onBothEngines('what a scope may name', (open) => {
  it('marks a deck whose facts are exactly one article’s, and no other', async () => {
    const { ctx, engine } = await open()
    const one = await addedKey(ctx)
    const first = await madeFact(ctx, one)
    expect((await choicesForScope(ctx)).decks).toMatchObject([{ facts: 1, repeatsArticle: true }])
    const deck = firstOf(await engine.read.db.select().from(engine.read.t.decks))
    const ownDeck = anId<DeckId>('a deck of my own')
    await engine.write(async (tx) => {
      await tx.db.delete(tx.t.deckFacts)
      await tx.db.insert(tx.t.decks).values({ ...deck, id: ownDeck, name: 'My own' })
      await tx.db
        .insert(tx.t.deckFacts)
        .values({ workspaceId: deck.workspaceId, deckId: ownDeck, factId: first.factId })
    })
    expect((await choicesForScope(ctx)).decks).toMatchObject([{ name: 'My own', facts: 1, repeatsArticle: true }])
    const second = await madeFact(ctx, one, draft({ topics: ['Xinjiang', 'colour revolutions', 'EAEU'] }))
    expect(second.factId).not.toBe(first.factId)
    const { decks, topics } = await choicesForScope(ctx)
    expect(decks.find(({ name }) => name === 'My own')).toMatchObject({ facts: 1, repeatsArticle: false })
    expect(topics.names.map(({ name }) => name)).toEqual(['bridges', 'colour revolutions', 'EAEU', 'Xinjiang'])
  })
})

onBothEngines('facts that leave a briefing by themselves', (open) => {
  it('are counted neither in the list nor on its page, and come back', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    const { factId: one } = await madeFact(
      ctx,
      key,
      draft({ cards: [entry(), cloze('The Stone Bridge was opened in {{c1::1999}}.')] }),
    )
    await madeFact(ctx, key, draft({ cards: [entry()] }))
    const { id } = await savedBriefing(ctx, 5, { articleKeys: [key] })
    const counts = async (at: Context) => {
      const page = must(await loadBriefing(at, id))
      const list = await listOwnBriefings(at)
      return [list.ahead[0]?.facts, page.page.facts, list.ahead[0]?.ifStopped?.facts ?? 0]
    }
    expect(await counts(ctx)).toEqual([2, 2, 2])
    await retireFact(ctx, one)
    expect(await counts(ctx)).toEqual([1, 1, 1])
    await restoreFact(ctx, one)
    expect(await counts(ctx)).toEqual([2, 2, 2])
    await removeArticle(ctx, key)
    expect((await counts(ctx)).map((count) => count ?? 0)).toEqual([0, 0, 0])
    await restoreArticle(ctx, key)
    expect(await counts(ctx)).toEqual([2, 2, 2])
  })
})

/** The page said 33 facts and the crib sheet 34, one of which “was not studied yet” after thirty answers. */
onBothEngines('a briefing with a suspended fact', (open) => {
  const withBriefing = async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 4)
    const cards = await firstCards(ctx, 2)
    const { id } = await savedBriefing(ctx, 5, { topics: ['bridges'] })
    const pageOf = async (at = ctx) => must(await loadBriefing(at, id)).page
    return { ctx, cards, id, pageOf }
  }

  it('counts it apart everywhere', async () => {
    const { ctx, cards, id, pageOf } = await withBriefing()
    const card = firstOf(cards)
    await submitEntries(ctx, [await answerOf(ctx, card, 4)])
    const before = await pageOf()
    expect(before.suspended).toBe(0)
    const suspended = await changeCards(ctx, { kind: 'suspend', suspended: true }, { kind: 'some', cardIds: [card] })
    expect(suspended).toMatchObject({ ok: true })
    const after = await pageOf()
    expect([after.facts, after.suspended]).toEqual([before.facts - 1, 1])
    const crib = must(await loadCrib(ctx, id))
    expect(countCribWords(crib)).toBe(
      `All ${before.facts} facts in this briefing. ${before.facts - 1} not studied yet, 1 suspended.`,
    )
  })

  it('says how many cards come again today, after what was planned is done', async () => {
    const { ctx, cards, pageOf } = await withBriefing()
    const card = firstOf(cards)
    expect((await pageOf()).today.inSteps).toBe(0)
    await submitEntries(ctx, [await answerOf(ctx, card, 1)])
    expect((await pageOf(later(ctx, MINUTE_MS))).today.inSteps).toBe(1)
    expect((await pageOf(later(ctx, 2 * DAY_MS))).today.inSteps).toBe(1)
  })
})

/**
 * What was answered earlier on the day on which a briefing was made fixed what that day needed: a new briefing said that
 * its part was done, although nothing was studied for it, and planned no new facts.
 */
onBothEngines('a briefing made on a day with answers', (open) => {
  it('has a part for today, and begins every new fact before its day', async () => {
    const { ctx } = await open()
    const first = must(await loadBriefing(ctx, await briefed(ctx, 5))).outlook
    const early = first.cards.slice(0, 6)
    for (const [index, { cardId }] of early.entries()) {
      const at = later(ctx, index * MINUTE_MS)
      await submitEntries(at, [await answerOf(at, cardId, 4)])
    }
    const made = later(ctx, 30 * MINUTE_MS)
    const id = await briefed(made, 5)
    const { page } = must(await loadBriefing(made, id))
    expect(page.notBegun).toBeGreaterThan(0)
    expect(page.today).toMatchObject({ isDone: false })
    expect(page.today.cards).toBeGreaterThan(0)
    const planned = page.days.reduce((sum, { newFacts }) => sum + newFacts, 0)
    expect(planned).toBe(page.notBegun)
    const { parts } = await todaysBriefings(made)
    expect(parts.find((part) => part.id === id)).toMatchObject({ nothing: null })
    expect(page.briefing.at - made.now).toBe(5 * DAY_MS)
  })
})

/**
 * Two facts failed in the room, and nothing offered to review them; and the page of the past briefing went on to forecast it from what was studied since.
 */
onBothEngines('a debrief', (open) => {
  it('leads to what was not recalled until that is answered, and leaves the past briefing as it was', async () => {
    const { ctx } = await open()
    const briefingId = await briefed(ctx, 2)
    const facts = new Map(must(await loadBriefing(ctx, briefingId)).outlook.cards.map((card) => [card.factId, card]))
    const four = [...facts.values()].slice(0, 4)
    for (const { cardId } of four) await submitEntries(ctx, [await answerOf(ctx, cardId, 4)])
    const over = later(ctx, 2 * DAY_MS + HOUR_MS)
    const before = must(await loadBriefing(over, briefingId)).page
    expect(before.now).toEqual(before.ifStopped)
    expect(await saveDebrief(ctx, briefingId, new Map())).toMatchObject({ ok: false, code: 'conflict' })
    const forecastOf = async (at: Context) => must(await loadDebrief(at, briefingId)).groups
    const forecast = await forecastOf(over)
    const marks = four.slice(0, 3).map(({ factId }, index) => [factId, index === 0] as const)
    must(await saveDebrief(over, briefingId, new Map(marks)))
    const missed = new Set([four[1]?.factId, four[2]?.factId])
    const { debrief } = must(await loadBriefing(over, briefingId)).page
    expect(debrief).toMatchObject({ cameUp: 3, recalled: 1, toReview: { facts: 2 } })
    expect(must(await loadDebrief(over, briefingId)).counts).toEqual(debrief)
    const cards = debrief?.toReview.cards ?? []
    const scope = scopeSchema.parse({ ahead: 'all', cards: cards.join(',') })
    const session = await loadSession(over, scope)
    const offered = new Set([...session.main, ...session.learning].map(({ factId }) => factId))
    expect(offered).toEqual(missed)
    const first = firstOf(session.main)
    await submitEntries(over, [await answerOf(over, first.cardId, 1)])
    const after = must(await loadBriefing(later(over, DAY_MS), briefingId)).page
    expect(after.debrief?.toReview.facts).toBe(1)
    const recalls = (groups: Debrief['groups']) =>
      groups.flatMap(({ facts }) => facts.map(({ predictedRecall }) => predictedRecall))
    expect(recalls(await forecastOf(later(over, DAY_MS)))).toEqual(recalls(forecast))
    expect(after.now).toEqual(before.now)
    expect(after.groups).toEqual(before.groups)
  })
})

const makeBriefings = async (ctx: Context, count: number, from = 0): Promise<void> => {
  for (let i = from; i < from + count; i += 1) {
    const { facts } = await savedBriefing(ctx, i + 2, { articleKeys: ['bridges'] }, { title: `Briefing ${i}` })
    if (facts === 0) throw new Error('the briefing has facts')
  }
}

onBothEngines('with sixty briefings instead of twenty', (open, dialect) => {
  it('Today, the list and the calendar ask the database no more often', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 6)
    const { engine, taken } = countingEngine(ctx.engine)
    const counted = { ...ctx, engine }
    const queriesOf = async () => {
      // What is kept for some minutes is read before it is counted.
      await loadCalendar(counted, null)
      taken()
      const { parts, later } = await todaysBriefings(counted)
      const today = taken()
      const { ahead } = await listOwnBriefings(counted)
      const list = taken()
      const entries = await loadCalendar(counted, null)
      const planned = new Set(entries.flatMap(({ uid, path }) => (uid.startsWith('plan-') ? [path] : [])))
      return {
        today,
        list,
        calendar: taken(),
        parts: parts.length,
        later,
        planned: planned.size,
        forecast: ahead.filter(({ ifStopped }) => ifStopped !== null).length,
      }
    }
    await makeBriefings(ctx, 20)
    const twenty = await queriesOf()
    await makeBriefings(ctx, 40, 20)
    expect(await queriesOf()).toEqual({ ...twenty, later: 55 })
    expect(twenty).toMatchObject({ parts: 5, later: 15, forecast: 20, planned: 20 })
    expect(twenty.today).toBeLessThanOrEqual(8)
    expect(twenty.list).toBeLessThanOrEqual(20)
  })

  if (dialect === 'postgres') return

  it('a scope is found from its facts, not from every card of the library', async () => {
    const { ctx, dataDir } = await open()
    await loadBridges(ctx, 6)
    await makeBriefings(ctx, 6)
    const asked: { readonly query: string; readonly params: readonly unknown[] }[] = []
    const connection = new Sqlite(sqliteFileIn(dataDir), { readonly: true })
    const logger = { logQuery: (query: string, params: unknown[]) => void asked.push({ query, params }) }
    const { engine, actor } = ctx
    const store = { ...engine.read, db: drizzle(connection, { casing: 'snake_case', logger }) }
    const ids = (await listBriefings(engine.read, actor.learnerId)).map(({ id }) => id)
    for (const some of [ids.slice(0, 1), ids]) await scopeRowsOf(store, actor.learnerId, actor.workspaceIds, some)
    await factCounts(store, actor.learnerId, actor.workspaceIds)
    expect(asked).toHaveLength(3)
    for (const { query, params } of asked) {
      const steps = connection.prepare<unknown[], { detail: string }>(`explain query plan ${query}`).all(...params)
      expect(steps[0]?.detail).toMatch(/briefing_facts/)
    }
    connection.close()
  })
})

/**
 * Forecasts were corrected by every answer with a prediction. Ten minutes after an answer the prediction is near 1, so
 * answers in learning steps drew the correction down: 0.90 was shown as 0.844 on a real log.
 */
onBothEngines('what forecasts are corrected by', (open) => {
  it('is the first answer to a card on a later study day, and no answer of the same day', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 5)
    const [card] = await firstCards(ctx, 1)
    const scored = () => scoredReviews(ctx.engine.read, ctx.actor.learnerId, 100)
    const answerLater = async (ms: number, rating: 1 | 3) => {
      const then = later(ctx, ms)
      await submitEntries(then, [await answerOf(then, card, rating)])
    }

    await answerLater(0, 3)
    await answerLater(10 * MINUTE_MS, 1)
    await answerLater(20 * MINUTE_MS, 3)
    await answerLater(30 * MINUTE_MS, 3)
    expect(await scored()).toEqual([])

    await answerLater(3 * DAY_MS, 1)
    await answerLater(3 * DAY_MS + 10 * MINUTE_MS, 3)
    const [only, ...others] = await scored()
    expect(others).toEqual([])
    expect(only).toMatchObject({ recalled: false })
    expect(only?.predicted).toBeLessThan(0.99)
  })
})
