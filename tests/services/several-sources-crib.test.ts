import { expect, it } from 'vitest'
import type { ArticleFile } from '@/lib/domain/content-files/article-file'
import { removeArticle } from '@/lib/services/articles/remove-article'
import { localWorkspace } from '@/lib/services/authorise'
import { loadCrib } from '@/lib/services/briefing/load-crib'
import { loadContent } from '@/lib/services/content/load-content'
import type { Context } from '@/lib/services/context'
import { onBothEngines } from '@/tests/support/engines'
import { smallArticle } from '@/tests/support/library'
import { must } from '@/tests/support/must'
import { savedBriefing } from '@/tests/support/saved-briefing'

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
