import { expect, it } from 'vitest'
import type { CardId } from '@/lib/domain/ids'
import type { Rating } from '@/lib/domain/scheduling/memory'
import { DAY_MS } from '@/lib/domain/time/units'
import { removeArticle, restoreArticle } from '@/lib/services/articles/remove-article'
import { localWorkspace } from '@/lib/services/authorise'
import { loadContent } from '@/lib/services/content/load-content'
import type { Context } from '@/lib/services/context'
import { loadCalibration, loadTrueRetention } from '@/lib/services/retention/load-overview'
import { loadSources } from '@/lib/services/retention/load-problem-cards'
import { openRetention } from '@/lib/services/retention/retention-model'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later, newId } from '@/tests/support/entries'
import { smallArticle } from '@/tests/support/library'

const SECOND = 'A second account has the bridge three opened in 1999.'
const articles = (isShared: boolean) => [
  smallArticle('rivers', [{ key: 'one' }, { key: 'two' }], { sentences: [SECOND] }),
  smallArticle('lakes', [{ key: 'three', also: isShared ? [{ article: 'rivers', passage: SECOND }] : [] }]),
]

onBothEngines('retention by article, of facts that two articles state', (open) => {
  /** Every card answered on the first day and ten days later. */
  const studied = async (isShared: boolean) => {
    const { ctx } = await open()
    await loadContent(ctx.engine, localWorkspace(ctx), articles(isShared), ctx.now)
    const cards = await firstCards(ctx, 3)
    let at = ctx
    const give = async (card: CardId, rating: Rating) => {
      at = later(at, 1)
      await submitEntries(at, [{ ...(await answerOf(at, card, rating)), id: newId(at.now) }])
    }
    for (const card of cards) await give(card, 4)
    at = later(at, 10 * DAY_MS)
    for (const [i, card] of cards.entries()) await give(card, i === 0 ? 1 : 3)
    return { ctx: at, cards }
  }

  const byArticle = async (ctx: Context) => {
    const { rows } = await loadSources(await openRetention(ctx), 'article')
    return rows.map(({ name, facts, retention }) => [name, facts, retention.n]).sort()
  }

  it('counts them under both, and everything else once', async () => {
    const { ctx } = await studied(true)
    expect(await byArticle(ctx)).toEqual([
      ['lakes', 1, 1],
      ['rivers', 3, 3],
    ])
    expect((await loadCalibration(await openRetention(ctx))).all.n).toBe(3)
    expect((await loadTrueRetention(await openRetention(ctx))).rows.at(-1)?.all.n).toBe(3)
    const decks = (await loadSources(await openRetention(ctx), 'deck')).rows.map(({ facts }) => facts)
    expect(decks.sort()).toEqual([1, 2])
  })

  it('follows at the next look where a passage or its article comes or goes', async () => {
    const { ctx } = await studied(false)
    const apart = [
      ['lakes', 1, 1],
      ['rivers', 2, 2],
    ]
    expect(await byArticle(ctx)).toEqual(apart)
    const next = later(ctx, 1)
    await loadContent(ctx.engine, localWorkspace(ctx), articles(true), next.now)
    expect(await byArticle(next)).toEqual([
      ['lakes', 1, 1],
      ['rivers', 3, 3],
    ])
    await removeArticle(next, 'rivers')
    expect(await byArticle(next)).toEqual([['lakes', 1, 1]])
    await restoreArticle(next, 'rivers')
    await loadContent(ctx.engine, localWorkspace(ctx), articles(false), later(next, 1).now)
    expect(await byArticle(later(next, 1))).toEqual(apart)
  })
})
