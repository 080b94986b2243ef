import { z } from 'zod'
import type { Authorized } from '../../data/authorized'
import type { Tx } from '../../data/engine/engine'
import { lockLearner } from '../../data/engine/raw-query'
import { addFactPassage } from '../../data/mutations/facts'
import { savePassages } from '../../data/mutations/library'
import { type ArticleView, textOfArticle } from '../../data/queries/articles/article-page'
import type { FoundFact } from '../../data/queries/facts/fact-views'
import { oneLine, spanSchema } from '../../domain/drafting/draft-schema'
import type { Span } from '../../domain/finder/mention'
import { idSchema } from '../../domain/id-schema'
import type { FactId, PassageId, SnapshotId } from '../../domain/ids'
import { PASSAGE_ROLES, type PassageRole } from '../../domain/library'
import { asFactAction } from '../actions/as-action'
import { articleToChange, factToChange } from '../authorise'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import { passageAt, recordVersion } from './write-fact'

const MOST_CHARACTERS = 600

export const roleSchema = z.enum(PASSAGE_ROLES)

/** A sentence that is shown with a further passage; null where there is none. */
export const passageNoteSchema = z
  .string()
  .max(MOST_CHARACTERS, `Use at most ${MOST_CHARACTERS} characters.`)
  .transform(oneLine)
  .nullable()
  .transform((text) => (text === '' ? null : text))

/** A passage of an article that a fact is given beside its main one. `snapshotId` is the text that `span` is a span of. */
export const passageInputSchema = z.object({
  articleKey: z.string().max(200),
  snapshotId: idSchema<SnapshotId>(),
  span: spanSchema,
  role: roleSchema,
  note: passageNoteSchema,
})

export type PassageInput = z.infer<typeof passageInputSchema>
/** What a screen sends: the same before it is parsed. */
export type PassageForm = z.input<typeof passageInputSchema>

/** `isNew` is false where the fact had the passage before, and nothing was written. */
export type AddedPassage = { readonly passageId: PassageId; readonly isNew: boolean }

type Place = Span & { readonly passageId: PassageId; readonly snapshotId: SnapshotId }

/** The role in which a fact has a passage already, or a longer one around it; null where it has none. The main one states it. */
const roleOf = ({ fact }: FoundFact, place: Place, role: PassageRole): PassageRole | null => {
  const passages = [{ ...fact.passage, role: 'states' as const }, ...fact.also]
  const same = passages.find(({ passageId }) => passageId === place.passageId)
  const around = passages.find(
    (one) =>
      one.snapshotId === place.snapshotId && one.start <= place.start && place.end <= one.end && one.role === role,
  )
  return (same ?? around)?.role ?? null
}

type ToAdd = Pick<PassageInput, 'snapshotId' | 'span' | 'role' | 'note'> & {
  readonly factId: FactId
  /** Of the entry in the history, where it must be found again. */
  readonly versionId?: string
}

/**
 * Adds a passage to a fact inside a transaction. What the fact says, its cards and memories stay as they are. Writes
 * nothing where the fact has the passage already, is retired or is not of the article's library, or the span is none of
 * the text.
 */
export const addPassageIn = async (
  tx: Tx,
  ctx: Context,
  article: Authorized<ArticleView>,
  { factId, snapshotId, span, role, note, versionId }: ToAdd,
): Promise<Result<AddedPassage>> => {
  const { workspaceId } = article
  const text = snapshotId === article.snapshotId ? article.text : await textOfArticle(tx, article, snapshotId)
  if (text === null) return failed('conflict', 'The text of the article has changed. Reload the page.')
  const placed = passageAt(workspaceId, snapshotId, text, span)
  if (!placed.ok) return placed
  const read = await factToChange(ctx, factId, tx)
  if (!read.ok || read.value.workspaceId !== workspaceId) {
    return failed('not-found', 'There is no such fact in the library of this article.')
  }
  const found = read.value
  if (found.fact.retiredAt !== null) return failed('conflict', 'The fact is retired. Restore it first.')
  const passageId = placed.value.row.id
  const roleNow = roleOf(found, { ...span, passageId, snapshotId }, role)
  if (roleNow === role) return done({ passageId, isNew: false })
  if (roleNow !== null) {
    return failed(
      'conflict',
      'The fact already has this passage, with another role. Change the role on the fact’s page.',
    )
  }
  await savePassages(tx, found, [placed.value.row])
  await addFactPassage(tx, found, {
    passageId,
    articleId: article.articleId,
    role,
    note,
    state: null,
    origin: 'person',
    createdAt: ctx.now,
  })
  const version = { note: `A passage of “${article.title}” was added.` }
  await recordVersion(tx, ctx, found, versionId === undefined ? version : { ...version, id: versionId })
  return done({ passageId, isNew: true })
}

/** Adds a passage of an article of the actor's to a fact of the same library. */
export const addPassage = (ctx: Context, factId: FactId, input: PassageInput): Promise<Result<AddedPassage>> =>
  ctx.engine.write((tx) =>
    asFactAction(tx, ctx, factId, 'Passage added', async () => {
      await lockLearner(tx, ctx.actor.learnerId)
      const article = await articleToChange(ctx, input.articleKey, tx)
      return article.ok ? addPassageIn(tx, ctx, article.value, { ...input, factId }) : article
    }),
  )
