import { expect, it } from 'vitest'
import { openSession } from '@/lib/domain/session/review-session'
import { counts } from '@/lib/domain/session/running-queue'
import { DAY_MS, MINUTE_MS } from '@/lib/domain/time/units'
import type { Context } from '@/lib/services/context'
import { countDecks, loadDecks } from '@/lib/services/decks/list-decks'
import { loadSession } from '@/lib/services/study/load-session'
import { deckSessionQuery, scopeSchema } from '@/lib/services/study/study-scope'
import { actOnCards } from '@/tests/support/act-on-cards'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { must } from '@/tests/support/must'
import { ARCHES, answer, cardsOf, choose, loadDeckArticles, RIVERS } from './deck-fixture'
import { secondLearner, setQueue } from './second-learner'

/** What the session of each deck of the list says of itself when it opens. */
const opened = async (ctx: Context) => {
  const { decks } = await loadDecks(ctx, { isFolded: false })
  const sessions = []
  for (const { name } of decks) {
    const scope = scopeSchema.parse(Object.fromEntries(new URLSearchParams(deckSessionQuery(name))))
    const study = await loadSession(ctx, scope)
    sessions.push({ name, counts: counts(openSession(study).state.queue, ctx.now) })
  }
  return { listed: decks.map(({ name, counts: own }) => ({ name, counts: own })), sessions }
}

const bySize = (listed: Awaited<ReturnType<typeof opened>>['listed']) =>
  Object.fromEntries(listed.map(({ name, counts: { new: fresh, learning, due } }) => [name, [fresh, learning, due]]))

onBothEngines('the list of decks', (open) => {
  const started = async () => {
    const entered = await open()
    await loadDeckArticles(entered.ctx)
    return entered
  }

  /** Some cards of the arches in “Rivers::Arches”, and of these two in “Rivers::Arches::Old”. */
  const nested = async (ctx: Context) => {
    const arches = await cardsOf(ctx, ARCHES)
    must(await actOnCards(ctx, { kind: 'deck', name: `${RIVERS}::Arches` }, arches.slice(0, 5)))
    must(await actOnCards(ctx, { kind: 'deck', name: `${RIVERS}::Arches::Old` }, arches.slice(3, 5)))
    return arches
  }

  it('has the counts of the sessions that it opens, nested decks and all limits considered', async () => {
    const { ctx } = await started()
    await setQueue(ctx, { newPerDay: 6, reviewsPerDay: 20 })
    const arches = await nested(ctx)
    const fresh = await opened(ctx)
    expect(fresh.listed).toEqual(fresh.sessions)
    expect(bySize(fresh.listed)).toEqual({
      [ARCHES]: [3, 0, 0],
      [RIVERS]: [6, 0, 0],
      [`${RIVERS}::Arches`]: [5, 0, 0],
      [`${RIVERS}::Arches::Old`]: [2, 0, 0],
    })
    // Two in their steps, one Easy; and a limit of the deck above.
    const [one, two, three, four] = arches
    if (!one || !two || !three || !four) throw new Error('the arches have eight cards')
    await answer(ctx, [one, four], 3)
    await answer(ctx, [two, three], 4)
    await choose(ctx, RIVERS, { newPerDay: 5 })
    const at = later(ctx, MINUTE_MS)
    const steps = await opened(at)
    expect(steps.listed).toEqual(steps.sessions)
    expect(bySize(steps.listed)).toMatchObject({ [`${RIVERS}::Arches`]: [1, 2, 0], [RIVERS]: [1, 2, 0] })
    const due = await opened(later(ctx, 60 * DAY_MS))
    expect(due.listed).toEqual(due.sessions)
    expect(bySize(due.listed)).toMatchObject({ [`${RIVERS}::Arches`]: [1, 2, 2] })
  })

  it('is each learner’s own, leaves out decks without cards, and finds names', async () => {
    const { ctx } = await started()
    expect(await countDecks(ctx)).toBe(2)
    await nested(ctx)
    expect(await countDecks(ctx)).toBe(4)
    const arches = await cardsOf(ctx, ARCHES)
    must(await actOnCards(later(ctx, 1), { kind: 'retire' }, arches.slice(5)))
    expect((await loadDecks(ctx)).decks.map(({ name }) => name)).not.toContain(ARCHES)
    expect((await loadDecks(ctx, { search: 'old' })).decks).toMatchObject([{ name: `${RIVERS}::Arches::Old` }])
    expect(await loadDecks(await secondLearner(ctx, 'own workspace'))).toEqual({ decks: [], more: 0, total: 0 })
  })
})
