import { changeFactPassage } from '../../data/mutations/facts'
import type { FactId, PassageId } from '../../domain/ids'
import { asFactAction } from '../actions/as-action'
import type { Context } from '../context'
import { done, type Result } from '../result'
import type { PassageInput } from './add-passage'
import { findFurtherPassage } from './further-passage'
import { recordVersion } from './record-version'

/** Gives a further passage of a fact of the actor's another role and note. Where both are the same nothing is written. */
export const changePassage = (
  ctx: Context,
  factId: FactId,
  passageId: PassageId,
  { role, note }: Pick<PassageInput, 'role' | 'note'>,
): Promise<Result<null>> =>
  ctx.engine.write((tx) =>
    asFactAction(tx, ctx, factId, 'Passage changed', async () => {
      const result = await findFurtherPassage(tx, ctx, factId, passageId)
      if (!result.ok) return result
      const { found, passage } = result.value
      if (passage.role === role && passage.note === note) return done(null)
      await changeFactPassage(tx, found, passageId, { role, note })
      await recordVersion(tx, ctx, found, { note: `A passage of “${passage.article.title}” was changed.` })
      return done(null)
    }),
  )
