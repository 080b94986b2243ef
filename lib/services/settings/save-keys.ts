import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { lockLearner } from '../../data/engine/lock-learner'
import { saveChoices } from '../../data/mutations/learner'
import { learnerOf } from '../../data/queries/learner/learner'
import { KEY_ACT_WORDS } from '../../domain/keys/key-act-words'
import { KEY_ACT_NAMES, KEY_ACTS, type KeyChoices } from '../../domain/keys/key-acts'
import { type KeyConflict, keyConflicts } from '../../domain/keys/key-conflicts'
import { shownKey } from '../../domain/keys/key-press'
import { recordSettings } from '../actions/record-settings'
import { actingLearner } from '../authorise'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'

const MOST_KEYS = 8
const LONGEST_NAME = 40

const choicesSchema = z.partialRecord(
  z.enum(KEY_ACT_NAMES),
  z
    .array(z.string().min(1).max(LONGEST_NAME))
    .max(MOST_KEYS)
    .transform((keys) => [...new Set(keys)]),
)

/** Only what differs from the usual keys is kept, so that later versions can change those. */
const changedOf = (choices: KeyChoices): KeyChoices =>
  Object.fromEntries(
    KEY_ACT_NAMES.flatMap((act) => {
      const keys = choices[act]
      return keys === undefined || isDeepStrictEqual(keys, KEY_ACTS[act].keys) ? [] : [[act, keys]]
    }),
  )

const conflictWords = ({ key, act, with: other }: KeyConflict): string =>
  'fixed' in other
    ? `${shownKey(key)} cannot be changed: ${other.fixed}.`
    : `${shownKey(key)} is set for both “${KEY_ACT_WORDS[act]}” and “${KEY_ACT_WORDS[other.act]}”. Remove one.`

/**
 * Saves which keys do what for the actor, on all their devices; every other setting stays as it is. A key with two
 * meanings in one place is refused (`conflict`).
 * @returns what is kept: the acts whose keys are not the usual ones
 */
export const saveKeys = async (ctx: Context, wanted: unknown): Promise<Result<KeyChoices>> => {
  const parsed = choicesSchema.safeParse(wanted)
  if (!parsed.success) return failed('invalid', `Use at most ${MOST_KEYS} keys for one action.`)
  const keys = changedOf(parsed.data)
  const [conflict] = keyConflicts(keys)
  if (conflict) return failed('conflict', conflictWords(conflict))
  const actor = actingLearner(ctx.actor)
  await ctx.engine.write(async (tx) => {
    await lockLearner(tx, actor.learnerId)
    const learner = await learnerOf(tx, actor.learnerId)
    const preferences = { ...learner.preferences, keys }
    await saveChoices(tx, actor, { queue: learner.queue, preferences })
    await recordSettings(tx, ctx, [{ before: learner, after: { ...learner, preferences } }], 'Keys changed')
  })
  return done(keys)
}
