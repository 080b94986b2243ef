const OF_YEAR =
  /\b(?:annual|yearly|year-end) (?:report|review|results|accounts|survey|statement|bulletin)s?(?:,| for| of| on)?(?: the year)? (?<behind>(?:19|20)\d\d)(?![-–/]\d)\b|\b(?<before>(?:19|20)\d\d) (?:annual (?:report|review|results|survey)|full-year results)\b/iu

/** The calendar year that a text is the report of, by its title: 2022 for “Annual Report 2022”; null where it names none. */
export function reportedYear(title: string | undefined | null): number | null {
  const { behind, before } = OF_YEAR.exec(title ?? '')?.groups ?? {}
  const year = behind ?? before
  return year === undefined ? null : Number(year)
}
