import { expect, it } from 'vitest'
import type { FactDraft } from '@/lib/domain/drafting/fact-draft'
import { compareDrafts } from '@/lib/services/comparison/compare-draft'
import { noteConflictsOf } from '@/lib/services/comparison/record-conflicts'
import { decideConflict, reopenConflict } from '@/lib/services/conflicts/decide-conflict'
import { listConflicts } from '@/lib/services/conflicts/list-conflicts'
import type { Context } from '@/lib/services/context'
import { editFact } from '@/lib/services/facts/edit-fact'
import { loadFact } from '@/lib/services/facts/load-fact'
import { makeFact } from '@/lib/services/facts/make-fact'
import { loadSession } from '@/lib/services/study/load-session'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { must } from '@/tests/support/must'
import { addedKey, draft, entry, madeFact, pasted } from './library-fixture'

const OTHER = '# About bridges\n\nThe Stone Bridge was opened in 2001, says the guide. It has three arches.'

const of2001: FactDraft = draft({
  statement: 'The Stone Bridge was opened in 2001.',
  cards: [entry({ front: 'In what year was the Stone Bridge opened?', back: '2001' })],
})

/** Two articles that give other years for the opening of one bridge. */
const disputed = async (ctx: Context) => {
  const bridges = await addedKey(ctx)
  const one = await madeFact(ctx, bridges)
  const key = await addedKey(ctx, pasted(OTHER, { title: 'A guide', authors: ['Bo Guide'] }))
  const start = OTHER.indexOf('The Stone')
  const end = OTHER.indexOf(', says')
  const made = must(await makeFact(ctx, key, { start, end }, of2001))
  await noteConflictsOf(ctx, [made.factId])
  return {
    bridges,
    one,
    other: made,
    pair: { factId: one.factId, otherFactId: made.factId, kind: 'conflict' as const },
  }
}

const opened = async (ctx: Context) => (await listConflicts(ctx)).open
const contradictions = async (ctx: Context, cardId: string) => {
  const { main } = await loadSession(ctx)
  return main.find((card) => card.cardId === cardId)?.links.map(({ note }) => note)
}

onBothEngines('facts that give other values of one matter', (open) => {
  it('are found when one of them is saved, with both values and both sources', async () => {
    const { ctx } = await open()
    await disputed(ctx)
    const [conflict, ...more] = await opened(ctx)
    expect(more).toEqual([])
    expect(conflict).toMatchObject({ kind: 'conflict', state: 'open' })
    expect(conflict?.difference).toMatch(/^One says “(1999”, the other “2001|2001”, the other “1999)”\.$/)
    expect(conflict?.sides.map(({ source }) => source.title).sort()).toEqual(['A guide', 'Bridges of the river'])
    expect(conflict?.sides.every(({ passage }) => passage.exact.startsWith('The Stone Bridge'))).toBe(true)
  })

  it.each(['updates', 'contrast'] as const)('are nothing to decide where a link of kind %s says why', async (kind) => {
    const { ctx } = await open()
    const { one, other } = await disputed(ctx)
    expect(await opened(ctx)).toHaveLength(1)
    const { workspaceId } = ctx.actor
    await ctx.engine.write((tx) =>
      tx.db
        .insert(tx.t.factLinks)
        .values({ workspaceId, factId: other.factId, otherFactId: one.factId, kind, note: 'It was rebuilt.' }),
    )
    await noteConflictsOf(ctx, [one.factId])
    expect(await opened(ctx)).toEqual([])
  })

  it('are named to whoever drafts a fact, also what it only repeats', async () => {
    const { ctx } = await open()
    const { one, other } = await disputed(ctx)
    const article = { published: null, authors: ['Cy Third'] }
    const other2001 = { ...draft(), cards: [entry({ back: '2001' })] }
    const ferry = draft({
      statement: 'A ferry sank in 1950.',
      cards: [entry({ front: 'When did a ferry sink?', back: '1950' })],
    })
    const [found = [], ofFerry] = await compareDrafts(ctx, article, [other2001, ferry])
    expect(found.map(({ kind, factId }) => [kind, factId])).toEqual([
      ['conflict', one.factId],
      ['duplicate', other.factId],
    ])
    expect(found[0]).toMatchObject({
      articleTitle: 'Bridges of the river',
      difference: 'One says “2001”, the other “1999”.',
    })
    expect(ofFerry).toEqual([])
  })

  it('are both kept with a note that the cards of both show, until that is taken back', async () => {
    const { ctx } = await open()
    const { one, other, pair } = await disputed(ctx)
    const before = { ...(await dump(ctx.engine)), actions: [] }
    const note = 'The report says 1999, the guide 2001.'
    expect(await decideConflict(ctx, pair, { kind: 'keep', note })).toEqual({ ok: true, value: null })
    expect(await opened(ctx)).toEqual([])
    expect((await listConflicts(ctx)).decided).toMatchObject([{ state: 'kept', note }])
    expect(await contradictions(ctx, one.cardIds[0] ?? '')).toEqual([note])
    expect(await contradictions(ctx, other.cardIds[0] ?? '')).toEqual([note])
    expect(await decideConflict(ctx, pair, { kind: 'dismiss' })).toMatchObject({ ok: false, code: 'conflict' })
    await reopenConflict(ctx, pair)
    expect({ ...(await dump(ctx.engine)), actions: [] }).toEqual(before)
  })

  it('are dismissed and come back', async () => {
    const { ctx } = await open()
    const { pair } = await disputed(ctx)
    const before = await dump(ctx.engine)
    await decideConflict(ctx, pair, { kind: 'dismiss' })
    expect(await opened(ctx)).toEqual([])
    await noteConflictsOf(ctx, [pair.factId])
    expect(await opened(ctx)).toEqual([])
    await reopenConflict(ctx, pair)
    expect((await dump(ctx.engine)).conflicts).toEqual(before.conflicts)
  })

  it('lose the one that is not preferred, and get it back with its cards', async () => {
    const { ctx } = await open()
    const { one, other, pair } = await disputed(ctx)
    const decision = {
      kind: 'prefer' as const,
      factId: one.factId,
      other: 'retire' as const,
      reason: 'The report has the papers.',
    }
    expect(await decideConflict(ctx, pair, decision)).toMatchObject({ ok: true })
    expect((await loadFact(ctx, other.factId))?.fact.retiredAt).toBe(ctx.now)
    expect((await loadSession(ctx)).main.map(({ factId }) => factId)).toEqual([one.factId])
    expect((await listConflicts(ctx)).decided).toMatchObject([{ state: 'preferred', preferredFactId: one.factId }])
    await reopenConflict(ctx, pair)
    expect((await loadFact(ctx, other.factId))?.fact.retiredAt).toBeNull()
    expect((await loadSession(ctx)).main).toHaveLength(2)
    expect(await opened(ctx)).toHaveLength(1)
  })

  it('put the one that is not preferred on the list to check again, and give it its own date back', async () => {
    const { ctx } = await open()
    const { one, other, pair } = await disputed(ctx)
    const decision = {
      kind: 'prefer' as const,
      factId: one.factId,
      other: 'check-again' as const,
      reason: 'The guide is careless.',
    }
    expect(await decideConflict(ctx, pair, decision)).toMatchObject({ ok: true })
    expect((await loadFact(ctx, other.factId))?.fact.reviewBy).toBe('2026-03-02')
    await reopenConflict(ctx, pair)
    expect((await loadFact(ctx, other.factId))?.fact.reviewBy).toBeNull()
  })

  it('are open again once one of them says something else, and gone once both agree', async () => {
    const { ctx } = await open()
    const { other, pair } = await disputed(ctx)
    await decideConflict(ctx, pair, { kind: 'dismiss' })
    const reworded = { ...of2001, statement: 'It was in 2001 that the Stone Bridge was opened.' }
    expect(await editFact(ctx, other.factId, null, reworded)).toMatchObject({ ok: true })
    expect(await opened(ctx)).toHaveLength(1)
    const unasked = {
      ...of2001,
      statement: 'The guide says 2001.',
      cards: [entry({ front: 'Which year does the guide give?', back: '2001' })],
    }
    expect(await editFact(ctx, other.factId, null, unasked)).toMatchObject({ ok: true })
    expect(await opened(ctx)).toEqual([])
  })

  it('are kept apart in a session', async () => {
    const { ctx } = await open()
    const { bridges, one, other } = await disputed(ctx)
    const cards = Array.from({ length: 6 }, (_, i) =>
      entry({ front: `What is number ${i} of the bridge?`, back: '12,000' }),
    )
    for (const [i, card] of cards.entries()) {
      await madeFact(
        ctx,
        bridges,
        draft({ statement: `Number ${i} is 12,000.`, cards: [card] }),
        'carries 12,000 vehicles a day',
      )
    }
    const { main, conflicts } = await loadSession(ctx)
    const places = [one, other].map(({ factId }) => main.findIndex((card) => card.factId === factId))
    expect(Math.abs((places[0] ?? 0) - (places[1] ?? 0))).toBeGreaterThan(5)
    const [first, second] = [one.cardIds[0], other.cardIds[0]]
    // Neither should come soon after the other.
    expect([...(conflicts ?? [])].sort()).toEqual(
      [
        [first, second],
        [second, first],
      ].sort(),
    )
  })
})
