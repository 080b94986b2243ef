import { type CardColumn, DEFAULT_CARD_COLUMNS, type SavedSearch } from './cards/card-columns'
import { type DateStyle, DEFAULT_DATES } from './format/date-style'
import type { StudyPause } from './pausing/pause'

/** How the screens behave for a learner; nothing in it changes a schedule of cards. */
export type Preferences = {
  readonly theme: 'system' | 'light' | 'dark'
  /** How dates and times are written on screens and in the terminal; content and files do not depend on it. */
  readonly dates: DateStyle
  /** Whether `dates` was chosen, or taken from a browser; until then a new learner's browser decides. */
  readonly hasChosenDates: boolean
  /** Single-letter keys can be switched off (WCAG 2.1.4). */
  readonly singleKeys: boolean
  /** Whether kind, date and article are shown above a question; if not, they come with its answer. */
  readonly contextLine: boolean
  /** The columns of the table of cards. */
  readonly cardColumns: readonly CardColumn[]
  /** Filters of Cards that were saved, in the order of their names. */
  readonly savedSearches: readonly SavedSearch[]
  /** Days without study, those ahead and those that have passed, by date. */
  readonly pauses: readonly StudyPause[]
}

/** What a new learner begins with, and what holds for whatever an older row does not name. */
export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'system',
  dates: DEFAULT_DATES,
  hasChosenDates: false,
  singleKeys: true,
  contextLine: true,
  cardColumns: DEFAULT_CARD_COLUMNS,
  savedSearches: [],
  pauses: [],
}
