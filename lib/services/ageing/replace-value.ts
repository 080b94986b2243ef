import { isPlainValue, withAsOf, withValue } from '../../domain/comparison/replace-value'
import type { FactId } from '../../domain/ids'
import type { Context } from '../context'
import { changeFact, type EditedFact, inputOf } from '../facts/edit-fact'
import type { Span } from '../facts/fact-input'
import { done, failed, type Result } from '../result'
import type { Replacement } from './ageing-input'

/**
 * Gives a fact another value because the world changed, in its statement and on its cards. Ids and memories stay, its
 * history keeps what it said, and the next review tells the learner. The value need not stand in the old passage: the
 * note says where it was looked up.
 * @param span a new passage in the same text, where it has one
 */
export const replaceValue = (
  ctx: Context,
  factId: FactId,
  { was, now, asOf, reviewBy, note }: Replacement,
  span: Span | null = null,
): Promise<Result<EditedFact>> =>
  changeFact(
    ctx,
    factId,
    (found) => {
      if (!isPlainValue(now))
        return failed('invalid', 'Write the value without the signs of a cloze, {{ }} and ::.', 'now')
      const dated = withAsOf(inputOf(found), asOf)
      const replaced = withValue(dated, was, now)
      return replaced
        ? done({ ...replaced, reviewBy })
        : failed('invalid', `“${was}” stands neither in the statement nor on a card of the fact.`, 'was')
    },
    { span, minds: ({ rule }) => rule === 'empty-side' || rule === 'deletion-missing', reason: 'replaced', note },
  )
