/** How dates and times are written for a learner: “9 March 2026, 14:30” or “March 9, 2026, 2:30 PM”. */
export const DATE_STYLES = ['british', 'american'] as const

export type DateStyle = (typeof DATE_STYLES)[number]

/** How content writes dates: facts, questions and files that leave. The same for every learner. */
export const CONTENT_DATES: DateStyle = 'british'

/** How dates are written for a learner who has not chosen, where no browser says otherwise. */
export const DEFAULT_DATES: DateStyle = 'british'

/** The locale that Intl formats a style with. */
export const localeOf = (style: DateStyle): 'en-GB' | 'en-US' => (style === 'american' ? 'en-US' : 'en-GB')

/** A date whose parts can only be read one way. */
const SAMPLE = Date.UTC(2026, 2, 9)

/**
 * The style for a browser’s language (BCP 47, such as `en-US`): American where Intl puts the month before the day and the
 * year after it, British for all others, and for a tag that is invalid.
 */
export const dateStyleOfLocale = (locale: string): DateStyle => {
  try {
    const format = new Intl.DateTimeFormat(locale, {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'numeric',
      year: 'numeric',
    })
    const order = format.formatToParts(SAMPLE).flatMap(({ type }) => (/^(?:day|month|year)$/.test(type) ? [type] : []))
    return order.join() === 'month,day,year' ? 'american' : 'british'
  } catch {
    return 'british'
  }
}

/** Whether `text` names a style. */
export const isDateStyle = (text: unknown): text is DateStyle => DATE_STYLES.some((style) => style === text)
