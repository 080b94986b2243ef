import { MONTH_NAMES } from '../../../content/edtf'

/** The names of the months as alternatives of a pattern. “May” and “March” are words as well. */
export const ANY_MONTH = MONTH_NAMES.join('|')

/** Short names of months as alternatives of a pattern, without their full stop; “May” is none. */
export const SHORT_MONTH = 'Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec'

/** The numbers of the months by their names in small letters. */
export const MONTHS: ReadonlyMap<string, number> = new Map(MONTH_NAMES.map((name, at) => [name.toLowerCase(), at + 1]))

/** The same by their short names, with “sept” beside “sep”. */
export const SHORT_MONTHS: ReadonlyMap<string, number> = new Map([
  ...MONTH_NAMES.flatMap((name, at): [string, number][] =>
    name.length > 3 ? [[name.slice(0, 3).toLowerCase(), at + 1]] : [],
  ),
  ['sept', 9],
])
