import { pauses } from '../../data/engine/yield-to-event-loop'
import { learnerOf } from '../../data/queries/learner/learner'
import { cardsInLog } from '../../data/queries/storage/integrity-scan'
import { logsOfCards } from '../../data/queries/study/log'
import { type AttemptHistory, type FitLog, historiesOf, packHistories } from '../../domain/fitting/fit-log'
import { scoredItemsOf } from '../../domain/fitting/scored-items'
import type { CardId } from '../../domain/ids'
import type { Rating } from '../../domain/scheduling/memory'
import { studyCalendar, studyDayOfDate } from '../../domain/time/study-day'
import { MINUTE_MS } from '../../domain/time/units'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import { runLongJob } from '../worker-pool'

/** The histories of some of the actor's cards at a time, without those that began before the date in the settings. */
async function* historyBatches({ engine, actor }: Context): AsyncGenerator<readonly AttemptHistory[]> {
  const { read } = engine
  const { learnerId } = actor
  const { queue } = await learnerOf(read, learnerId)
  const since = studyDayOfDate(queue.fitSince) ?? Number.NEGATIVE_INFINITY
  const pause = pauses()
  const historiesOfCards = async (ids: readonly CardId[]): Promise<readonly AttemptHistory[]> => {
    const histories: AttemptHistory[] = []
    for (const [cardId, entries] of await logsOfCards(read, learnerId, ids)) {
      const own = historiesOf(cardId, entries)
      histories.push(...own.filter(({ attempts }) => (attempts[0]?.day ?? since) >= since))
      await pause()
    }
    return histories
  }
  for await (const ids of cardsInLog(read, learnerId)) yield await historiesOfCards(ids)
}

/** The actor's whole log as parameters are fitted to it. */
export const loadFitLog = async (ctx: Context): Promise<FitLog> => {
  const histories: AttemptHistory[] = []
  for await (const batch of historyBatches(ctx)) histories.push(...batch)
  return packHistories(histories)
}

/** How many of the actor's reviews can be scored; once there are `enough`, no more are read. */
export const countScored = async (ctx: Context, enough: number): Promise<number> => {
  let scored = 0
  for await (const batch of historyBatches(ctx)) {
    scored += scoredItemsOf(packHistories(batch)).length
    if (scored >= enough) break
  }
  return Math.min(scored, enough)
}

/** A million reviews take 1.2 GB; what was measured is in docs/MEASURED.md. */
const LIMITS = { residentMb: 2_048, heapMb: 1_024 }
const TIMEOUT_MS = 15 * MINUTE_MS

/**
 * Fits parameters to a log in a process of its own, and judges them against `weights`, those in force.
 * @param onProgress is told the share that is done, 0 to 1
 */
export const runFit = (log: FitLog, weights: readonly number[], onProgress: (share: number) => void) =>
  runLongJob('fit-parameters', [log, weights], { ...LIMITS, timeoutMs: TIMEOUT_MS, onProgress })

const COLUMNS = ['review_time', 'card_id', 'review_rating'] as const

type Zone = { readonly timeZone: string; readonly dayStartHour: number }

/**
 * Reads a review log as the FSRS tools write it: CSV with a header and the columns `review_time` (milliseconds since
 * 1970), `card_id` and `review_rating` (1 to 4), in any order and among others. Study days are those of a time zone.
 * @returns a failure that names the line and the column if something cannot be read
 */
export const readCsvLog = (text: string, { timeZone, dayStartHour }: Zone): Result<FitLog> => {
  const calendar = studyCalendar(timeZone, dayStartHour)
  const lines = text.replace(/^\uFEFF/u, '').split(/\r?\n/u)
  const header = (lines[0] ?? '').split(',').map((name) => name.trim().toLowerCase())
  const places = COLUMNS.map((name) => header.indexOf(name))
  const missing = COLUMNS.filter((_, index) => (places[index] ?? -1) < 0)
  if (missing.length > 0) return failed('invalid', `The first line names no column ${missing.join(' and no column ')}.`)
  const byCard = new Map<string, { at: number; day: number; rating: Rating; isFree: true }[]>()
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === '') continue
    const cells = line.split(',')
    const [time = '', cardId = '', rating = ''] = places.map((place) => cells[place]?.trim() ?? '')
    const at = Number(time)
    if (time === '' || !Number.isInteger(at) || at < 0 || at > 8_640_000_000_000) {
      return failed('invalid', `Line ${index + 1}: review_time is “${time}”, not milliseconds since 1970.`)
    }
    if (cardId === '') return failed('invalid', `Line ${index + 1}: card_id is empty.`)
    if (!/^[1-4]$/u.test(rating)) {
      return failed('invalid', `Line ${index + 1}: review_rating is “${rating}”, not 1, 2, 3 or 4.`)
    }
    const own = byCard.get(cardId) ?? []
    byCard.set(cardId, own)
    own.push({ at, day: calendar.dayOf(at), rating: Number(rating) as Rating, isFree: true })
  }
  const histories = [...byCard].map(
    ([cardId, attempts]): AttemptHistory => ({ cardId, attempts: attempts.sort((a, b) => a.at - b.at) }),
  )
  return done(packHistories(histories))
}
