import type { Route } from 'next'
import { backUpAction, setThemeAction } from '@/app/(settings)/settings/actions'
import { counted } from '@/lib/domain/format/words'
import { type MarkedRun, markedRuns, matchesIn } from '@/lib/domain/search/matches'
import { parseSearch } from '@/lib/domain/search/query'
import type { BriefingResult, SearchResults } from '@/lib/services/search/search-library'
import type { Today } from '@/lib/services/study/load-today'
import type { StudyMoreChoice } from '@/lib/services/study/study-more'
import { resultOfServer } from '../_client/reach-server'
import { aboutHref } from '../_ui/about-href'
import { passageAddress } from '../_ui/passage-address'
import { openOverlay } from './open-palette'
import { type NamedPage, PLACES } from './places'
import type { RecentPlace } from './recent-places'

/** What the palette can do: go to a page, or something with an outcome in words, or a page that is known by then. */
type PaletteAction = {
  readonly label: string
  /** Other words that it is found by. */
  readonly also?: string
} & ({ readonly href: Route } | { readonly run: () => Promise<string | { readonly href: Route } | null> })

const backUp = async (): Promise<string> => {
  const result = await resultOfServer(backUpAction)
  return result.ok ? 'A backup was written and checked.' : result.message
}

const reverse = async (direction: 'undo' | 'redo'): Promise<null> => {
  const part = await import('../_history/reverse')
  await part.reverse(direction)
  return null
}

const opened = async (overlay: 'keys' | 'new-card'): Promise<null> => {
  openOverlay(overlay)
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
    const result = await resultOfServer(() => setThemeAction(name))
    if (!result.ok) return result.message
    showTheme(name)
    return null
  },
})

/** What can be done from anywhere. A new way to do something is added here. */
const ACTIONS: readonly PaletteAction[] = [
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
  { label: 'New card', also: 'write add question answer', run: () => opened('new-card') },
  { label: 'New briefing', also: 'event meeting prepare', href: '/briefings/new' },
  { label: 'Undo', also: 'revert last answer change', run: () => reverse('undo') },
  { label: 'Redo', also: 'repeat again undone', run: () => reverse('redo') },
  { label: 'Back up now', also: 'copy save database', run: backUp },
  theme('light'),
  theme('dark'),
  theme('system'),
  { label: 'Show keyboard shortcuts', also: 'help keys', run: () => opened('keys') },
]

/** Every page that is not an article, a fact or a briefing. */
const PAGES: readonly NamedPage[] = [
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
  { href: '/decks', label: 'Decks and their options' },
  { href: '/retention/calibration', label: 'Calibration' },
  { href: '/retention/weak-spots', label: 'Weak spots' },
  { href: '/retention/coming', label: 'What is coming' },
  { href: '/retention/coming#workload', label: 'Workload simulator' },
  { href: '/settings#limits', label: 'Settings: daily limits' },
  { href: '/settings#keyboard', label: 'Settings: screen and keyboard' },
  { href: '/settings#data', label: 'Settings: your data and backups' },
  { href: '/settings#pauses', label: 'Settings: pauses' },
  { href: '/settings/parameters', label: 'Settings: FSRS parameters' },
  { href: '/settings/parameters#reschedule', label: 'Settings: reschedule cards' },
  { href: '/settings/model', label: 'Settings: language model' },
  { href: '/settings#calendar', label: 'Settings: calendar feed' },
  { href: '/settings/devices', label: 'Settings: devices' },
  { href: '/history', label: 'History' },
  { href: '/help', label: 'Help' },
]

export type PaletteItem = {
  readonly id: string
  readonly label: readonly MarkedRun[]
  /** A second line. */
  readonly detail?: readonly MarkedRun[]
  readonly act: { readonly href: Route } | Pick<Extract<PaletteAction, { run: unknown }>, 'run'>
}

export type PaletteGroup = { readonly title: string; readonly items: readonly PaletteItem[] }

export type FoundOnServer = SearchResults & { readonly briefings: readonly BriefingResult[] }

const MOST_RECENT = 5
/** Pages and actions that are shown beside what the library has. */
const MOST_OWN = 6

type Own = { readonly label: string; readonly also?: string; readonly act: PaletteItem['act'] }

const ofRecent = ({ path, title }: RecentPlace): Own => ({ label: title, act: { href: path as Route } }) // was looked at

const plain = (text: string): readonly MarkedRun[] => [{ text, isMarked: false }]

/** Those whose label, or what else they are found by, has the beginning of every word that was typed. */
const matching = (list: readonly Own[], typed: string, most: number): readonly PaletteItem[] => {
  const terms = parseSearch(typed).terms.map((term) => ({ ...term, isPrefix: true }))
  return list
    .flatMap(({ label, also = '', act }) => {
      const matches = matchesIn(label, terms)
      const all = matchesIn(`${label} ${also}`, terms)
      const isFound = terms.every((_, term) => all.some((match) => match.term === term))
      return isFound ? [{ id: label, label: markedRuns(label, matches), act }] : []
    })
    .slice(0, most)
}

const group = (title: string, items: readonly PaletteItem[]): readonly PaletteGroup[] =>
  items.length === 0 ? [] : [{ title, items: items.map((item) => ({ ...item, id: `${title} ${item.id}` })) }]

const groupsOfLibrary = ({ names, articles, facts, cards, briefings }: FoundOnServer): readonly PaletteGroup[] => [
  ...group(
    'Topics, people and places',
    names.results.map(({ name, runs, facts: count }) => ({
      id: name,
      label: runs,
      detail: plain(counted(count, 'fact')),
      act: { href: aboutHref(name) },
    })),
  ),
  ...group(
    'Articles',
    articles.results.map(({ key, title, source, sentence, at }) => ({
      id: key,
      label: title,
      ...(sentence || source ? { detail: sentence ?? source ?? [] } : {}),
      act: { href: passageAddress({ articleKey: key, at }) },
    })),
  ),
  ...group(
    'Briefings',
    briefings.map(({ id, title }) => ({
      id,
      label: title,
      act: { href: `/briefings/${encodeURIComponent(id)}` as Route }, // Next does not know the id
    })),
  ),
  ...group(
    'Facts',
    facts.results.map((fact) => ({
      id: fact.factId,
      label: fact.statement,
      ...(fact.passage ? { detail: fact.passage } : {}),
      act: { href: passageAddress(fact) },
    })),
  ),
  ...group(
    'Cards',
    cards.results.map((card) => ({
      id: card.cardId,
      label: card.question,
      detail: card.answer,
      act: { href: passageAddress(card) },
    })),
  ),
]

/**
 * What the palette shows: recent places, actions and pages before anything is typed; then what of these matches, what
 * the library has, and the way to all results.
 */
export function paletteGroups(
  typed: string,
  recent: readonly RecentPlace[],
  found: FoundOnServer | null,
): readonly PaletteGroup[] {
  const [places, actions, pages] = [
    recent.map(ofRecent),
    ACTIONS.map((action) => ({ ...action, act: action })),
    PAGES.map(({ href, label }) => ({ label, act: { href } })),
  ]
  if (typed === '') {
    const all = Number.POSITIVE_INFINITY
    return [
      ...group('Recent', matching(places, '', MOST_RECENT)),
      ...group('Actions', matching(actions, '', all)),
      ...group('Pages', matching(pages, '', all)),
    ]
  }
  const titles = new Set(pages.map(({ label }) => label))
  const ownPlaces = [...pages, ...places.filter(({ label }) => !titles.has(label))]
  return [
    ...group('Go to', matching(ownPlaces, typed, MOST_OWN)),
    ...group('Actions', matching(actions, typed, MOST_OWN)),
    ...(found ? groupsOfLibrary(found) : []),
    ...group('Search', [
      {
        id: 'all',
        label: plain(`Search for “${typed}”`),
        act: { href: `/search?${new URLSearchParams({ q: typed })}` },
      },
    ]),
  ]
}
