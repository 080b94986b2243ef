import type { Tx } from '../../data/engine/engine'
import { markFactsEdited, setArticleRetired } from '../../data/mutations/articles'
import { retireCards } from '../../data/mutations/cards'
import { retireFacts } from '../../data/mutations/library'
import { factsAndCards } from '../../data/queries/articles/article-entries'
import { doneTo } from '../../domain/actions/action-words'
import type { FactId } from '../../domain/ids'
import { asAction } from '../actions/as-action'
import { anyArticleToChange } from '../authorise'
import type { Context } from '../context'
import { placeForMembers } from '../facts/write-fact'
import { done, type Result } from '../result'
import { keepFactsElsewhere } from './keep-facts'

export type RemovedArticle = {
  readonly title: string
  readonly facts: number
  readonly cards: number
  /** Facts that stay in the library, since another article has a passage of theirs. */
  readonly kept: number
}

const setRemoved = (ctx: Context, articleKey: string, isRemoved: boolean): Promise<Result<RemovedArticle>> =>
  ctx.engine.write(async (tx) => {
    const one = await anyArticleToChange(ctx, articleKey, tx)
    if (!one.ok) return one
    const article = one.value
    const { title, retiredAt: before } = article
    if ((before !== null) === isRemoved) return done({ title, facts: 0, cards: 0, kept: 0 })
    const found = await factsAndCards(tx, article, before)
    const change = async () => done(await setArticle(tx, ctx, { article, found, isRemoved }))
    return asAction(tx, ctx, { articleIds: [article.articleId], factIds: found.factIds }, change, () => ({
      kind: 'articles',
      words: doneTo(isRemoved ? 'Article removed' : 'Article restored', title),
    }))
  })

type ArticleToSet = Extract<Awaited<ReturnType<typeof anyArticleToChange>>, { readonly ok: true }>['value']

type ToSet = {
  readonly article: ArticleToSet
  readonly found: Awaited<ReturnType<typeof factsAndCards>>
  readonly isRemoved: boolean
}

const setArticle = async (tx: Tx, ctx: Context, { article, found, isRemoved }: ToSet): Promise<RemovedArticle> => {
  const kept = isRemoved ? await keepFactsElsewhere(tx, ctx, article, found.factIds) : new Set<FactId>()
  const factIds = found.factIds.filter((factId) => !kept.has(factId))
  const cards = found.cards.filter(({ factId }) => !kept.has(factId))
  const after = isRemoved ? ctx.now : null
  await setArticleRetired(tx, article, after)
  await retireFacts(tx, article, factIds, after)
  await markFactsEdited(tx, article, found.factIds, ctx.now)
  await retireCards(
    tx,
    article,
    cards.map(({ cardId }) => cardId),
    after,
  )
  await placeForMembers(
    tx,
    article,
    cards.map((card) => ({ ...card, retired: isRemoved })),
  )
  return { title: article.title, facts: factIds.length, cards: cards.length, kept: kept.size }
}

/**
 * Removes an article from the library with its facts and cards, which are no longer reviewed; memories are kept. A fact
 * that another article has a passage of stays, and rests on that passage from then on.
 */
export const removeArticle = (ctx: Context, articleKey: string): Promise<Result<RemovedArticle>> =>
  setRemoved(ctx, articleKey, true)

/** Brings a removed article back, with the facts and cards that went with it and everything their memories held. */
export const restoreArticle = (ctx: Context, articleKey: string): Promise<Result<RemovedArticle>> =>
  setRemoved(ctx, articleKey, false)
