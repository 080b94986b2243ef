import type { Metadata } from 'next'
import Link from 'next/link'
import { requestContext } from '@/app/_server/request-context'
import { Page, PageTitle } from '@/app/_ui/page'
import { counted } from '@/lib/domain/format/words'
import { type SearchResults, searchLibrary } from '@/lib/services/search/search-library'
import { ArticleResults, CardResults, FactResults, NameResults } from './_components/results'
import { type SEARCH_PARTS, searchAddress, searchParams } from './_components/search-address'
import { SearchBox } from './_components/search-box'

export const metadata: Metadata = { title: 'Search' }

type Props = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> }

const MOST_OF_EACH = 8
/** Names come first, and most searches are for something else. */
const MOST_NAMES = 4
const MOST_OF_ONE = 100

const mostOf = (only: (typeof SEARCH_PARTS)[number] | null) =>
  only === null
    ? { names: MOST_NAMES, articles: MOST_OF_EACH, facts: MOST_OF_EACH, cards: MOST_OF_EACH }
    : { names: 0, articles: 0, facts: 0, cards: 0, [only]: MOST_OF_ONE }

const foundWords = ({ names, articles, facts, cards }: SearchResults): string => {
  const ofNames = names.total > 0 ? counted(names.total, 'topic, person or place', 'topics, people and places') : null
  const parts = [
    articles.total > 0 ? counted(articles.total, 'article') : null,
    facts.total > 0 ? counted(facts.total, 'fact') : null,
    cards.total > 0 ? counted(cards.total, 'card') : null,
  ].filter((part) => part !== null)
  if (parts.length === 0) return ofNames === null ? 'Nothing found.' : `${ofNames} found.`
  return `${parts.join(', ')} found${ofNames === null ? '' : `, and ${ofNames} of that name`}.`
}

const foundIn = ({ names, articles, facts, cards }: SearchResults): number =>
  names.total + articles.total + facts.total + cards.total

export default async function SearchPage({ searchParams: asked }: Props) {
  const { q, show } = searchParams.parse(await asked)
  const results = q === '' ? null : await searchLibrary(await requestContext(), q, mostOf(show))
  const isNothing = results && foundIn(results) === 0
  return (
    <Page>
      <PageTitle>Search</PageTitle>
      <SearchBox value={q} />
      {results ? (
        <>
          <p role="status" className="mt-3 text-quiet text-small">
            {foundWords(results)}{' '}
            {show === null ? null : (
              <Link href={searchAddress({ q })} className="link">
                Show all kinds
              </Link>
            )}
          </p>
          <NameResults group={results.names} more={show === null ? searchAddress({ q, show: 'names' }) : null} />
          <ArticleResults
            group={results.articles}
            more={show === null ? searchAddress({ q, show: 'articles' }) : null}
          />
          <FactResults group={results.facts} more={show === null ? searchAddress({ q, show: 'facts' }) : null} />
          <CardResults group={results.cards} more={show === null ? searchAddress({ q, show: 'cards' }) : null} />
        </>
      ) : null}
      {results === null || isNothing ? <HowToSearch /> : null}
    </Page>
  )
}

/** What can be typed. */
function HowToSearch() {
  return (
    <>
      <p className="mt-8 max-w-[38rem] text-quiet">
        Search looks in titles, authors, outlets and texts of articles, in facts with their passages, in cards, and in
        names of topics, people and places. Retired facts are found in Cards alone, with the state{' '}
        <Link href="/cards?search=is:retired" className="link">
          Retired
        </Link>
        . For terms such as is:due or tag:energy, search{' '}
        <Link href="/cards" className="link">
          Cards
        </Link>
        .
      </p>
      <Syntax />
    </>
  )
}

function Syntax() {
  return (
    <dl className="mt-6 grid grid-cols-[minmax(auto,40%)_minmax(0,1fr)] gap-x-5 gap-y-2 text-quiet [&_dt]:font-medium [&_dt]:text-ink">
      <dt>tajik</dt>
      <dd>finds words that begin with it, such as Tajikistan, with or without accents and capitals</dd>
      <dt>trade Xinjiang</dt>
      <dd>finds what has both words</dd>
      <dt>“Hu Jintao”</dt>
      <dd>finds these words in this order</dd>
      <dt>Xinjiang -cotton</dt>
      <dd>leaves out what has the second word</dd>
    </dl>
  )
}
