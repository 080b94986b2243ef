import { MONTH_NAMES } from '../../../content/edtf'

/** The names of the months as alternatives of a pattern. “May” and “March” are words as well. */
export const ANY_MONTH = MONTH_NAMES.join('|')
