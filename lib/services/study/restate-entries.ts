import type { Tx } from '../../data/engine/engine'
import { inPieces } from '../../data/engine/insert-many'
import { settingsByIds } from '../../data/queries/learner/learner'
import { entriesById, loggedCards } from '../../data/queries/study/log'
import { entryStates } from '../../data/queries/study/log-history'
import { readLogEntry } from '../../data/rows'
import type { CardId, ReviewId } from '../../domain/ids'
import type { Context } from '../context'
import { digestOf } from './entry-digest'
import { MOST_ENTRIES } from './entry-schema'
import { newReviewId } from './review-id'
import { type Accepted, storeEntries } from './store-entries'

/**
 * Puts undone entries of the actor's log into it again: each as a new entry with the content, the instant and the study
 * day of the first, so that memories are as if it had never been undone. Entries that count are passed over. The caller
 * has locked the learner.
 * @param ids entries, or entries that restate others
 * @param newId the id of an entry that restates another; sent again, it must be the same
 * @returns the entries that count now, in the order of `ids`
 */
export const restateEntries = async (
  tx: Tx,
  ctx: Context,
  ids: readonly ReviewId[],
  newId: (id: ReviewId) => ReviewId = () => newReviewId(ctx.now),
): Promise<readonly ReviewId[]> => {
  const { learnerId, workspaceIds } = ctx.actor
  const inEffect: ReviewId[] = []
  for (const piece of inPieces(ids, MOST_ENTRIES)) {
    const rows = new Map((await entriesById(tx, learnerId, piece)).map((row) => [row.id, row]))
    const firsts = [...rows.values()].map(({ id, cardId, redoes }) => ({ id: redoes ?? id, cardId }))
    const states = await entryStates(tx, learnerId, firsts)
    const cards = await loggedCards(tx, workspaceIds, [...new Set(firsts.map(({ cardId }) => cardId))])
    const confusedWith = new Map<ReviewId, CardId>()
    const accepted: Accepted[] = []
    for (const id of piece) {
      const row = rows.get(id)
      const entry = row && readLogEntry(row)
      if (!row || !entry || entry.kind === 'void') throw new Error(`entry ${id} to redo is not in the log`)
      const first = row.redoes ?? row.id
      const state = states.get(first)
      if (state?.undoneAt === null) {
        inEffect.push(state.currentId)
        continue
      }
      const card = cards.get(entry.cardId)
      if (!card) throw new Error(`the card ${entry.cardId} of an entry to redo is in no library of the actor`)
      const { day, ...content } = entry
      const input = { ...content, id: newId(id), redoes: first }
      if (row.mixedUpWith !== null) confusedWith.set(input.id, row.mixedUpWith)
      accepted.push({ input, card, digest: digestOf(input), day })
      inEffect.push(input.id)
    }
    const named = accepted.flatMap(({ input }) => ('settingsId' in input ? [input.settingsId] : []))
    if (accepted.length > 0)
      await storeEntries(tx, ctx, accepted, await settingsByIds(tx, learnerId, named), confusedWith)
  }
  return inEffect
}
