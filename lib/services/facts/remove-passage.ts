import type { Tx } from '../../data/engine/engine'
import { markFactsEdited } from '../../data/mutations/articles'
import { removeFactPassage } from '../../data/mutations/facts'
import type { FactId, PassageId } from '../../domain/ids'
import { asFactAction } from '../actions/as-action'
import type { Context } from '../context'
import { done, type Result } from '../result'
import { type FoundPassage, findFurtherPassage } from './further-passage'
import { recordVersion } from './record-version'

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
  ctx.engine.write((tx) =>
    asFactAction(tx, ctx, factId, 'Passage removed', async () => {
      const found = await findFurtherPassage(tx, ctx, factId, passageId)
      if (!found.ok) return found
      await removePassageIn(tx, ctx, found.value)
      return done(null)
    }),
  )
