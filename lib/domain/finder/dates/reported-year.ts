import type { Day } from './calendar'

const OF_YEAR =
  /\b(?:annual|yearly|year-end) (?:report|review|results|accounts|survey|statement|bulletin)s?(?:,| for| of| on)?(?: the year)? (?<behind>(?:19|20)\d\d)(?![-–/]\d)\b|\b(?<before>(?:19|20)\d\d) (?:annual (?:report|review|results|survey)|full-year results)\b/iu

/** The calendar year that a text is the report of, by its title: 2022 for “Annual Report 2022”; null where it names none. */
export function reportedYear(title: string | undefined | null): number | null {
  const { behind, before } = OF_YEAR.exec(title ?? '')?.groups ?? {}
  const year = behind ?? before
  return year === undefined ? null : Number(year)
}

/**
 * The year of a month in the report of a year: that year, where the month is not over yet in the year of publication, so
 * that it can be no other; else null.
 * @param month 1 to 12
 */
export function yearOfReportedMonth(month: number, reported: number | null, published: Day): number | null {
  const isNextYear = reported !== null && published.year === reported + 1
  return isNextYear && published.month !== null && month > published.month ? reported : null
}
