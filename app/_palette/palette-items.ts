import type { Route } from 'next'
import { counted } from '@/lib/domain/format/words'
import { type MarkedRun, markedRuns, matchesIn } from '@/lib/domain/search/matches'
import { parseSearch } from '@/lib/domain/search/query'
import type { BriefingResult, SearchResults } from '@/lib/services/search/search-library'
import { aboutHref } from '../_ui/about-href'
import { passageAddress } from '../_ui/passage-address'
import { ACTIONS, PAGES, type PaletteAction } from './palette-actions'
import type { RecentPlace } from './recent-places'

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

const ofAction = (action: PaletteAction): Own => ({
  label: action.label,
  ...(action.also === undefined ? {} : { also: action.also }),
  act: 'href' in action ? { href: action.href } : { run: action.run },
})

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
    ACTIONS.map(ofAction),
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
