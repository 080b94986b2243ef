/** How the screens behave for a learner; nothing in it changes a schedule. */
export type Preferences = {
  readonly theme: 'system' | 'light' | 'dark'
  /** Single-letter keys can be switched off (WCAG 2.1.4). */
  readonly singleKeys: boolean
}
