import type { Authorized, InWorkspace } from '../../data/authorized'
import type { Tx } from '../../data/engine/engine'
import { newKey } from '../../data/library-ids'
import { saveHighlights } from '../../data/mutations/highlights'
import { articleText } from '../../data/queries/articles/article-entries'
import { placeOfWords } from '../../domain/content/place-of-words'
import type { Span } from '../../domain/finder/mention'
import type { ArticleId } from '../../domain/ids'
import type { Context } from '../context'
import { OWN_THREAD_CHARACTERS } from '../own-thread'
import { runJob } from '../worker-pool'

/** Words to be highlighted in a text, and where they stand in it. */
export type WordsToMark = { readonly text: string; readonly span: Span }

/** Looks words up in a text; null where they do not stand in it, or cannot be found in time. */
export const findWords = async (text: string, words: string): Promise<WordsToMark | null> => {
  if (text.length + words.length <= OWN_THREAD_CHARACTERS) {
    const span = placeOfWords(text, words)
    return span && { text, span }
  }
  const found = await runJob('place-words', { text, words })
  return found.ok && found.value ? { text, span: found.value } : null
}

/** Highlights words within a write. Where the article's text is another by now, nothing is done. */
export const highlightWords = async (
  tx: Tx,
  ctx: Context,
  workspace: Authorized<InWorkspace>,
  articleId: ArticleId,
  { text, span }: WordsToMark,
): Promise<void> => {
  const article = await articleText(tx, workspace.workspaceId, articleId)
  if (article?.text !== text) return
  const { snapshotId } = article
  await saveHighlights(tx, workspace, [
    { id: newKey(), articleId, snapshotId, ...span, note: null, origin: 'reader', createdAt: ctx.now },
  ])
}
