import { isDeepStrictEqual } from 'node:util'
import type { Tx } from '../../data/engine/engine'
import { pauses } from '../../data/engine/yield-to-event-loop'
import { addSettingsVersion, markLeeches } from '../../data/mutations/learner'
import { saveMemories } from '../../data/mutations/memories'
import { learnerOf } from '../../data/queries/learner/learner'
import { openPresets } from '../../data/queries/learner/presets'
import { adoptionsOfLearner, settingsOfLog } from '../../data/queries/learner/settings-versions'
import { cardsInLog } from '../../data/queries/storage/integrity-scan'
import { loggedCards, logsOfCards, memoriesOf } from '../../data/queries/study/log'
import type { CardId, SettingsId } from '../../domain/ids'
import { isLeech } from '../../domain/scheduling/leech'
import { settingsNamedIn } from '../../domain/scheduling/log'
import { replay } from '../../domain/scheduling/replay'
import type { SchedulingSettings } from '../../domain/scheduling/settings'
import { actingLearner } from '../authorise'
import type { Context } from '../context'
import { newSettingsId } from '../home'
import { leechThresholds } from '../study/leech-thresholds'
import { followPresets } from './follow-presets'

/** Cards whose memories are rewritten between two pauses. */
const CARDS_AT_ONCE = 200

const restateMemories = async (tx: Tx, ctx: Context, ids: readonly CardId[]): Promise<void> => {
  const learner = actingLearner(ctx.actor)
  const { learnerId } = learner
  const adoptions = await adoptionsOfLearner(tx, learnerId)
  const [logs, cards, memories] = [
    await logsOfCards(tx, learnerId, ids),
    await loggedCards(tx, ctx.actor.workspaceIds, ids),
    await memoriesOf(tx, learnerId, ids),
  ]
  const settings = await settingsOfLog(tx, learnerId, settingsNamedIn([...logs.values()].flat()))
  const settingsOf = (id: SettingsId): SchedulingSettings => {
    const found = settings.get(id)
    if (!found) throw new Error(`the log of learner ${learnerId} names settings ${id}, which do not exist`)
    return found
  }
  const factIds = [...cards.values()].map(({ factId }) => factId)
  const thresholdOf = await leechThresholds(tx, ctx.actor, factIds)
  const changes = ids.flatMap((cardId) => {
    const [card, before] = [cards.get(cardId), memories.get(cardId) ?? null]
    const memory = replay(cardId, logs.get(cardId) ?? [], settingsOf, adoptions)
    if (!card || memory === null) return []
    return [{ card, before, memory, leech: isLeech(memory.lapses, thresholdOf(card.factId), memory.clearedLapses) }]
  })
  await saveMemories(tx, learner, changes)
}

/** The time zone and the day start are the learner's: every preset has those of the default one. */
const followCalendar = async (tx: Tx, ctx: Context, { timeZone, dayStartHour }: SchedulingSettings) => {
  const actor = actingLearner(ctx.actor)
  const presets = await openPresets(tx, await learnerOf(tx, actor.learnerId), ctx.actor.workspaceIds)
  for (const { id, scheduling } of presets.all) {
    const settings = { ...scheduling, timeZone, dayStartHour }
    if (id === null || isDeepStrictEqual(settings, scheduling)) continue
    await addSettingsVersion(tx, actor, newSettingsId(), settings, ctx.now)
  }
}

/**
 * Puts scheduling settings in force for the actor's preset that they name, as a new version. If their weights are others,
 * the memory of every card of the preset becomes what it would be had all earlier answers been given under them
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
  const id = newSettingsId()
  const hasNewWeights = settings.weights.join() !== before.weights.join()
  // Cards that another preset has by now must not be restated with those of this one.
  if (hasNewWeights) await followPresets(tx, ctx, { evenIfSame: true })
  await addSettingsVersion(tx, actor, id, settings, ctx.now)
  if (settings.preset === null) await followCalendar(tx, ctx, settings)
  if (settings.leechThreshold !== before.leechThreshold) {
    await markLeeches(tx, actor, (factIds) => leechThresholds(tx, ctx.actor, factIds))
  }
  if (!hasNewWeights) return id
  const pause = pauses()
  for await (const ids of cardsInLog(tx, actor.learnerId)) {
    for (let from = 0; from < ids.length; from += CARDS_AT_ONCE) {
      await restateMemories(tx, ctx, ids.slice(from, from + CARDS_AT_ONCE))
      await pause()
    }
  }
  return id
}
