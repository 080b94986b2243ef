import { markConfirmed } from '../../data/mutations/facts'
import { savePassages } from '../../data/mutations/library'
import { findArticle } from '../../data/queries/articles/article-page'
import { blockingIssue, issueWords } from '../../domain/cards/lint-issue'
import { draftOfFact } from '../../domain/drafting/draft-cards'
import { lintContextOf } from '../../domain/drafting/lint-context'
import { lintDraft } from '../../domain/drafting/lint-draft'
import type { Span } from '../../domain/finder/mention'
import type { FactId } from '../../domain/ids'
import { asFactAction } from '../actions/as-action'
import { factToChange } from '../authorise'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import { passageAt } from './passage-at'
import { recordVersion } from './record-version'
import { editedPlaceOf, saveFactRow } from './write-fact'

/**
 * Gives a fact another passage, of the present text of its article: after a newer text in which the old one is changed
 * or gone. Statement, cards and memories stay; fails where the new words do not support what the cards ask.
 */
export const placeFact = (ctx: Context, factId: FactId, span: Span): Promise<Result<{ readonly factId: FactId }>> =>
  ctx.engine.write((tx) =>
    asFactAction(tx, ctx, factId, 'Passage chosen', async () => {
      const read = await factToChange(ctx, factId, tx)
      if (!read.ok) return read
      const found = read.value
      if (found.fact.retiredAt !== null) return failed('conflict', 'The fact is retired. Restore it first.')
      const article = await findArticle(tx, [found.workspaceId], found.source.key)
      if (!article) return failed('not-found', 'The article of the fact is no longer in your library.')
      const { workspaceId, snapshotId, text, published } = article
      const placed = passageAt(workspaceId, snapshotId, text, span)
      if (!placed.ok) return placed
      const block = blockingIssue(
        lintDraft(draftOfFact(found.fact), lintContextOf({ text, published }, placed.value.passage)),
      )
      if (block) return failed('invalid', issueWords(block))
      await savePassages(tx, found, [placed.value.row])
      const place = { ...editedPlaceOf(found, ctx.now), articleId: article.articleId, passageId: placed.value.row.id }
      await saveFactRow(tx, found, place, found.fact, ctx.now)
      await recordVersion(tx, ctx, found, { reason: 'edited', note: 'Another passage was chosen.' })
      await markConfirmed(tx, found, ctx.now)
      return done({ factId })
    }),
  )
