import { expect, it } from 'vitest'
import type { ArticleFile } from '@/lib/domain/content-files/article-file'
import type { FactDraft } from '@/lib/domain/drafting/fact-draft'
import { removeArticle } from '@/lib/services/articles/remove-article'
import { localWorkspace } from '@/lib/services/authorise'
import { loadCrib } from '@/lib/services/briefing/load-crib'
import { loadContent } from '@/lib/services/content/load-content'
import type { Context } from '@/lib/services/context'
import { retireFact } from '@/lib/services/facts/retire-fact'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards } from '@/tests/support/entries'
import { smallArticle } from '@/tests/support/library'
import { must } from '@/tests/support/must'
import { savedBriefing } from '@/tests/support/saved-briefing'
import { addedKey, draft, entry, madeFact } from './library-fixture'

const CARRIES = 'carries 12,000 vehicles a day'
const carries = (more: Partial<FactDraft> = {}) =>
  draft({
    kind: 'figure',
    weight: 'should',
    statement: 'The Stone Bridge carries 12,000 vehicles a day.',
    cards: [entry({ front: 'How many vehicles a day cross the Stone Bridge?', back: '12,000' })],
    ...more,
  })

/** A briefing on two facts of the bridges. */
const briefed = async (ctx: Context, more: Partial<FactDraft> = {}) => {
  const key = await addedKey(ctx)
  const opening = await madeFact(ctx, key)
  const traffic = await madeFact(ctx, key, carries(more), CARRIES)
  return {
    id: (await savedBriefing(ctx, 5, { topics: ['bridges'] })).id,
    opening: opening.factId,
    traffic: traffic.factId,
  }
}

const draftCardsOf = async (ctx: Context, id: string) =>
  must(await loadCrib(ctx, id)).groups.flatMap(({ entries }) => entries)

onBothEngines('the crib of a briefing', (open) => {
  it('has each fact with the figure in bold, its date, and the number of its source', async () => {
    const { ctx } = await open()
    const { id, traffic } = await briefed(ctx, { asOf: '2001-06' })
    const entry = (await draftCardsOf(ctx, id)).find(({ factId }) => factId === traffic)
    expect(entry?.runs).toEqual([
      { text: 'The Stone Bridge carries ', isBold: false },
      { text: '12,000', isBold: true },
      { text: ' vehicles a day.', isBold: false },
    ])
    expect(entry?.asOf).toBe('as of June 2001')
    expect(entry?.sources).toMatchObject([
      { number: 1, words: expect.stringMatching(/^Surveyor, “.+”, Bridge Review, July 2001$/) },
    ])
  })

  it('puts must-knows first, and counts what is not studied yet', async () => {
    const { ctx } = await open()
    const { id, opening, traffic } = await briefed(ctx, { weight: 'must' })
    const before = await draftCardsOf(ctx, id)
    expect(before.map(({ factId, isMust, isWeak }) => [factId, isMust, isWeak])).toEqual([
      [opening, expect.any(Boolean), false],
      [traffic, true, false],
    ])
    const [cardId] = await firstCards(ctx, 1)
    await submitEntries(ctx, [await answerOf(ctx, cardId, 3)])
    const after = await loadCrib(ctx, id)
    expect(after.ok && after.value.counts).toMatchObject({ shown: 2, unstudied: 1 })
  })

  it('marks a fact whose review-by has passed, and not before', async () => {
    const { ctx } = await open()
    const { id, traffic } = await briefed(ctx, { reviewBy: '2026-03' })
    const cautions = async (now: number) =>
      (await draftCardsOf({ ...ctx, now }, id)).find(({ factId }) => factId === traffic)?.cautions
    expect(await cautions(Date.UTC(2026, 2, 31, 12))).toEqual([])
    expect(await cautions(Date.UTC(2026, 3, 1, 12))).toEqual([
      { sign: '†', words: 'Due for checking since March 2026.' },
    ])
  })

  it('marks facts that contradict each other, both of them', async () => {
    const { ctx } = await open()
    const { id, opening, traffic } = await briefed(ctx)
    const { workspaceId } = ctx.actor
    await ctx.engine.write(async (tx) => {
      for (const [factId, otherFactId] of [
        [opening, traffic],
        [traffic, opening],
      ] as const) {
        await tx.db
          .insert(tx.t.factLinks)
          .values({ workspaceId, factId, otherFactId, kind: 'contradicts', note: 'The council counts 9,000.' })
      }
    })
    for (const { cautions } of await draftCardsOf(ctx, id)) {
      expect(cautions).toEqual([{ sign: '‡', words: 'Sources differ: The council counts 9,000.' }])
    }
  })

  it('no longer has a fact that was removed from the library', async () => {
    const { ctx } = await open()
    const { id, opening, traffic } = await briefed(ctx)
    await retireFact(ctx, opening)
    expect((await draftCardsOf(ctx, id)).map(({ factId }) => factId)).toEqual([traffic])
  })

  it('is not found for another learner, nor once the briefing is not there', async () => {
    const { ctx } = await open()
    const { id } = await briefed(ctx)
    const other = { ...ctx, actor: { ...ctx.actor, learnerId: 'another' as typeof ctx.actor.learnerId } } // a test's own id
    expect(await loadCrib(other, id)).toMatchObject({ ok: false, code: 'not-found' })
    expect(await loadCrib(ctx, 'no-such-briefing')).toMatchObject({ ok: false, code: 'not-found' })
  })
})

const SAME = 'A second account has the bridge one opened in 1999.'
const LATE = 'It came three years late.'
const AGAINST = 'Others say that the bridge one was opened in 2001.'

const disputed = () => [
  smallArticle('lakes', [
    {
      key: 'one',
      also: [
        { article: 'rivers', passage: SAME },
        { article: 'rivers', passage: LATE, role: 'supports' },
        { article: 'seas', passage: LATE, role: 'supports' },
        { article: 'seas', passage: AGAINST, role: 'disagrees' },
      ],
    },
  ]),
  smallArticle('rivers', [{ key: 'two' }], { sentences: [SAME, LATE] }),
  smallArticle('seas', [{ key: 'three' }], { sentences: [AGAINST, LATE] }),
]

const CLOSED = {
  article: 'seas',
  passage: 'It was closed.',
  role: 'updates',
  note: 'The old bridge was closed.',
} as const

const updated = () => [
  smallArticle('lakes', [{ key: 'old', year: '2010', also: [CLOSED] }]),
  smallArticle('rivers', [{ key: 'new', year: '2012', links: [{ fact: 'old', kind: 'updates' }] }]),
  smallArticle('seas', [{ key: 'newest', year: '2014', links: [{ fact: 'new', kind: 'updates' }] }], {
    sentences: ['It was closed.'],
  }),
]

onBothEngines('the crib of facts with several sources', (open) => {
  const started = async (articles: readonly ArticleFile[]) => {
    const { ctx } = await open()
    await loadContent(ctx.engine, localWorkspace(ctx), articles, ctx.now)
    return {
      ctx,
      id: (await savedBriefing(ctx, 5, { articleKeys: articles.map(({ key }) => key) })).id,
    }
  }
  const draftCardsOf = async (ctx: Context, id: string) =>
    new Map(
      must(await loadCrib(ctx, id))
        .groups.flatMap(({ entries }) => entries)
        .map((entry) => [entry.runs.map(({ text }) => text).join(''), entry]),
    )

  it('cites each article that states or supports a fact once, and says which disagrees', async () => {
    const { ctx, id } = await started(disputed())
    const entry = (await draftCardsOf(ctx, id)).get('The bridge one was opened in 1999.')
    expect(entry?.sources.map(({ articleKey }) => articleKey)).toEqual(['lakes', 'rivers', 'seas'])
    expect(entry?.cautions).toEqual([
      { sign: '‡', words: `Sources differ: “${AGAINST}” (Surveyor, Bridge Review, 2001).` },
    ])
  })

  it('says that there is a newer fact, the latest, and what an article says has become of it', async () => {
    const { ctx, id } = await started(updated())
    const entries = await draftCardsOf(ctx, id)
    const newest = 'There is a newer fact: The bridge newest was opened in 2014 (Surveyor, Bridge Review, 2001).'
    expect(entries.get('The bridge old was opened in 2010.')?.cautions).toEqual([
      { sign: '†', words: newest },
      { sign: '†', words: 'There is a newer fact: The old bridge was closed (Surveyor, Bridge Review, 2001).' },
    ])
    expect(entries.get('The bridge new was opened in 2012.')?.cautions).toEqual([{ sign: '†', words: newest }])
    expect(entries.get('The bridge newest was opened in 2014.')?.cautions).toEqual([])
  })

  it('no longer cites an article that was removed', async () => {
    const { ctx, id } = await started(disputed())
    await removeArticle(ctx, 'seas')
    const entry = (await draftCardsOf(ctx, id)).get('The bridge one was opened in 1999.')
    expect(entry?.sources.map(({ articleKey }) => articleKey)).toEqual(['lakes', 'rivers'])
    expect(entry?.cautions).toEqual([])
  })
})
