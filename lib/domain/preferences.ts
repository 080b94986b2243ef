import { MINUTES_A_DAY } from './reading/plan'

/** How the screens behave for a learner; nothing in it changes a schedule of cards. */
export type Preferences = {
  readonly theme: 'system' | 'light' | 'dark'
  /** Single-letter keys can be switched off (WCAG 2.1.4). */
  readonly singleKeys: boolean
  /** Whether kind, date and article are shown above a question; if not, they come with its answer. */
  readonly contextLine: boolean
  /** Minutes of reading that a day offers; 0 offers none. */
  readonly readingMinutesADay: number
}

/** What a new learner begins with, and what holds for whatever an older row does not name. */
export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'system',
  singleKeys: true,
  contextLine: true,
  readingMinutesADay: MINUTES_A_DAY,
}
