import type { Tx } from '../../data/engine/engine'
import { markFactsEdited } from '../../data/mutations/articles'
import { addFactPassage, changeFactPassage, removeFactPassage, setMainPassage } from '../../data/mutations/facts'
import { replaceDecksOfFacts } from '../../data/mutations/library'
import { deckOfArticle, snapshotText } from '../../data/queries/articles/article-page'
import { type FurtherPassage, passageStateOf } from '../../data/queries/facts/fact-links'
import type { FoundFact } from '../../data/queries/facts/fact-views'
import { issueWords, type LintIssue } from '../../domain/cards/lint-issue'
import { draftOfFact } from '../../domain/drafting/draft-cards'
import type { FactId, PassageId, SnapshotId } from '../../domain/ids'
import type { PassageRole } from '../../domain/library'
import type { FactToChange } from '../authorise'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import type { PassageInput } from './add-passage'
import { blockAt, changeLiveFact, editedPlaceOf, recordVersion, saveFactRow } from './write-fact'

type FoundPassage = {
  readonly found: FactToChange
  readonly passage: FurtherPassage
}

/** Changes a further passage of a fact of the actor's. Fails where the fact is retired or has no such passage. */
const changeFurther = (
  ctx: Context,
  factId: FactId,
  passageId: PassageId,
  what: string,
  change: (tx: Tx, found: FoundPassage) => Promise<Result<null>>,
): Promise<Result<null>> =>
  changeLiveFact(ctx, factId, what, async (tx, found) => {
    const passage = found.fact.also.find((one) => one.passageId === passageId)
    return passage
      ? change(tx, { found, passage })
      : failed('not-found', 'The fact no longer has this passage. Reload the page.')
  })

/** Gives a further passage of a fact of the actor's another role and note. Where both are the same nothing is written. */
export const changePassage = (
  ctx: Context,
  factId: FactId,
  passageId: PassageId,
  { role, note }: Pick<PassageInput, 'role' | 'note'>,
): Promise<Result<null>> =>
  changeFurther(ctx, factId, passageId, 'Passage changed', async (tx, { found, passage }) => {
    if (passage.role === role && passage.note === note) return done(null)
    await changeFactPassage(tx, found, passageId, { role, note })
    await recordVersion(tx, ctx, found, { note: `A passage of “${passage.article.title}” was changed.` })
    return done(null)
  })

/** Does what `removePassage` does to a passage that was found, inside a transaction. */
export const removePassageIn = async (tx: Tx, ctx: Context, { found, passage }: FoundPassage): Promise<void> => {
  const { passageId, origin, article } = passage
  await removeFactPassage(tx, found, passageId)
  // Else the content file that names it would bring it back.
  if (origin === 'content') await markFactsEdited(tx, found, [found.factId], ctx.now)
  await recordVersion(tx, ctx, found, { note: `A passage of “${article.title}” was removed.` })
}

/** Removes a further passage from a fact of the actor's. The article keeps its words; cards and memories stay. */
export const removePassage = (ctx: Context, factId: FactId, passageId: PassageId): Promise<Result<null>> =>
  changeFurther(ctx, factId, passageId, 'Passage removed', async (tx, found) => {
    await removePassageIn(tx, ctx, found)
    return done(null)
  })

type Place = { readonly snapshotId: SnapshotId; readonly start: number; readonly end: number }

/** What stops the cards of a fact from resting on a passage; null where nothing does. */
const blockOf = async (
  tx: Tx,
  { fact }: FoundFact,
  place: Place,
  published: string | null,
): Promise<LintIssue | null> => {
  const text = (await snapshotText(tx, fact.workspaceId, place.snapshotId)) ?? ''
  return blockAt(draftOfFact(fact), { text, published }, place)
}

/** Keeps the passage that was the main one beside the new one; one without words, of another program, is left out. */
const demote = async (tx: Tx, ctx: Context, found: FactToChange): Promise<void> => {
  const { passage, factId, workspaceId } = found.fact
  if (passage.exact === '') return
  // A passage that does not have the answers must not be said to state them.
  const block = await blockOf(tx, found, passage, found.source.published)
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
  changeFurther(ctx, factId, passageId, 'Main passage changed', async (tx, { found, passage }) => {
    const { articleId, title, published } = passage.article
    if (passage.state === 'gone') {
      return failed('conflict', `The newest text of “${title}” no longer has this passage. Choose another one.`)
    }
    const block = await blockOf(tx, found, passage, published)
    if (block) return failed('invalid', `This passage cannot be the main one. ${issueWords(block)}`)
    await demote(tx, ctx, found)
    await removeFactPassage(tx, found, passageId)
    await saveFactRow(tx, found, { ...editedPlaceOf(found, ctx.now), articleId, passageId }, found.fact, ctx.now)
    await setMainPassage(tx, found, { passageId, articleId, state: passage.state })
    const deckId = await deckOfArticle(tx, { workspaceId: found.workspaceId, articleId })
    if (deckId !== null) await replaceDecksOfFacts(tx, found, [{ deckId, factId }])
    await recordVersion(tx, ctx, found, { note: `A passage of “${title}” was made the main one.` })
    return done(null)
  })
