import { inArray } from 'drizzle-orm'
import { inPieces } from '../../data/engine/upsert'
import { pauses } from '../../data/engine/yield-to-event-loop'
import { findArticle } from '../../data/queries/articles/article-page'
import { exportedLinks, factIdsOfCards } from '../../data/queries/export/exported-rows'
import { type FactView, factViews } from '../../data/queries/facts/fact-views'
import type { CardId } from '../../domain/ids'
import { hasNoSource } from '../../domain/no-source'
import { type ArticleToWrite, contentFilesOf, type StoredLink } from '../../interchange/text-export/content-files'
import { openExportLosses } from '../../interchange/text-export/export-losses'
import { zipOfTexts } from '../../interchange/text-export/zip-of-texts'
import type { Context } from '../context'
import { type ExportWatch, readSoFar } from './exporting'

const FACTS_AT_ONCE = 100

/**
 * The articles of cards as a zip of content files, one for each article, with the facts that the cards belong to.
 * `counts` says what the files could not hold, and counts only the cards that are in them.
 */
export async function* exportContent(
  ctx: Context,
  ids: readonly CardId[],
  { counts, exporting }: ExportWatch,
): AsyncGenerator<Buffer> {
  const { engine, actor, now } = ctx
  const store = engine.read
  const losses = openExportLosses()
  const pause = pauses()
  const chosen = new Set(ids)
  const factIds = new Set<FactView['factId']>()
  for (const piece of inPieces(ids))
    for (const id of await factIdsOfCards(store, actor.workspaceIds, piece)) factIds.add(id)
  const byArticle = new Map<string, { readonly key: string; readonly facts: FactView[] }>()
  const links: StoredLink[] = []
  let read = 0
  for (const piece of inPieces([...factIds], FACTS_AT_ONCE)) {
    readSoFar(exporting, read, factIds.size)
    read += piece.length
    const only = inArray(store.t.facts.id, [...piece])
    for (const view of await factViews(store, { ...actor, only })) {
      const cards = view.cards.filter(({ cardId }) => chosen.has(cardId))
      if (hasNoSource(view.source)) {
        for (const { front } of cards) losses.add('article', front)
        continue
      }
      const { articleId, key } = view.source
      const known = byArticle.get(articleId) ?? { key, facts: [] }
      byArticle.set(articleId, known)
      known.facts.push({ ...view, cards })
    }
    for (const { factId, otherFactId, kind, note } of await exportedLinks(store, actor.workspaceIds, piece))
      links.push({ factId, otherFactId, kind, note })
    await pause()
  }
  const articles: ArticleToWrite[] = []
  for (const [articleId, { key, facts }] of byArticle) {
    const article = await findArticle(store, actor.workspaceIds, key)
    if (article) articles.push({ articleId, text: article.text, facts })
    await pause()
  }
  const { files, cards } = await contentFilesOf(articles, links, losses, pause)
  readSoFar(exporting, factIds.size, factIds.size)
  counts.cards = cards
  counts.losses = [...(counts.losses ?? []), ...losses.all()]
  for await (const piece of zipOfTexts(files, now)) yield piece
}
