import { type AttemptHistory, type FitLog, packHistories } from '../../domain/fitting/fit-log'
import type { Rating } from '../../domain/scheduling/memory'
import { studyCalendar } from '../../domain/time/study-day'
import { done, failed, type Result } from '../result'

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
