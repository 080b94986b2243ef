import type { Instant } from '../domain/ids'

/** The beginnings of month names by which a date line is read; the first that fits is taken. */
const MONTHS: readonly (readonly [RegExp, number])[] = [
  [/^(jan|gen|ene|янв)/u, 1],
  [/^(feb|fév|fev|фев)/u, 2],
  [/^(mar|mär|maa|mrt|мар)/u, 3],
  [/^(apr|avr|abr|апр)/u, 4],
  [/^(may|mai|mag|mei|maj|maio|мая|май)/u, 5],
  [/^(jun|juin|giu|июн)/u, 6],
  [/^(jul|juil|lug|июл)/u, 7],
  [/^(aug|aoû|aou|ago|авг)/u, 8],
  [/^(sep|set|сен)/u, 9],
  [/^(oct|okt|ott|out|окт)/u, 10],
  [/^(nov|ноя)/u, 11],
  [/^(dec|dez|déc|dic|дек)/u, 12],
]

const EAST_ASIAN = /(\d{4})年(\d{1,2})月(\d{1,2})日/u
const DAY_FIRST = /(\d{1,2})\.?\s+(?:de\s+)?(\p{L}{3,})\.?,?\s+(?:de\s+)?(\d{4})/u
const MONTH_FIRST = /(\p{L}{3,})\s+(\d{1,2}),\s+(\d{4})/u
const TIME = /(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(AM|PM)?/iu
const AFTERNOON = /下午|午後/u
const FORENOON = /上午|午前/u

const monthOf = (word: string): number | null => MONTHS.find(([name]) => name.test(word.toLowerCase()))?.[1] ?? null

const dayOf = (line: string): readonly [year: number, month: number, day: number] | null => {
  const asian = EAST_ASIAN.exec(line)
  if (asian) return [Number(asian[1]), Number(asian[2]), Number(asian[3])]
  const dayFirst = DAY_FIRST.exec(line)
  const month = monthOf(dayFirst?.[2] ?? '')
  if (dayFirst && month !== null) return [Number(dayFirst[3]), month, Number(dayFirst[1])]
  const monthFirst = MONTH_FIRST.exec(line)
  const first = monthOf(monthFirst?.[1] ?? '')
  return monthFirst && first !== null ? [Number(monthFirst[3]), first, Number(monthFirst[2])] : null
}

/**
 * When an entry was made, from its date line, in any of the languages of the devices. The line names no zone and is read
 * as UTC. Null where no date is understood.
 */
export const clippingDate = (line: string): Instant | null => {
  const day = dayOf(line)
  if (!day) return null
  const time = TIME.exec(line)
  const [hour, minute, second] = [Number(time?.[1] ?? 0), Number(time?.[2] ?? 0), Number(time?.[3] ?? 0)]
  const isAfternoon = AFTERNOON.test(line) || time?.[4]?.toUpperCase() === 'PM'
  const isForenoon = FORENOON.test(line) || time?.[4]?.toUpperCase() === 'AM'
  const ofDay = isAfternoon && hour < 12 ? hour + 12 : isForenoon && hour === 12 ? 0 : hour
  return Date.UTC(day[0], day[1] - 1, day[2], ofDay, minute, second)
}
