import { scaleLinear } from 'd3-scale'
import { roundedPercent } from '@/lib/domain/format/percent'
import { monthWords, shortDayWords, yearOfDay } from '@/lib/domain/format/words'
import type { StudyDay } from '@/lib/domain/ids'
import { isoDateOf } from '@/lib/domain/time/study-day'

/** An axis of shares that ends at 1 and begins at a full ten per cent below the lowest of `shown`, but at `most` at most. */
export const shareAxis = (shown: readonly number[], most = 0.8) => {
  const from = Math.max(0, Math.min(most, Math.floor(Math.min(1, ...shown) * 10 - 0.001) / 10))
  const ticks = scaleLinear([from, 1], [0, 1]).ticks(4)
  return { from, to: 1, ticks: ticks.map((at) => ({ at, text: roundedPercent(at) })) }
}

const MOST_TICKS = 6
/** With its year a month takes more room. */
const MOST_WITH_YEAR = 4

/** An axis of study days: months where there are many, days where there are few. */
export const dayAxis = (from: StudyDay, to: StudyDay) => {
  const days = Array.from({ length: to - from + 1 }, (_, i) => from + i)
  const firsts = days.filter((day) => isoDateOf(day).endsWith('-01'))
  const isLong = firsts.length > 2
  const all = isLong ? firsts : days
  const withYear = firsts.length > 12
  const step = Math.ceil(all.length / (withYear ? MOST_WITH_YEAR : MOST_TICKS))
  const text = (day: StudyDay) => {
    if (!isLong) return shortDayWords(day)
    return withYear ? `${monthWords(day, 'short')} ${yearOfDay(day)}` : monthWords(day, 'short')
  }
  const ticks = all.filter((_, i) => i % step === 0).map((at) => ({ at, text: text(at) }))
  return { from, to: Math.max(to, from + 1), ticks }
}
