import type { Route } from 'next'
import type { Today } from '@/lib/services/study/load-today'
import type { StudyMoreChoice } from '@/lib/services/study/study-more'
import { openNewCard } from '../_new-card/open-new-card'
import { backUpAction, setThemeAction } from '../(settings)/settings/actions'
import { openOverlay } from './open-palette'
import { type NamedPage, PLACES } from './places'

/** What the palette can do: go to a page, or something with an outcome in words, or a page that is known by then. */
export type PaletteAction = {
  readonly label: string
  /** Other words that it is found by. */
  readonly also?: string
} & ({ readonly href: Route } | { readonly run: () => Promise<string | { readonly href: Route } | null> })

const NO_SERVER = 'The server couldn’t be reached, and nothing was changed. Try again.'

const backUp = async (): Promise<string> => {
  const result = await backUpAction().catch(() => null)
  if (!result) return NO_SERVER
  if (!result.ok) return result.message
  const { copy } = result.value
  if (copy?.ok === false) return `A backup was written, but couldn’t be copied to ${copy.file}.`
  return 'A backup was written and checked.'
}

const reverse = async (direction: 'undo' | 'redo'): Promise<null> => {
  const part = await import('../_history/reverse')
  await part.reverse(direction)
  return null
}

/** The session of today’s choice of that kind, which the server knows. */
const studyMore = async (kind: StudyMoreChoice['kind'], nothing: string) => {
  const response = await fetch('/api/v1/today').catch(() => null)
  if (!response?.ok) return 'The server couldn’t be reached. Try again.'
  const { more }: Today = await response.json()
  const choice = more.findLast((one) => one.kind === kind)
  return choice ? { href: `/review?${choice.address}` as Route } : nothing // a query of the review
}

const THEME_WORDS = { light: 'Light', dark: 'Dark', system: 'As on this device' } as const

/** The layout does the same at the next load. */
const showTheme = (name: keyof typeof THEME_WORDS) => {
  if (name === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = name
}

const theme = (name: keyof typeof THEME_WORDS): PaletteAction => ({
  label: `Theme: ${THEME_WORDS[name].toLowerCase()}`,
  also: 'appearance colours mode dark light',
  run: async () => {
    const result = await setThemeAction(name).catch(() => null)
    if (result?.ok) showTheme(name)
    return result?.ok ? null : (result?.message ?? NO_SERVER)
  },
})

/** What can be done from anywhere. A new way to do something is added here. */
export const ACTIONS: readonly PaletteAction[] = [
  { label: 'Start review', also: 'study cards due session', href: '/review' },
  {
    label: 'Study 10 more new cards',
    also: 'extra beyond limit today',
    run: () => studyMore('new', 'There are no more new cards.'),
  },
  {
    label: 'Review 7 days ahead',
    also: 'early upcoming due',
    run: () => studyMore('ahead', 'No card is due in the next 7 days.'),
  },
  {
    label: 'Cram what you missed in the last 7 days',
    also: 'forgotten again repeat',
    run: () => studyMore('cram-missed', 'You’ve missed no card in the last 7 days.'),
  },
  { label: 'Plan a pause', also: 'holiday vacation', href: '/settings#pauses' },
  { label: 'Add an article', also: 'paste file address import', href: '/library/add' },
  {
    label: 'New card',
    also: 'write add question answer',
    run: async () => {
      openNewCard()
      return null
    },
  },
  { label: 'New briefing', also: 'event meeting prepare', href: '/briefings/new' },
  { label: 'Undo', also: 'revert last answer change', run: () => reverse('undo') },
  { label: 'Redo', also: 'repeat again undone', run: () => reverse('redo') },
  { label: 'Back up now', also: 'copy save database', run: backUp },
  theme('light'),
  theme('dark'),
  theme('system'),
  {
    label: 'Show keyboard shortcuts',
    also: 'help keys',
    run: async () => {
      openOverlay('keys')
      return null
    },
  },
]

/** Every page that is not an article, a fact or a briefing. */
export const PAGES: readonly NamedPage[] = [
  ...PLACES,
  { href: '/search', label: 'Search' },
  { href: '/library/reading', label: 'Reading list' },
  { href: '/library/feeds', label: 'Feeds' },
  { href: '/library/check', label: 'Facts that need checking' },
  { href: '/library/conflicts', label: 'Conflicts' },
  { href: '/library/add#highlights', label: 'Import highlights' },
  { href: '/library/import', label: 'Import cards' },
  { href: '/cards/export', label: 'Export cards' },
  { href: '/library/add#bookmarklet', label: 'Bookmarklet' },
  { href: '/decks', label: 'Decks' },
  { href: '/retention/calibration', label: 'Calibration' },
  { href: '/retention/weak-spots', label: 'Weak spots' },
  { href: '/retention/coming', label: 'What is coming' },
  { href: '/retention/coming#workload', label: 'Workload simulator' },
  { href: '/settings#limits', label: 'Settings: daily limits' },
  { href: '/settings#keyboard', label: 'Settings: screen and keyboard' },
  { href: '/settings#data', label: 'Settings: your data and backups' },
  { href: '/settings#pauses', label: 'Settings: pauses' },
  { href: '/settings/decks', label: 'Settings: limits of a deck' },
  { href: '/settings/parameters', label: 'Settings: FSRS parameters' },
  { href: '/settings/parameters#reschedule', label: 'Settings: reschedule cards' },
  { href: '/settings/model', label: 'Settings: language model' },
  { href: '/settings#calendar', label: 'Settings: calendar feed' },
  { href: '/settings/devices', label: 'Settings: devices' },
  { href: '/history', label: 'History' },
  { href: '/help', label: 'Help' },
]
