import type { Metadata, Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { requestContext } from '@/app/_server/request-context'
import { aboutHref } from '@/app/_ui/about-href'
import { citationWords, dateWords } from '@/app/_ui/citation'
import { MarkedText } from '@/app/_ui/marked-text'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { passageAddress } from '@/app/_ui/passage-address'
import { countedUpTo } from '@/lib/domain/format/counted-up-to'
import { counted } from '@/lib/domain/format/words'
import { type ArticleResult, type SearchResults, searchLibrary } from '@/lib/services/search/search-library'
import { SearchBox } from './_components/search-box'

type ListProps<Name extends keyof SearchResults> = {
  readonly title: string
  readonly group: SearchResults[Name]
  /** Where all results of the kind are; null where they are shown. */
  readonly more: Route | null
  readonly children: (result: SearchResults[Name]['results'][number]) => ReactNode
}

/** One kind of results under its heading; nothing where there are none. */
function ResultList<Name extends keyof SearchResults>({ title, group, more, children }: ListProps<Name>) {
  const { total, results } = group
  if (results.length === 0) return null
  return (
    <Section title={title}>
      <ul>{results.map(children)}</ul>
      {total > results.length ? (
        <p className="mt-2 text-small">
          {more ? (
            <Link href={more} className="link inline-flex min-h-11 items-center">
              Show all {total} {title.toLowerCase()}
            </Link>
          ) : (
            `The best ${results.length} of ${total} are shown. Add words to find fewer.`
          )}
        </p>
      ) : null}
    </Section>
  )
}

type RowProps = {
  readonly href: Route
  readonly title: ReactNode
  readonly text: ReactNode
  readonly source: ReactNode
}

function Row({ href, title, text, source }: RowProps) {
  return (
    <li className="border-rule border-b last:border-0">
      <Link href={href} className="group block py-3.5">
        <span className="block font-medium font-serif text-passage group-hover:underline">{title}</span>
        {text ? <span className="mt-1 block font-serif">{text}</span> : null}
        <span className="mt-1 block text-label text-quiet">{source}</span>
      </Link>
    </li>
  )
}

/** The line under an article: without “Notes on”, which is of citations; with all authors where one of them was found. */
const sourceOf = ({ source, authors, outlet, published }: ArticleResult): ReactNode =>
  source ? (
    <>
      <MarkedText runs={source} />
      {published === null ? null : `, ${dateWords(published)}`}
    </>
  ) : (
    citationWords({ authors, outlet, published, origin: 'file' }).replace(/\.$/, '')
  )

const SEARCH_PARTS = ['names', 'articles', 'facts', 'cards'] as const

/** The parameters of the address of a search; one that makes no sense is passed over. */
const searchParams = z.object({
  q: z.string().trim().max(200).catch(''),
  /** The one kind of results that is shown; all kinds where it is null. */
  show: z.enum(SEARCH_PARTS).nullable().catch(null),
})

/** The address of a search. */
const searchAddress = ({ q, show }: { readonly q: string; readonly show?: (typeof SEARCH_PARTS)[number] }) => {
  const params = new URLSearchParams(q === '' ? {} : { q })
  if (show !== undefined) params.set('show', show)
  return `/search?${params}` as const
}

export const metadata: Metadata = { title: 'Search' }

const MOST_OF_EACH = 8
/** Names come first, and most searches are for something else. */
const MOST_NAMES = 4
const MOST_OF_ONE = 100

const mostOf = (only: (typeof SEARCH_PARTS)[number] | null) =>
  only === null
    ? { names: MOST_NAMES, articles: MOST_OF_EACH, facts: MOST_OF_EACH, cards: MOST_OF_EACH }
    : { names: 0, articles: 0, facts: 0, cards: 0, [only]: MOST_OF_ONE }

const foundWords = ({ names, articles, facts, cards }: SearchResults): string => {
  const ofNames =
    names.total > 0 ? countedUpTo(names.total, 'topic, person or place', 'topics, people and places') : null
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

export default async function SearchPage({ searchParams: asked }: PageProps<'/search'>) {
  const { q, show } = searchParams.parse(await asked)
  const results = q === '' ? null : await searchLibrary(await requestContext(), q, mostOf(show))
  const isNothing = results && foundIn(results) === 0
  const moreOf = (part: (typeof SEARCH_PARTS)[number]) => (show === null ? searchAddress({ q, show: part }) : null)
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
          {/* Topics, people and places, each with the cards of its facts. */}
          <ResultList<'names'> title="Topics, people and places" group={results.names} more={moreOf('names')}>
            {({ name, runs, facts }) => (
              <Row
                key={name}
                href={aboutHref(name)}
                title={<MarkedText runs={runs} />}
                text={null}
                source={`${countedUpTo(facts, 'fact')} in the library`}
              />
            )}
          </ResultList>
          {/* Each with the sentence that says most of what is searched. */}
          <ResultList<'articles'> title="Articles" group={results.articles} more={moreOf('articles')}>
            {(article) => (
              <Row
                key={article.key}
                href={passageAddress({ articleKey: article.key, at: article.at })}
                title={<MarkedText runs={article.title} />}
                text={article.sentence ? <MarkedText runs={article.sentence} /> : null}
                source={sourceOf(article)}
              />
            )}
          </ResultList>
          {/* Each with its passage where that says it in other words. */}
          <ResultList<'facts'> title="Facts" group={results.facts} more={moreOf('facts')}>
            {(fact) => (
              <Row
                key={fact.factId}
                href={passageAddress(fact)}
                title={<MarkedText runs={fact.statement} />}
                text={fact.passage ? <MarkedText runs={fact.passage} /> : null}
                source={fact.articleTitle}
              />
            )}
          </ResultList>
          <ResultList<'cards'> title="Cards" group={results.cards} more={moreOf('cards')}>
            {(card) => (
              <Row
                key={card.cardId}
                href={passageAddress(card)}
                title={<MarkedText runs={card.question} />}
                text={<MarkedText runs={card.answer} />}
                source={card.articleTitle}
              />
            )}
          </ResultList>
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
