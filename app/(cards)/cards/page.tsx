import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { ExportForm } from '@/app/_export/export-form'
import { requestContext } from '@/app/_server/request-context'
import { LinkButton } from '@/app/_ui/button'
import { classNames } from '@/app/_ui/class-names'
import { EmptyState } from '@/app/_ui/empty-state'
import { filterChoices, MOST_CHOICES } from '@/lib/data/queries/cards/card-rows'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { counted } from '@/lib/domain/format/words'
import { allOf, asksForRetired, type CardSearch, findsOnlyRetired } from '@/lib/domain/search/cards/card-search'
import { conjunctsOf, filtersIn } from '@/lib/domain/search/cards/filters'
import { hasWildcard, textOfPattern } from '@/lib/domain/search/cards/pattern'
import { printCardSearch } from '@/lib/domain/search/cards/print-card-search'
import { type CardAddress, parseCardAddress } from '@/lib/services/card-query/card-address'
import { cardAddressQuery } from '@/lib/services/card-query/card-address-query'
import { listCards } from '@/lib/services/cards/list-cards'
import { CardBrowser } from './_components/card-browser'
import { CardFilters } from './_components/card-filters'
import { ColumnMenu } from './_components/column-menu'
import { Panel } from './_components/panel'
import { SavedSearches } from './_components/saved-searches'
import { previewCard } from './preview'

type NoMatchProps = { readonly address: CardAddress; readonly search: CardSearch | null }

/** What to change where nothing matches: each term, with the way to look without it. */
function NoMatch({ address, search }: NoMatchProps) {
  const terms = search === null ? [] : conjunctsOf(search)
  if (terms.length === 0) {
    return (
      <EmptyState title="There are no cards yet" action={<LinkButton href="/library">Go to the library</LinkButton>}>
        Cards come from the facts of articles. Add an article, or accept facts in one.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title="No cards match"
      action={terms.length > 1 ? <LinkButton href="/cards">Show all cards</LinkButton> : undefined}
    >
      <p>{terms.length > 1 ? 'Cards must match every term. Try the search' : 'Try a search'}</p>
      <ul className="mt-2">
        {terms.map((term, at) => {
          const rest = printCardSearch(allOf(...terms.filter((_, other) => other !== at)))
          const query = cardAddressQuery(address, { search: rest || undefined, page: 1 })
          return (
            <li key={printCardSearch(term)}>
              <Link href={query === '' ? '/cards' : `/cards?${query}`} className="link inline-block py-2 text-ink">
                without “{printCardSearch(term)}”
              </Link>
            </li>
          )
        })}
      </ul>
    </EmptyState>
  )
}

/** Whether only cards are found that are not asked. */
const findsNotAsked = (search: CardSearch): boolean =>
  conjunctsOf(search).some((part) => part.kind === 'condition' && ['suspended', 'buried'].includes(part.condition))

type StudyFoundProps = { readonly address: CardAddress; readonly search: CardSearch; readonly total: number }

/**
 * Studies or crams the cards that the search finds, due or not; nothing without a search or where none are found. How
 * many are asked the session says: some may be suspended, or answered today.
 */
function StudyFound({ address, search, total }: StudyFoundProps) {
  const query = cardAddressQuery(address, { sort: 'added', direction: undefined, page: 1 })
  if (query === '' || total === 0 || findsNotAsked(search)) return null
  return (
    <>
      <StudyLink href={`/review?${query}&ahead=all` as Route} verb="Study" />
      <StudyLink href={`/review?${query}&mode=cram` as Route} verb="Cram" />
    </>
  )
}

/** “Study these”; in short, “Study” where the tools would need a second line otherwise. */
const StudyLink = ({ href, verb }: { readonly href: Route; readonly verb: string }) => (
  <LinkButton href={href} className="lg:max-2xl:min-h-9 lg:max-2xl:px-3 lg:max-2xl:py-1">
    <span>
      {verb} <span className="lg:max-2xl:sr-only">these</span>
    </span>
  </LinkButton>
)

export const metadata: Metadata = { title: 'Cards' }

/** What a filter shows of the term that it wrote: a name as it is, everything else as the term. */
const shownChoice = (part: CardSearch): string =>
  part.kind === 'name' && part.match.kind === 'pattern' && !hasWildcard(part.match.pattern)
    ? textOfPattern(part.match.pattern)
    : printCardSearch(part)

export default async function CardsScreen({ searchParams }: PageProps<'/cards'>) {
  const params = await searchParams
  const query = parseCardAddress(params)
  const { address, reading, order } = query
  const own = cardAddressQuery(address, { page: 1 })
  // A form sends its empty fields too: an address to keep and share has only what was chosen.
  if (Object.values(params).includes('')) redirect(own === '' ? '/cards' : `/cards?${own}`)
  const ctx = await requestContext()
  const store = ctx.engine.read
  const first = reading.ok ? await listCards(ctx, { search: reading.search, order }, 0) : null
  const choices = await filterChoices(store, ctx.actor.workspaceIds, MOST_CHOICES)
  const { preferences } = await learnerOf(store, ctx.actor.learnerId)
  const { cardColumns, savedSearches } = preferences
  const isFiltered = cardAddressQuery({ ...address, sort: 'added', direction: undefined, page: 1 }) !== ''
  return (
    <div className="mx-auto flex h-[calc(100dvh-3.5625rem)] min-h-96 w-full max-w-[120rem] flex-col px-4 sm:px-6 max-sm:h-[calc(100dvh-7.25rem)] max-sm:px-3">
      <header className="relative flex flex-wrap items-center gap-x-4 gap-y-1 py-2 lg:max-2xl:gap-x-3">
        <div className="flex items-baseline gap-3">
          <h1 className="text-head">Cards</h1>
          <p role="status" className="figures text-quiet text-small">
            {first ? counted(first.total, 'card') : ''}
          </p>
          {isFiltered ? (
            <Link href="/cards" className="link text-quiet text-small hover:text-ink">
              Show all<span className="lg:max-2xl:sr-only"> cards</span>
            </Link>
          ) : null}
        </div>
        <CardFilters
          address={address}
          choices={choices}
          error={reading.ok ? null : reading.error}
          withRetired={reading.ok && asksForRetired(reading.search)}
          inForce={
            reading.ok
              ? Object.fromEntries([...filtersIn(reading.search)].map(([name, part]) => [name, shownChoice(part)]))
              : {}
          }
        />
        {first && reading.ok && !findsOnlyRetired(reading.search) ? (
          <StudyFound address={address} search={reading.search} total={first.total} />
        ) : null}
        <div className="flex flex-wrap items-center sm:relative sm:ml-auto">
          <SavedSearches key={own} searches={savedSearches} query={own} />
          <ColumnMenu columns={cardColumns} />
          <Link
            href="/history"
            className={classNames(
              'inline-flex min-h-11 items-center rounded-control px-2 font-medium text-quiet hover:bg-rule/50 hover:text-ink max-sm:hidden sm:min-h-9',
              // The search field needs the room while something is searched for.
              isFiltered && 'lg:max-2xl:hidden',
            )}
          >
            History
          </Link>
          {first && first.total > 0 ? (
            <Panel label="Export">
              <p className="mb-3 text-quiet text-small">
                {first.total === 1 ? 'The card found' : `All ${counted(first.total, 'card')} found`}
              </p>
              <ExportForm selection={{ kind: 'all', query: own, except: [] }} />
            </Panel>
          ) : null}
        </div>
      </header>
      {first === null ? (
        <EmptyState title="This search can’t be read" action={<LinkButton href="/cards">Show all cards</LinkButton>}>
          The reason is below the search field. Search terms lists everything that you can write there.
        </EmptyState>
      ) : first.total === 0 ? (
        <NoMatch address={address} search={reading.ok ? reading.search : null} />
      ) : (
        <CardBrowser
          key={own}
          address={address}
          canChange={reading.ok && !findsOnlyRetired(reading.search)}
          query={own}
          first={first}
          columns={cardColumns}
          choices={choices}
          preview={previewCard}
        />
      )}
      <noscript>
        <p className="py-2 text-quiet text-small">
          Without scripts only the first {first?.rows.length ?? 0} cards are shown. Search to find others.
        </p>
      </noscript>
    </div>
  )
}
