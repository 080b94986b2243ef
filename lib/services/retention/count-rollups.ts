import type { Store } from '../../data/engine/engine'
import type { Pause } from '../../data/engine/yield-to-event-loop'
import type { CardProgress } from '../../data/mutations/rollups'
import { settingsOfLog } from '../../data/queries/learner/settings-versions'
import { countedCards, readAnswers } from '../../data/queries/retention/rollups'
import { uncountedIds } from '../../data/queries/retention/uncounted'
import { allWorkspaces } from '../../data/queries/storage/integrity-scan'
import type { CardId, LearnerId, SettingsId } from '../../domain/ids'
import { openDelta } from '../../domain/retention/rollup-delta'
import { countAnswers, type LoggedAnswer, NO_PROGRESS } from '../../domain/retention/rollups'
import type { SchedulingSettings } from '../../domain/scheduling/settings'
import { studyCalendar } from '../../domain/time/study-day'

/** Answers counted between two pauses. */
const ANSWERS_AT_ONCE = 200

/** Ids of entries that are left out of a log. */
export type LeftOut = ReadonlySet<string>

const NOTHING: LeftOut = new Set()

/** How many answers two lists begin with in common. */
const commonLength = (a: readonly LoggedAnswer[], b: readonly LoggedAnswer[]): number => {
  const differs = a.findIndex(({ id }, i) => id !== b[i]?.id)
  return differs < 0 ? a.length : differs
}

/**
 * Counts logs of cards, in as many parts as is handy; each card may be named once. `count` takes the ids of cards and
 * which entries to leave out: of what is to be counted (`is`, none if not given), and of what was counted before
 * (`was`, null if nothing was). `delta` is what the rollups change by.
 */
export const openCount = (store: Store, learnerId: LearnerId, pause: Pause = async () => undefined) => {
  const settings = new Map<string, SchedulingSettings>()
  const settingsOf = (id: SettingsId) => {
    const found = settings.get(id)
    if (!found) throw new Error(`the log of learner ${learnerId} names settings ${id}, which do not exist`)
    return found
  }
  const delta = openDelta(({ answer }) => {
    const { timeZone, dayStartHour } = settingsOf(answer.settingsId)
    return studyCalendar(timeZone, dayStartHour).localHour(answer.at)
  })
  const count = async (
    ids: readonly CardId[],
    { is = NOTHING, was = null }: { readonly is?: LeftOut; readonly was?: LeftOut | null } = {},
  ): Promise<ReadonlyMap<CardId, CardProgress>> => {
    const answersOf = await readAnswers(store, learnerId, ids)
    const after = answersOf(is)
    const before: typeof after = was === null ? new Map() : answersOf(was)
    const named = new Set([...before.values(), ...after.values()].flat().map(({ settingsId }) => settingsId))
    for (const [id, own] of await settingsOfLog(store, learnerId, [...named])) settings.set(id, own)
    const cards = await countedCards(store, learnerId, await allWorkspaces(store), ids)
    const progress = new Map<CardId, CardProgress>()
    for (const cardId of ids) {
      const card = cards.get(cardId)
      if (!card) continue
      const { factId, factKind } = card
      const add = async (answers: readonly LoggedAnswer[], from = NO_PROGRESS, sign?: 1 | -1) => {
        let end = from
        for (let i = 0; i < answers.length; i += ANSWERS_AT_ONCE) {
          const part = countAnswers(answers.slice(i, i + ANSWERS_AT_ONCE), end)
          if (sign) delta.add(part.counted, factKind, sign)
          end = part.progress
          await pause()
        }
        return end
      }
      const [old, now] = [before.get(cardId) ?? [], after.get(cardId) ?? []]
      const same = commonLength(old, now)
      const common = await add(now.slice(0, same))
      await add(old.slice(same), common, -1)
      progress.set(cardId, { factId, factKind, ...(await add(now.slice(same), common, 1)) })
      await pause()
    }
    return progress
  }
  return { count, delta: delta.delta }
}

/** What the rollups should have of some cards: their logs from the first answer on, without entries still to be counted. */
export const countLogs = async (store: Store, learnerId: LearnerId, ids: readonly CardId[]) => {
  const { count, delta } = openCount(store, learnerId)
  const progress = await count(ids, { is: new Set(await uncountedIds(store, learnerId)) })
  return { delta: delta(), progress }
}
