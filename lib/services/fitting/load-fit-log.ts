import { pauses } from '../../data/engine/yield-to-event-loop'
import { learnerOf } from '../../data/queries/learner/learner'
import { openPresets } from '../../data/queries/learner/presets'
import { cardsInLog } from '../../data/queries/storage/integrity-scan'
import { loggedCards, logsOfCards } from '../../data/queries/study/log'
import { type AttemptHistory, type FitLog, historiesOf, packHistories } from '../../domain/fitting/fit-log'
import { scoredItemsOf } from '../../domain/fitting/scored-items'
import type { CardId } from '../../domain/ids'
import type { Preset } from '../../domain/scheduling/presets'
import { studyDayOfDate } from '../../domain/time/study-day'
import type { Context } from '../context'

/** What parameters are fitted to: a log, and the presets that its cards have, by their places in it. */
export type FitInput = { readonly log: FitLog; readonly presets: readonly Preset[] }

type Histories = {
  readonly presets: readonly Preset[]
  /** The histories of some cards at a time. */
  readonly batches: () => AsyncGenerator<readonly AttemptHistory[]>
}

const openHistories = async ({ engine, actor }: Context): Promise<Histories> => {
  const { read } = engine
  const { learnerId, workspaceIds } = actor
  const opened = await openPresets(read, await learnerOf(read, learnerId), workspaceIds)
  const presets = opened.used.map(({ preset }) => preset)
  const placeOf = new Map(presets.map(({ id }, place) => [id, place]))
  const sinceOf = presets.map(({ queue }) => studyDayOfDate(queue.fitSince))
  const pause = pauses()
  const batches = async function* () {
    for await (const ids of cardsInLog(read, learnerId)) yield await historiesOfCards(ids)
  }
  const historiesOfCards = async (ids: readonly CardId[]): Promise<readonly AttemptHistory[]> => {
    const histories: AttemptHistory[] = []
    const logs = await logsOfCards(read, learnerId, ids)
    const cards = presets.length === 1 ? null : await loggedCards(read, workspaceIds, ids)
    const optionsOf = await opened.ofFacts([...new Set([...(cards?.values() ?? [])].map(({ factId }) => factId))])
    for (const [cardId, entries] of logs) {
      const card = cards?.get(cardId)
      const preset = card ? (placeOf.get(optionsOf(card.factId).preset.id) ?? 0) : 0
      const since = sinceOf[preset] ?? Number.NEGATIVE_INFINITY
      for (const history of historiesOf(cardId, entries)) {
        if ((history.attempts[0]?.day ?? since) >= since) histories.push({ ...history, preset })
      }
      await pause()
    }
    return histories
  }
  return { presets, batches }
}

/**
 * The actor's whole log as parameters are fitted to it, with the presets that decks have, the default one first. A card
 * counts for the preset that it has now, as in Anki; its histories that began before the date of the preset are left out.
 */
export const loadFitLog = async (ctx: Context): Promise<FitInput> => {
  const { presets, batches } = await openHistories(ctx)
  const histories: AttemptHistory[] = []
  for await (const batch of batches()) histories.push(...batch)
  return { log: packHistories(histories), presets }
}

/** How many of the actor's reviews can be scored; once there are `enough`, no more are read. */
export const countScored = async (ctx: Context, enough: number): Promise<number> => {
  const { batches } = await openHistories(ctx)
  let scored = 0
  for await (const batch of batches()) {
    scored += scoredItemsOf(packHistories(batch)).length
    if (scored >= enough) break
  }
  return Math.min(scored, enough)
}
