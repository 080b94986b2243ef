import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { ExportForm } from '@/app/_export/export-form'
import { requestContext } from '@/app/_server/request-context'
import { FORM_WORDS, kindWord, WEIGHT_WORDS } from '@/app/_ui/badge'
import { LinkButton } from '@/app/_ui/button'
import { dateWords } from '@/app/_ui/citation'
import { classNames } from '@/app/_ui/class-names'
import { EmptyState } from '@/app/_ui/empty-state'
import { type FilterChoices, filterChoices, MOST_CHOICES } from '@/lib/data/queries/cards/filter-choices'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { flagName } from '@/lib/domain/flags'
import { counted } from '@/lib/domain/format/words'
import { asksForRetired, findsOnlyRetired } from '@/lib/domain/search/cards/card-search'
import { type CardAddress, parseCardAddress } from '@/lib/services/card-query/card-address'
import { cardAddressQuery } from '@/lib/services/card-query/card-address-query'
import { listCards } from '@/lib/services/cards/list-cards'
import { CardBrowser } from './_components/card-browser'
import { CardFilters } from './_components/card-filters'
import { ColumnMenu } from './_components/column-menu'
import { Panel } from './_components/panel'
import { SavedSearches } from './_components/saved-searches'
import { CARD_STATE_WORDS } from './_components/words'
import { previewCard } from './preview'

type NoMatchProps = {
  readonly address: CardAddress
  readonly choices: FilterChoices
}

type InForce = { readonly name: keyof CardAddress; readonly words: string }

function inForce(
  { search, article, about, deck, kind, form, weight, state, due, flag }: CardAddress,
  choices: FilterChoices,
): InForce[] {
  const title = choices.articles.find(({ key }) => key === article)?.title ?? article
  const filters: readonly (InForce | null)[] = [
    search === undefined ? null : { name: 'search', words: `the search “${search}”` },
    state === undefined ? null : { name: 'state', words: `the state “${CARD_STATE_WORDS[state]}”` },
    article === undefined ? null : { name: 'article', words: `the article “${title}”` },
    about === undefined ? null : { name: 'about', words: `the topic, person or place “${about}”` },
    deck === undefined ? null : { name: 'deck', words: `the deck “${deck}”` },
    flag === undefined ? null : { name: 'flag', words: `the flag “${flagName(flag)}”` },
    kind === undefined ? null : { name: 'kind', words: `the kind “${kindWord(kind)}”` },
    form === undefined ? null : { name: 'form', words: `the form “${FORM_WORDS[form]}”` },
    weight === undefined ? null : { name: 'weight', words: `the weight “${WEIGHT_WORDS[weight]}”` },
    due === undefined ? null : { name: 'due', words: `due by ${dateWords(due)}` },
  ]
  return filters.filter((filter) => filter !== null)
}

/** What to change where nothing matches: each thing asked for, with the way to look without it. */
function NoMatch({ address, choices }: NoMatchProps) {
  const filters = inForce(address, choices)
  if (filters.length === 0) {
    return (
      <EmptyState title="There are no cards yet" action={<LinkButton href="/library">Go to the library</LinkButton>}>
        Cards come from the facts of articles. Add an article, or accept facts in one.
      </EmptyState>
    )
  }
  const isUnknownName = address.about !== undefined && !choices.names.includes(address.about)
  return (
    <EmptyState
      title="No cards match"
      action={filters.length > 1 ? <LinkButton href="/cards">Show all cards</LinkButton> : undefined}
    >
      <p>
        {filters.length > 1 ? 'Cards must match all filters. ' : ''}
        {isUnknownName ? 'Names of topics, people and places must be spelt as in the library. ' : ''}
        Try a search
      </p>
      <ul className="mt-2">
        {filters.map(({ name, words }) => {
          const query = cardAddressQuery(address, { [name]: undefined, page: 1 })
          return (
            <li key={name}>
              <Link href={query === '' ? '/cards' : `/cards?${query}`} className="link inline-block py-2 text-ink">
                without {words}
              </Link>
            </li>
          )
        })}
      </ul>
    </EmptyState>
  )
}

/** Cards in these states are not asked. */
const NOT_ASKED: ReadonlySet<CardAddress['state']> = new Set(['suspended', 'buried'])

type StudyFoundProps = { readonly address: CardAddress; readonly total: number }

/**
 * Studies or crams the cards that the filters find, due or not; nothing without a filter or where none are found. How
 * many are asked the session says: some may be suspended, or answered today.
 */
function StudyFound({ address, total }: StudyFoundProps) {
  const query = cardAddressQuery(address, { sort: 'added', page: 1 })
  if (query === '' || total === 0 || NOT_ASKED.has(address.state)) return null
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

type CardsProps = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> }

export default async function CardsScreen({ searchParams }: CardsProps) {
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
        />
        {first && reading.ok && !findsOnlyRetired(reading.search) ? (
          <StudyFound address={address} total={first.total} />
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
        <NoMatch address={address} choices={choices} />
      ) : (
        <CardBrowser
          key={own}
          address={address}
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
