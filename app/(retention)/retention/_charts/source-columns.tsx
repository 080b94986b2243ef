import Link from 'next/link'
import type { ReactNode } from 'react'
import { type FiguresColumn, type FiguresTable, figuresTable } from '@/app/_ui/charts/figures-table'
import { percentWords } from '@/lib/domain/format/percent'
import type { SourceRow } from '@/lib/domain/retention/sources'
import type { SourceBy, SourceMetrics } from '@/lib/services/retention/load-sources'
import { SOURCE_FIGURES, type SourceSort, type SourceView, sortedSources } from './source-view'

export const BY_WORDS: Readonly<Record<SourceBy, { readonly one: string; readonly many: string }>> = {
  article: { one: 'Article', many: 'Articles' },
  deck: { one: 'Deck', many: 'Decks' },
  topic: { one: 'Topic', many: 'Topics' },
  person: { one: 'Person', many: 'People' },
  place: { one: 'Place', many: 'Places' },
}

/** Why rows may add up to more than the library has. */
export const SHARED_NOTE: Readonly<Record<SourceBy, string>> = {
  article: 'A fact with passages in two articles counts in both',
  deck: 'A fact in two decks counts in both',
  topic: 'A fact with two topics counts in both',
  person: 'A fact about two people counts in both',
  place: 'A fact about two places counts in both',
}

export type SourceColumn = FiguresColumn<SourceRow> & {
  readonly sort?: SourceSort
  /** Figures stand at the right. */
  readonly figures?: boolean
}

const quiet = (text: string) => <span className="text-quiet">{text}</span>
const share = (value: number | null) => (value === null ? quiet('none') : percentWords(value))
const count = (value: number | null) => (value ? value.toLocaleString('en-GB') : quiet('0'))

/** A column of figures by which the table can be sorted. */
const figure = (
  sort: Exclude<SourceSort, 'name'>,
  head: string,
  show: (value: number | null) => ReactNode,
): SourceColumn => {
  const value = SOURCE_FIGURES[sort]
  return { key: sort, head, figures: true, sort, value, show: (row) => show(value(row)) }
}

/** Its cards in the list of cards; a deck's are studied as a session, since cards are not listed by deck. */
const cardsHref = (by: SourceBy, name: string) => {
  const value = encodeURIComponent(name)
  if (by === 'deck') return `/review?deck=${value}` as const
  return by === 'article' ? (`/cards?article=${value}` as const) : (`/cards?about=${value}` as const)
}

function Name({ by, row: { name, title, cards } }: { readonly by: SourceBy; readonly row: SourceRow }) {
  if (name === null) return title
  const small = 'link inline-flex min-h-11 items-center sm:min-h-6'
  return (
    <>
      {title}
      <span className="flex gap-x-4 text-label text-quiet print:hidden">
        <Link href={cardsHref(by, name)} prefetch={false} className={small}>
          {by === 'deck' ? 'Study' : `${cards.toLocaleString('en-GB')} ${cards === 1 ? 'card' : 'cards'}`}
        </Link>
        <Link href={`/retention?${new URLSearchParams({ [by]: name })}`} prefetch={false} className={small}>
          Charts
        </Link>
      </span>
    </>
  )
}

/** The columns of a table of sources; the one of the briefing only where there is one. */
export const sourceColumns = ({ by, nextBriefing }: SourceMetrics): readonly SourceColumn[] => [
  {
    key: 'name',
    head: BY_WORDS[by].one,
    sort: 'name',
    value: ({ title }) => title,
    show: (row) => <Name by={by} row={row} />,
  },
  { key: 'facts', head: 'Facts', figures: true, sort: 'facts', value: ({ facts }) => facts },
  { key: 'shared', head: 'Also in other rows', value: ({ sharedFacts }) => sharedFacts, inFilesOnly: true },
  { key: 'cards', head: 'Cards', value: ({ cards }) => cards, inFilesOnly: true },
  figure('coverage', 'Studied', share),
  figure('recall', 'Recall now', share),
  ...(nextBriefing === null ? [] : [figure('briefing', 'At the briefing', share)]),
  {
    ...figure('retention', 'Retention', share),
    show: ({ shrunk, retention }) =>
      shrunk === null || retention.n === 0 ? (
        quiet('none')
      ) : (
        <>
          {percentWords(shrunk.share)}
          <span className="block whitespace-nowrap text-label text-quiet">
            {percentWords(shrunk.low)} to {percentWords(shrunk.high)}, of {retention.n.toLocaleString('en-GB')}
          </span>
        </>
      ),
  },
  { key: 'low', head: 'Retention: lowest', value: ({ shrunk }) => shrunk?.low ?? null, inFilesOnly: true },
  { key: 'high', head: 'Retention: highest', value: ({ shrunk }) => shrunk?.high ?? null, inFilesOnly: true },
  { key: 'passed', head: 'Recalled', value: ({ retention }) => retention.passed, inFilesOnly: true },
  { key: 'n', head: 'Reviews', value: ({ retention }) => retention.n, inFilesOnly: true },
  figure('lapses', 'Forgotten', count),
  {
    ...figure('minutes', 'Minutes', (minutes) => count(Math.round(minutes ?? 0))),
    value: ({ minutes }) => Math.round(minutes * 10) / 10,
  },
  figure('stale', 'Needs checking', count),
  figure('conflicts', 'In conflict', count),
]

/** All sources as a file holds them. */
export const sourcesTable = (figures: SourceMetrics, view: SourceView): FiguresTable =>
  figuresTable({
    name: `by-${figures.by}`,
    caption: `${BY_WORDS[figures.by].many} of the library`,
    columns: sourceColumns(figures),
    rows: sortedSources(figures.rows, view),
    keyOf: ({ name }) => name ?? '',
  })
