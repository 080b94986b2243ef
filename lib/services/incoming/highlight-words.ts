import type { Tx } from '../../data/engine/engine'
import { saveHighlights } from '../../data/mutations/highlights'
import type { OwnLibrary } from '../../data/proof'
import { articleText } from '../../data/queries/article-entries'
import type { ArticleId } from '../../domain/ids'
import { newKey } from '../content/library-ids'
import type { Context } from '../context'

/** Where these words stand in a text, whatever white space and quotes lie between them; null where they do not. */
export const placeOfWords = (text: string, words: string): { readonly start: number; readonly end: number } | null => {
  const parts = words
    .trim()
    .split(/\s+/u)
    .filter((part) => part !== '')
  if (parts.length === 0) return null
  const escaped = parts.map((part) =>
    part
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replace(/["“”„]/g, '["“”„]')
      .replace(/['‘’]/g, "['‘’]"),
  )
  const found = new RegExp(escaped.join('\\s+(?:(?:#{1,3}|-) )?'), 'u').exec(text)
  return found ? { start: found.index, end: found.index + found[0].length } : null
}

/** Highlights words in an article's present text within a write. Where they do not stand in it, nothing is done. */
export const highlightWords = async (
  tx: Tx,
  ctx: Context,
  proof: OwnLibrary,
  articleId: ArticleId,
  words: string,
): Promise<void> => {
  const article = await articleText(tx, proof.workspaceId, articleId)
  const span = article && placeOfWords(article.text, words)
  if (!article || !span) return
  const { snapshotId } = article
  await saveHighlights(tx, proof, [
    { id: newKey(), articleId, snapshotId, ...span, note: null, origin: 'reader', createdAt: ctx.now },
  ])
}
