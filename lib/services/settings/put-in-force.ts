import type { Tx } from '../../data/engine/engine'
import { inPieces } from '../../data/engine/insert-many'
import { pauses } from '../../data/engine/yield-to-event-loop'
import { newKey } from '../../data/library-ids'
import { addSettingsVersion, markLeeches } from '../../data/mutations/learner'
import { saveMemories } from '../../data/mutations/log'
import { cardsInLog } from '../../data/queries/storage/integrity-scan'
import { loggedCards, memoriesOf, replayedMemories } from '../../data/queries/study/log'
import type { CardId, SettingsId } from '../../domain/ids'
import { isLeech } from '../../domain/scheduling/leech'
import type { SchedulingSettings } from '../../domain/scheduling/settings'
import { actingLearner } from '../authorise'
import type { Context } from '../context'

/** Cards whose memories are rewritten between two pauses. */
const CARDS_AT_ONCE = 200

const restateMemories = async (tx: Tx, ctx: Context, ids: readonly CardId[], leechThreshold: number): Promise<void> => {
  const learner = actingLearner(ctx.actor)
  const { learnerId } = learner
  const [replayed, cards, memories] = [
    await replayedMemories(tx, learnerId, ids),
    await loggedCards(tx, ctx.actor.workspaceIds, ids),
    await memoriesOf(tx, learnerId, ids),
  ]
  const changes = ids.flatMap((cardId) => {
    const [card, before] = [cards.get(cardId), memories.get(cardId) ?? null]
    const memory = replayed.get(cardId)
    if (!card || !memory) return []
    return [{ card, before, memory, leech: isLeech(memory.lapses, leechThreshold, memory.clearedLapses) }]
  })
  await saveMemories(tx, learner, changes)
}

/**
 * Puts scheduling settings in force for the actor, as a new version. If their weights are others,
 * the memory of every card becomes what it would be had all earlier answers been given under them
 * (`Adoption`): with the old stabilities, forecasts would keep most of the error that the new weights were fitted to
 * remove. Due days stay. Needs the learner's lock.
 * @returns the new version
 */
export const putInForce = async (
  tx: Tx,
  ctx: Context,
  before: SchedulingSettings,
  settings: SchedulingSettings,
): Promise<SettingsId> => {
  const actor = actingLearner(ctx.actor)
  const id = newKey<SettingsId>()
  const hasNewWeights = settings.weights.join() !== before.weights.join()
  await addSettingsVersion(tx, actor, id, settings, ctx.now)
  if (settings.leechThreshold !== before.leechThreshold) {
    await markLeeches(tx, actor, settings.leechThreshold)
  }
  if (!hasNewWeights) return id
  const pause = pauses()
  for await (const ids of cardsInLog(tx, actor.learnerId)) {
    for (const piece of inPieces(ids, CARDS_AT_ONCE)) {
      await restateMemories(tx, ctx, piece, settings.leechThreshold)
      await pause()
    }
  }
  return id
}
