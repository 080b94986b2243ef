import { markFactsEdited, setArticleRetired } from '../../data/mutations/articles'
import { retireCards } from '../../data/mutations/cards'
import { retireFacts } from '../../data/mutations/library'
import { articleOfKey, factsAndCards } from '../../data/queries/article-entries'
import { ownLibrary } from '../authorise'
import type { Context } from '../context'
import { placeForMembers } from '../facts/write-fact'
import { done, failed, type Result } from '../result'

export type TurnedArticle = { readonly title: string; readonly facts: number; readonly cards: number }

const setRemoved = (ctx: Context, articleKey: string, isRemoved: boolean): Promise<Result<TurnedArticle>> =>
  ctx.engine.write(async (tx) => {
    const article = await articleOfKey(tx, ctx.asker.workspaceIds, articleKey)
    const proof = article && ownLibrary(ctx.asker, article.workspaceId)
    if (!article || !proof) return failed('not-found', 'There is no such article in your library.')
    const { title, retiredAt: before } = article
    if ((before !== null) === isRemoved) return done({ title, facts: 0, cards: 0 })
    const { factIds, cards } = await factsAndCards(tx, article, before)
    const after = isRemoved ? ctx.now : null
    await setArticleRetired(tx, proof, article.articleId, after)
    await retireFacts(tx, proof, factIds, after)
    await markFactsEdited(tx, proof, factIds, ctx.now)
    await retireCards(
      tx,
      proof,
      cards.map(({ cardId }) => cardId),
      after,
    )
    await placeForMembers(
      tx,
      proof,
      cards.map((card) => ({ ...card, retired: isRemoved })),
    )
    return done({ title, facts: factIds.length, cards: cards.length })
  })

/** Takes an article with its facts and cards out of the library. Memories are kept, and the cards asked no more. */
export const removeArticle = (ctx: Context, articleKey: string): Promise<Result<TurnedArticle>> =>
  setRemoved(ctx, articleKey, true)

/** Brings a removed article back, with the facts and cards that went with it and everything their memories held. */
export const restoreArticle = (ctx: Context, articleKey: string): Promise<Result<TurnedArticle>> =>
  setRemoved(ctx, articleKey, false)
