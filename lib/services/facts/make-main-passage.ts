import type { Tx } from '../../data/engine/engine'
import { addFactPassage, removeFactPassage, setMainPassage } from '../../data/mutations/facts'
import { replaceDecksOfFacts } from '../../data/mutations/library'
import { deckOfArticle, snapshotText } from '../../data/queries/articles/article-page'
import { passageStateOf } from '../../data/queries/facts/fact-links'
import type { FoundFact } from '../../data/queries/facts/fact-views'
import { blockingIssue, issueWords, type LintIssue } from '../../domain/cards/lint-issue'
import { anchorAt } from '../../domain/content/anchor'
import { draftOfFact } from '../../domain/drafting/draft-cards'
import { lintContextOf } from '../../domain/drafting/lint-context'
import { lintDraft } from '../../domain/drafting/lint-draft'
import type { FactId, PassageId, SnapshotId } from '../../domain/ids'
import type { PassageRole } from '../../domain/library'
import { asFactAction } from '../actions/as-action'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import { type FoundPassage, findFurtherPassage } from './further-passage'
import { recordVersion } from './record-version'
import { editedPlaceOf, saveFactRow } from './write-fact'

type Place = { readonly snapshotId: SnapshotId; readonly start: number; readonly end: number }

/** What stops the cards of a fact from resting on a passage; null where nothing does. */
const blockAt = async (
  tx: Tx,
  found: FoundFact,
  { snapshotId, start, end }: Place,
  published: string | null,
): Promise<LintIssue | null> => {
  const text = (await snapshotText(tx, found.fact.workspaceId, snapshotId)) ?? ''
  const context = lintContextOf({ text, published }, anchorAt(text, start, end))
  return blockingIssue(lintDraft(draftOfFact(found.fact), context))
}

/** Keeps the passage that was the main one beside the new one; one without words, of another program, is left out. */
const demote = async (tx: Tx, ctx: Context, { found }: FoundPassage): Promise<void> => {
  const { passage, factId, workspaceId } = found.fact
  if (passage.exact === '') return
  // A passage that does not have the answers must not be said to state them.
  const block = await blockAt(tx, found, passage, found.source.published)
  const role: PassageRole = block === null ? 'states' : 'disagrees'
  await addFactPassage(tx, found, {
    passageId: passage.passageId,
    articleId: found.source.articleId,
    role,
    note: null,
    state: await passageStateOf(tx, workspaceId, factId),
    origin: 'person',
    createdAt: ctx.now,
  })
}

/**
 * Makes a further passage of a fact of the actor's its main one; the main one becomes a further one. The fact moves to
 * the article and the deck of its new passage; what it says, its cards and memories stay. Fails where the passage does
 * not support what the cards ask.
 */
export const makeMainPassage = (ctx: Context, factId: FactId, passageId: PassageId): Promise<Result<null>> =>
  ctx.engine.write((tx) =>
    asFactAction(tx, ctx, factId, 'Main passage changed', async () => {
      const result = await findFurtherPassage(tx, ctx, factId, passageId)
      if (!result.ok) return result
      const { found, passage } = result.value
      const { articleId, title, published } = passage.article
      if (passage.state === 'gone') {
        return failed('conflict', `The newest text of “${title}” no longer has this passage. Choose another one.`)
      }
      const block = await blockAt(tx, found, passage, published)
      if (block) return failed('invalid', `This passage cannot be the main one. ${issueWords(block)}`)
      await demote(tx, ctx, result.value)
      await removeFactPassage(tx, found, passageId)
      await saveFactRow(tx, found, { ...editedPlaceOf(found, ctx.now), articleId, passageId }, found.fact, ctx.now)
      await setMainPassage(tx, found, { passageId, articleId, state: passage.state })
      const deckId = await deckOfArticle(tx, { workspaceId: found.workspaceId, articleId })
      if (deckId !== null) await replaceDecksOfFacts(tx, found, [{ deckId, factId }])
      await recordVersion(tx, ctx, found, { note: `A passage of “${title}” was made the main one.` })
      return done(null)
    }),
  )
