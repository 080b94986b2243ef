import { isPlainValue, withAsOf, withValue } from '../../domain/comparison/replace-value'
import { draftOfFact } from '../../domain/drafting/draft-cards'
import type { FactId } from '../../domain/ids'
import type { Context } from '../context'
import { changeFact, type EditedFact } from '../facts/edit-fact'
import { done, failed, type Result } from '../result'
import type { Replacement } from './ageing-input'

const MINDED: ReadonlySet<string> = new Set(['empty-side', 'deletion-missing'])

/**
 * Gives a fact another value because the world changed, in its statement and on its cards. Ids and memories stay, its
 * history keeps what it said, and the next review tells the learner. Where the same text has a passage that holds the new
 * value, it becomes the fact’s; else the value need not stand in the old one, and the note says where it was looked up.
 */
export const replaceValue = (
  ctx: Context,
  factId: FactId,
  { was, now, asOf, reviewBy, note, span }: Replacement,
): Promise<Result<EditedFact>> =>
  changeFact(
    ctx,
    factId,
    (found) => {
      if (!isPlainValue(now)) return failed('invalid', 'Enter the value without the cloze marks {{ }} and ::.', 'now')
      const dated = withAsOf(draftOfFact(found.fact), asOf)
      const replaced = withValue(dated, was, now)
      return replaced
        ? done({ ...replaced, reviewBy })
        : failed('invalid', `“${was}” is neither in the statement nor on a card of the fact.`, 'was')
    },
    {
      span,
      minds: ({ rule }) => MINDED.has(rule) || (span !== null && rule === 'answer-not-in-passage'),
      what: 'Value replaced',
      reason: 'replaced',
      note: note === '' ? 'It is in the passage of its article.' : note,
    },
  )
