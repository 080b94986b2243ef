import { eq, isNull } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { draftOfFact } from '@/lib/domain/drafting/draft-cards'
import type { FactDraft } from '@/lib/domain/drafting/fact-draft'
import type { Span } from '@/lib/domain/finder/mention'
import type { CardId } from '@/lib/domain/ids'
import { anId } from '@/lib/domain/ids.fixture'
import { MINUTE_MS } from '@/lib/domain/time/units'
import { type CardsChange, changeCards } from '@/lib/services/cards/change-cards'
import { listCards } from '@/lib/services/cards/list-cards'
import type { Context } from '@/lib/services/context'
import { editFact } from '@/lib/services/facts/edit-fact'
import { loadFact } from '@/lib/services/facts/load-fact'
import { redo, undo } from '@/lib/services/history/undo'
import { actOnCards } from '@/tests/support/act-on-cards'
import { cardQuery } from '@/tests/support/card-query'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { firstCards, later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { firstOf, must, present } from '@/tests/support/must'
import { addedKey, cloze, draft, entry, madeFact, spanOf } from './library-fixture'
import { secondLearner } from './second-learner'

const rowsOf = async (ctx: Context, params: Record<string, string> = {}) =>
  (await listCards(ctx, cardQuery(params), 0, 500)).rows

/** What a library says, without when it was last edited: an undo brings the rest back. */
const libraryOf = async ({ engine }: Context) => {
  const { facts, ...rest } = await dump(engine)
  const edited = (row: string) => row.replace(/"(editedAt|updatedAt)":(null|\d+)/g, '')
  return { ...rest, facts: facts?.map(edited), actions: [], reviews: [], uncounted_entries: [], decks: [] }
}

onBothEngines('changing many cards', (open) => {
  const started = async (cards = 6) => {
    const opened = await open()
    await loadBridges(opened.ctx, cards)
    return { ...opened, ids: await firstCards(opened.ctx, cards) }
  }

  it.each<[CardsChange, (rows: Awaited<ReturnType<typeof rowsOf>>) => unknown, unknown]>([
    [{ kind: 'weight', weight: 'must' }, (rows) => rows.map(({ weight }) => weight), ['must', 'must', 'must']],
    [
      { kind: 'topics', add: ['gas', 'rails'], remove: ['bridges'] },
      (rows) => rows.map(({ topics }) => topics),
      ['gas, rails', 'gas, rails', 'gas, rails'],
    ],
    [
      { kind: 'deck', name: 'Asia::Rails' },
      (rows) => rows.map(({ decks }) => decks.join()),
      Array(3).fill('Asia::Rails'),
    ],
    [{ kind: 'deck', name: '' }, (rows) => rows.map(({ decks }) => decks.join()), ['', '', '']],
    [{ kind: 'retire' }, (rows) => rows.length, 0],
    [{ kind: 'flag', flag: 6 }, (rows) => rows.map(({ memory }) => memory?.flag), [6, 6, 6]],
    [{ kind: 'suspend', suspended: true }, (rows) => rows.map(({ memory }) => memory?.suspended), [true, true, true]],
  ])('does %j, and its undo restores everything', async (change, read, becomes) => {
    const { ctx, ids } = await started()
    await actOnCards(ctx, { kind: 'mark', marked: true }, ids.slice(0, 1))
    const before = await libraryOf(ctx)
    const chosen = new Set(ids.slice(0, 3))
    const result = await actOnCards(later(ctx, MINUTE_MS), change, [...chosen])
    expect(result).toMatchObject({ ok: true, value: { changed: 3, unchanged: 0 } })
    const rows = await rowsOf(ctx)
    expect(read(rows.filter(({ cardId }) => chosen.has(cardId)))).toEqual(becomes)
    expect(read(rows.filter(({ cardId }) => !chosen.has(cardId)))).not.toEqual(becomes)
    expect(await undo(later(ctx, 2 * MINUTE_MS))).toMatchObject({ ok: true })
    expect(await libraryOf(ctx)).toEqual(before)
  })

  it('gives new cards the place in the queue that goes with their weight', async () => {
    const { ctx, ids } = await started()
    await actOnCards(ctx, { kind: 'weight', weight: 'must' }, ids.slice(4))
    const { newCards: n } = ctx.engine.read.t
    const rows = await ctx.engine.read.db.select({ id: n.cardId }).from(n).where(eq(n.weightRank, 0))
    expect(rows.map(({ id }) => id).sort()).toEqual([...ids.slice(4)].sort())
  })

  it('undoes the latest changes one after the other, and names what it undoes only once', async () => {
    const { ctx, ids } = await started()
    await actOnCards(ctx, { kind: 'weight', weight: 'must' }, ids)
    const flagged = await actOnCards(later(ctx, MINUTE_MS), { kind: 'flag', flag: 1 }, ids.slice(0, 2))
    const id = flagged.ok ? flagged.value.changeId : null
    expect(await undo(later(ctx, 2 * MINUTE_MS))).toMatchObject({ ok: true, value: { id } })
    expect(await undo(later(ctx, 3 * MINUTE_MS), { id })).toMatchObject({ ok: true, value: { id } })
    expect(new Set((await rowsOf(ctx)).map(({ weight }) => weight))).toEqual(new Set(['must']))
    expect(await undo(later(ctx, 4 * MINUTE_MS))).toMatchObject({ ok: true })
    expect(new Set((await rowsOf(ctx)).map(({ weight }) => weight))).toEqual(new Set(['should']))
    expect(await undo(later(ctx, 5 * MINUTE_MS))).toMatchObject({ ok: false, code: 'not-found' })
  })

  it('takes everything that a search finds but some, also what was never loaded', async () => {
    const { ctx, ids, engine } = await started(8)
    await engine.write(async (tx) => {
      const { cards: c } = tx.t
      const card = firstOf(await tx.db.select().from(c).limit(1))
      for (let copy = 0; copy < 692; copy++)
        await tx.db.insert(c).values({ ...card, id: anId<CardId>(`copy-${copy}`), key: `copy-${copy}` })
    })
    const except = ids.slice(5, 8)
    const result = await changeCards(
      ctx,
      { kind: 'suspend', suspended: true },
      { kind: 'all', query: 'search=bridge+is:new', except },
    )
    expect(result).toMatchObject({ ok: true, value: { changed: 697 } })
    const { total } = await listCards(ctx, cardQuery({ search: 'is:suspended' }), 0, 1)
    expect(total).toBe(697)
    expect((await rowsOf(ctx, { search: 'is:new -is:suspended' })).map(({ cardId }) => cardId).sort()).toEqual(
      [...except].sort(),
    )
    expect(await undo(later(ctx, MINUTE_MS))).toMatchObject({ ok: true })
    expect((await listCards(ctx, cardQuery({ search: 'is:new' }), 0, 1)).total).toBe(700)
  })

  it('logs each change of a memory as an entry, and each undo as a void', async () => {
    const { ctx, ids } = await started()
    await actOnCards(ctx, { kind: 'flag', flag: 3 }, ids)
    await undo(later(ctx, MINUTE_MS))
    const { reviews: r } = ctx.engine.read.t
    const rows = await ctx.engine.read.db.select({ kind: r.kind }).from(r)
    expect(rows.map(({ kind }) => kind).sort()).toEqual([...ids.map(() => 'flag'), ...ids.map(() => 'void')])
  })

  it('changes nothing where there is nothing to change, and leaves nothing to undo', async () => {
    const { ctx, ids } = await started()
    const before = await dump(ctx.engine)
    for (const change of [
      { kind: 'weight', weight: 'should' },
      { kind: 'topics', add: ['bridges'], remove: ['gas'] },
      { kind: 'flag', flag: 0 },
    ] as const) {
      expect(await actOnCards(ctx, change, ids)).toEqual({
        ok: true,
        value: { changeId: null, changed: 0, unchanged: 6 },
      })
    }
    expect(await dump(ctx.engine)).toEqual(before)
  })

  it('leaves the library of others alone, and their changes', async () => {
    const { ctx, ids } = await started()
    const elsewhere = await secondLearner(ctx, 'own workspace')
    expect(await actOnCards(elsewhere, { kind: 'weight', weight: 'must' }, ids)).toMatchObject({ code: 'not-found' })
    expect(await changeCards(elsewhere, { kind: 'retire' }, { kind: 'all', query: '', except: [] })).toMatchObject({
      code: 'invalid',
    })
    await actOnCards(ctx, { kind: 'retire' }, ids.slice(0, 1))
    expect(await undo(elsewhere)).toMatchObject({ code: 'not-found' })
    const { facts: f } = ctx.engine.read.t
    const live = await ctx.engine.read.db.select({ id: f.id }).from(f).where(isNull(f.retiredAt))
    expect(live).toHaveLength(5)
  })

  it('keeps what was moved to another deck when the content is loaded again', async () => {
    const { ctx, ids } = await started()
    await actOnCards(ctx, { kind: 'deck', name: 'Mine' }, ids.slice(0, 2))
    await loadBridges(ctx, 7)
    const inDeck = (await rowsOf(ctx, { deck: 'Mine' })).map(({ cardId }) => cardId)
    expect(inDeck.sort()).toEqual([...ids.slice(0, 2)].sort())
  })

  it('undoes and redoes every change, however many there are', async () => {
    const { ctx, ids } = await started()
    for (let step = 0; step < 35; step++)
      await actOnCards(later(ctx, step * MINUTE_MS), { kind: 'flag', flag: (step % 7) + 1 }, ids.slice(0, 1))
    const flag = async () => (await rowsOf(ctx)).map(({ memory }) => memory?.flag ?? 0).sort()
    const done = await flag()
    for (let step = 35; step < 70; step++) expect((await undo(later(ctx, step * MINUTE_MS))).ok).toBe(true)
    expect(new Set(await flag())).toEqual(new Set([0]))
    for (let step = 70; step < 105; step++) expect((await redo(later(ctx, step * MINUTE_MS))).ok).toBe(true)
    expect(await flag()).toEqual(done)
    expect(await redo(later(ctx, 106 * MINUTE_MS))).toMatchObject({ code: 'not-found' })
  })

  it('undoes an edit of a fact with its passage, tags and cards, and then what came before it', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    const input = draft({ cards: [entry({ hint: 'a year' }), cloze('The {{c1::Stone}} Bridge was opened in 1999.')] })
    const { factId } = await madeFact(ctx, key, input)
    const told = async () => {
      const loaded = present(await loadFact(ctx, factId))
      const { fact } = loaded
      const live = fact.cards.filter(({ retiredAt }) => retiredAt === null)
      return { draft: draftOfFact(fact), passage: fact.passage.exact, cards: live.map(({ cardId }) => cardId) }
    }
    const before = await told()
    const edit = async (at: number, more: Partial<FactDraft>, span: Span | null = null) =>
      must(await editFact(later(ctx, at), factId, span, { ...before.draft, ...more })).changeId
    const wider = spanOf('The Stone Bridge was opened in 1999 and carries 12,000 vehicles a day')
    await edit(MINUTE_MS, { weight: 'nice', topics: ['rivers'], cards: before.draft.cards.slice(0, 1) }, wider)
    const between = await told()
    expect(between).not.toEqual(before)
    const changeId = await edit(2 * MINUTE_MS, { statement: 'The Stone Bridge opened in 1999.' })
    expect(changeId).toBeDefined()
    // What changed nothing is nothing to undo.
    expect(await edit(3 * MINUTE_MS, { statement: 'The Stone Bridge opened in 1999.' })).toBeUndefined()
    expect(await undo(later(ctx, 4 * MINUTE_MS))).toMatchObject({ ok: true, value: { id: changeId } })
    expect(await told()).toEqual(between)
    expect((await undo(later(ctx, 5 * MINUTE_MS))).ok).toBe(true)
    expect(await told()).toEqual(before)
  })

  it('does not undo an edit over what was written since', async () => {
    const { ctx } = await open()
    const { factId } = await madeFact(ctx, await addedKey(ctx))
    const edited = await editFact(later(ctx, 1), factId, null, draft({ weight: 'nice' }))
    if (!edited.ok || edited.value.changeId === undefined) throw new Error('the edit cannot be undone')
    await editFact(later(ctx, 2), factId, null, draft({ weight: 'should' }))
    const refused = await undo(later(ctx, 3), { id: edited.value.changeId })
    expect(refused).toMatchObject({ ok: false, code: 'conflict' })
    expect((await loadFact(ctx, factId))?.fact.weight).toBe('should')
  })
})
