import type { Tx } from '../../data/engine/engine'
import { inPieces } from '../../data/engine/upsert'
import { pauses } from '../../data/engine/yield-to-event-loop'
import { learnerOf } from '../../data/queries/learner/learner'
import { hasHadPresets, openPresets } from '../../data/queries/learner/presets'
import { settingsOfLog } from '../../data/queries/learner/settings-versions'
import { studiedCardsOf } from '../../data/queries/study/card-places'
import { logsOfCards } from '../../data/queries/study/log'
import type { FactId, ReviewId, SettingsId } from '../../domain/ids'
import { settingsNamedIn } from '../../domain/scheduling/log'
import { presetAtEnd } from '../../domain/scheduling/replay'
import type { Context } from '../context'
import { storeActs } from '../study/act-on-cards'
import type { EntryInput } from '../study/entry-schema'
import { newReviewId } from '../study/review-id'

/** Cards whose logs are read between two pauses. */
const CARDS_AT_ONCE = 200

type Following = {
  /** The facts whose deck or preset has changed; all of the learner's without. */
  readonly factIds?: readonly FactId[]
  /** Also cards whose parameters stay the same: before one of the two presets gets others. */
  readonly evenIfSame?: boolean
}

/**
 * Lets the log say of studied cards that they follow the preset which their decks now have: an entry for each whose
 * parameters are others there. Its memory is then what it would be had all its answers been given under these; its due
 * day stays. Needs the learner's lock.
 * @returns the entries, for an undo
 */
export const followPresets = async (
  tx: Tx,
  ctx: Context,
  { factIds, evenIfSame = false }: Following = {},
): Promise<readonly ReviewId[]> => {
  const { learnerId, workspaceIds } = ctx.actor
  if (!(await hasHadPresets(tx, learnerId))) return []
  const presets = await openPresets(tx, await learnerOf(tx, learnerId), workspaceIds)
  const live = new Map(presets.all.map((preset) => [preset.id, preset]))
  const logged: ReviewId[] = []
  const pause = pauses()
  for (const cards of inPieces(await studiedCardsOf(tx, learnerId, factIds ?? null), CARDS_AT_ONCE)) {
    const optionsOf = await presets.ofFacts([...new Set(cards.map(({ factId }) => factId))])
    const logs = await logsOfCards(
      tx,
      learnerId,
      cards.map(({ cardId }) => cardId),
    )
    const named = await settingsOfLog(tx, learnerId, settingsNamedIn([...logs.values()].flat()))
    const settingsOf = (id: SettingsId) => named.get(id) ?? presets.standard.scheduling
    const entries = cards.flatMap(({ cardId, factId }): EntryInput[] => {
      const log = logs.get(cardId) ?? []
      const before = presetAtEnd(cardId, log, settingsOf)
      const { id, settingsId, scheduling } = optionsOf(factId).preset
      if (before === id) return []
      const weights = live.get(before)?.scheduling.weights
      if (!evenIfSame && weights?.join() === scheduling.weights.join()) return []
      // After the last answer, also if the clock of its device was ahead.
      const at = log.reduce((last, entry) => Math.max(last, entry.at), ctx.now)
      return [{ kind: 'preset', id: newReviewId(ctx.now), cardId, at, settingsId }]
    })
    if (entries.length > 0) {
      const stored = await storeActs(tx, ctx, entries)
      if (!stored.ok) throw new Error(`cards could not follow their presets: ${stored.message}`)
      logged.push(...entries.map(({ id }) => id))
    }
    await pause()
  }
  return logged
}
