import { eq, inArray } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { indexWorkspace } from '@/lib/data/mutations/search-entries'
import { matchingCards } from '@/lib/data/queries/cards/card-search'
import { CARD_SORTS, type CardSort, type SortDirection } from '@/lib/domain/cards/card-sorts'
import { cardSearchText } from '@/lib/domain/cards/search-text'
import type { DeckId, ReviewId } from '@/lib/domain/ids'
import { CARD_FORMS, FACT_KINDS, WEIGHTS } from '@/lib/domain/library'
import { recallCurve } from '@/lib/domain/scheduling/fsrs'
import { RATINGS } from '@/lib/domain/scheduling/memory'
import { DEFAULT_WEIGHTS } from '@/lib/domain/scheduling/settings'
import { type CardTerm, termsOf } from '@/lib/domain/search/cards/card-search'
import { anyCardTerm, searchesOf } from '@/lib/domain/search/cards/card-search.fixture'
import { printCardSearch } from '@/lib/domain/search/cards/print-card-search'
import { DAY_MS } from '@/lib/domain/time/units'
import { askedCards } from '@/lib/services/card-query/asked-cards'
import { foundCards } from '@/lib/services/cards/list-cards'
import type { Context } from '@/lib/services/context'
import { onBothEngines } from '@/tests/support/engines'
import { evaluateSearch, type SearchedCard } from '@/tests/support/evaluate-search'
import { loadBridges } from '@/tests/support/library'
import { firstOf, present } from '@/tests/support/must'

const CARDS = 24
const DIRECTIONS = ['asc', 'desc'] as const
type Order = { readonly sort: CardSort; readonly direction: SortDirection }
const WORDS = [
  'dog',
  'doggy',
  'underdog',
  'Élbe',
  'cat',
  'mouse',
  'in 1999',
  '50%',
  'x_y',
  'a*b',
  '(or)',
  'a1',
  'some thing',
]
const text = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
const name = fc.constantFrom('dog', 'Dog::small', 'Élbe', 'x_y', 'none of these')
const AS_OF = [null, '1999', '1999-01', '2001/2022', '2022~', '2022-03-17', 'soon']

/** Everything random about a card, with days before today. */
const randomCard = fc.record({
  front: text,
  back: text,
  statement: text,
  passage: text,
  form: fc.constantFrom(...CARD_FORMS.filter((form) => form !== 'cloze')),
  kind: fc.constantFrom(...FACT_KINDS),
  weight: fc.constantFrom(...WEIGHTS),
  asOf: fc.constantFrom(...AS_OF),
  isRetired: fc.nat(9).map((n) => n === 0),
  addedAgo: fc.nat(30),
  editedAgo: fc.nat(30),
  deck: fc.option(name),
  topic: fc.option(name),
  person: fc.option(name),
  place: fc.option(name),
  memory: fc.option(
    fc
      .record({
        state: fc.constantFrom('new' as const, 'learning' as const, 'review' as const, 'relearning' as const),
        stability: fc.integer({ min: 1, max: 400 }).map((n) => n / 10 + 0.013),
        difficulty: fc.integer({ min: 10, max: 99 }).map((n) => n / 10 + 0.013),
        dueIn: fc.integer({ min: -3, max: 3 }),
        reviewedAgo: fc.integer({ min: 0, max: 60 }),
        intervalDays: fc.nat(12),
        reps: fc.nat(12),
        lapses: fc.nat(5),
        suspended: fc.nat(4).map((n) => n === 0),
        buriedIn: fc.option(fc.integer({ min: -1, max: 1 }), { freq: 1 }),
        marked: fc.boolean(),
        leech: fc.boolean(),
        flag: fc.nat(7),
      })
      .map(({ state, ...rest }) => ({ state, ...rest })),
    { freq: 3 },
  ),
  answers: fc.array(
    fc.record({ ago: fc.nat(20), rating: fc.constantFrom(...RATINGS), isVoid: fc.nat(3).map((n) => n === 0) }),
    { maxLength: 3 },
  ),
})

/** Gives the cards of a library random texts, states and answers, and says what they are now. */
const randomLibrary = async (ctx: Context, seed: number): Promise<readonly SearchedCard[]> => {
  const { read } = ctx.engine
  const { learnerId, workspaceIds } = ctx.actor
  const workspaceId = firstOf(workspaceIds)
  const asked = await askedCards(ctx, { kind: 'all', of: [] })
  const { day, calendar } = asked
  const rows = await read.db
    .select({ id: read.t.cards.id, factId: read.t.cards.factId, passageId: read.t.facts.passageId })
    .from(read.t.cards)
    .innerJoin(read.t.facts, eq(read.t.facts.id, read.t.cards.factId))
    .orderBy(read.t.cards.position, read.t.cards.id)
  const randoms = fc.sample(randomCard, { seed, numRuns: rows.length })
  return ctx.engine.write(async (tx) => {
    const { db, t } = tx
    const ids = rows.map(({ factId }) => factId)
    await db.delete(t.factTags).where(inArray(t.factTags.factId, ids))
    await db.delete(t.deckFacts).where(inArray(t.deckFacts.factId, ids))
    const deckIds = new Map<string, DeckId>()
    const made: SearchedCard[] = []
    for (const [i, { id, factId, passageId }] of rows.entries()) {
      const random = present(randoms[i])
      const { front, back, statement, passage, form, kind, weight, asOf, isRetired, answers } = random
      const [addedDay, editedDay] = [day - random.addedAgo, Math.max(day - random.editedAgo, day - random.addedAgo)]
      const dates = { createdAt: calendar.startOf(addedDay) + 1, updatedAt: calendar.startOf(editedDay) }
      const search = cardSearchText({ front, back }, statement)
      await db
        .update(t.cards)
        .set({ front, back, search, form, ...dates, retiredAt: isRetired ? 1 : null })
        .where(eq(t.cards.id, id))
      await db
        .update(t.facts)
        .set({ statement, kind, weight, asOf, ...dates })
        .where(eq(t.facts.id, factId))
      await db.update(t.passages).set({ exact: passage }).where(eq(t.passages.id, passageId))
      if (random.deck !== null) {
        const deckId = deckIds.get(random.deck) ?? (`deck-${deckIds.size}` as DeckId) // edge
        if (!deckIds.has(random.deck))
          await db.insert(t.decks).values({ workspaceId, id: deckId, name: random.deck, createdAt: ctx.now })
        deckIds.set(random.deck, deckId)
        await db.insert(t.deckFacts).values({ workspaceId, deckId, factId })
      }
      for (const tag of ['topic', 'person', 'place'] as const) {
        const tagName = random[tag]
        if (tagName !== null) await db.insert(t.factTags).values({ workspaceId, factId, kind: tag, name: tagName })
      }
      const { memory: m } = random
      const isNew = m?.state === 'new'
      const lastReviewAt = m && !isNew ? ctx.now - m.reviewedAgo * DAY_MS - 1 : null
      const memory = m && {
        state: m.state,
        stability: isNew ? null : m.stability,
        difficulty: isNew ? null : m.difficulty,
        dueDay: isNew ? null : day + m.dueIn,
        dueAt: null,
        lastReviewAt,
        lastReviewDay: lastReviewAt === null ? null : calendar.dayOf(lastReviewAt),
        intervalDays: isNew ? 0 : m.intervalDays,
        step: 0,
        reps: isNew ? 0 : m.reps,
        lapses: isNew ? 0 : m.lapses,
        suspended: m.suspended,
        buriedUntilDay: m.buriedIn === null ? null : day + m.buriedIn,
        marked: m.marked,
        flag: m.flag,
        clearedLapses: 0,
        position: null,
      }
      if (m && memory) {
        const key = { learnerId, cardId: id, workspaceId, factId }
        await db.insert(t.memories).values({ ...key, ...memory, leech: m.leech, retired: isRetired, shuffle: i })
      }
      for (const [n, answer] of answers.entries()) {
        const at = calendar.startOf(day - answer.ago)
        const entry = { learnerId, cardId: id, workspaceId, at, claimedAt: at, receivedAt: at, digest: '' }
        const reviewId = `answer-${i}-${n}` as ReviewId // edge
        await db
          .insert(t.reviews)
          .values({ ...entry, id: reviewId, kind: 'review', day: day - answer.ago, rating: answer.rating })
        if (answer.isVoid)
          await db
            .insert(t.reviews)
            .values({ ...entry, id: `void-${i}-${n}` as ReviewId, kind: 'void', day, value: reviewId }) // edge
      }
      const none = <T>(value: T | null) => (value === null ? [] : [value])
      made.push({
        id,
        factId,
        front,
        back,
        statement,
        passage,
        form,
        kind,
        weight,
        asOf,
        hasSource: true,
        isRetired,
        addedDay,
        editedDay,
        names: {
          deck: none(random.deck),
          topic: none(random.topic),
          person: none(random.person),
          place: none(random.place),
          article: ['bridges', 'Bridges of bridges'],
          briefing: [],
        },
        memory,
        isLeech: m?.leech ?? false,
        answers: answers.filter(({ isVoid }) => !isVoid).map(({ ago, rating }) => ({ day: day - ago, rating })),
      })
    }
    await indexWorkspace(tx, workspaceId)
    return made
  })
}

/** All cards, retired ones too, in each order: what a search finds keeps the order of the whole. */
const wholeOrders = async (ctx: Context): Promise<(by: Order) => readonly string[]> => {
  const isRetired = { kind: 'condition', condition: 'retired' } as const
  const search = { kind: 'any', of: [isRetired, { kind: 'not', of: isRetired }] } as const
  const orders = new Map<string, readonly string[]>()
  for (const sort of CARD_SORTS)
    for (const direction of DIRECTIONS) {
      const { ids } = await foundCards(ctx, { search, order: { sort, direction } }, 0, 1_000)
      orders.set(`${sort} ${direction}`, ids)
    }
  return ({ sort, direction }) => orders.get(`${sort} ${direction}`) ?? []
}

/** Terms that the library can answer, and phrases that lie in one text: engines join texts in different ways. */
const term: fc.Arbitrary<CardTerm> = fc.oneof(
  anyCardTerm.filter((one) => one.kind !== 'stale' && !(one.kind === 'text' && !/[*_]/.test(one.pattern))),
  fc.record({
    kind: fc.constant('text' as const),
    pattern: fc.constantFrom(
      'dog',
      'DOGGY',
      'elbe',
      'under',
      '19',
      '1999',
      'thing',
      'x',
      '%',
      'do*',
      '*dog',
      'd_g',
      'a1',
    ),
  }),
  fc.record({
    kind: fc.constant('name' as const),
    of: fc.constantFrom('deck' as const, 'topic' as const, 'person' as const, 'place' as const, 'about' as const),
    match: fc.constantFrom(
      { kind: 'pattern' as const, pattern: 'dog' },
      { kind: 'pattern' as const, pattern: 'dog::*' },
      { kind: 'pattern' as const, pattern: '_lbe' },
      { kind: 'pattern' as const, pattern: 'default' },
    ),
  }),
)

onBothEngines('a search', (open) => {
  it.each([1, 2, 3])('finds on library %i what comes of judging each card, in any order and block', async (seed) => {
    const { ctx } = await open()
    await loadBridges(ctx, CARDS)
    const cards = await randomLibrary(ctx, seed)
    const orderOf = await wholeOrders(ctx)
    const order = fc.record({ sort: fc.constantFrom(...CARD_SORTS), direction: fc.constantFrom(...DIRECTIONS) })
    await fc.assert(
      fc.asyncProperty(searchesOf(term), order, fc.nat(CARDS), async (search, by, from) => {
        const asked = await askedCards(ctx, search)
        const found = new Set(evaluateSearch(cards, search, { ...asked, curve: recallCurve(DEFAULT_WEIGHTS) }))
        const wanted = orderOf(by).filter((id) => found.has(id))
        const { ids, total } = await foundCards(ctx, { search, order: by }, 0, 1_000)
        const told = `${printCardSearch(search)} by ${by.sort} ${by.direction}`
        expect(ids, told).toEqual(wanted)
        expect(total, told).toBe(found.size)
        const block = await foundCards(ctx, { search, order: by }, from, 4)
        expect([block.ids, block.total], `${told} from ${from}`).toEqual([wanted.slice(from, from + 4), found.size])
        // Words are looked up in two ways, which find the same.
        for (const frequent of [new Set<CardTerm>(), new Set(termsOf(search))])
          expect([...(await matchingCards(ctx.engine.read, { ...asked, frequent }))].sort(), told).toEqual(
            [...found].sort(),
          )
      }),
      { numRuns: 250, seed },
    )
  })
})
