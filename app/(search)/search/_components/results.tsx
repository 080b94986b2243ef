import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { aboutHref } from '@/app/_ui/about-href'
import { citationWords, dateWords } from '@/app/_ui/citation'
import { MarkedText } from '@/app/_ui/marked-text'
import { Section } from '@/app/_ui/page'
import { passageAddress } from '@/app/_ui/passage-address'
import { counted } from '@/lib/domain/format/words'
import type { ArticleResult, CardResult, FactResult, SearchResults } from '@/lib/services/search/search-library'

type GroupProps<Name extends keyof SearchResults> = {
  readonly group: SearchResults[Name]
  /** Where all results of the kind are; null where they are shown. */
  readonly more: Route | null
}

type ListProps = {
  readonly title: string
  readonly total: number
  readonly shown: number
  readonly more: Route | null
  readonly children: ReactNode
}

/** One kind of results under its heading; nothing where there are none. */
function ResultList({ title, total, shown, more, children }: ListProps) {
  if (shown === 0) return null
  return (
    <Section title={title}>
      <ul>{children}</ul>
      {total > shown ? (
        <p className="mt-2 text-small">
          {more ? (
            <Link href={more} className="link inline-flex min-h-11 items-center">
              Show all {total} {title.toLowerCase()}
            </Link>
          ) : (
            `The best ${shown} of ${total} are shown. Add words to find fewer.`
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

function ArticleRow({ article }: { readonly article: ArticleResult }) {
  const { key, title, sentence, at } = article
  return (
    <Row
      href={passageAddress({ articleKey: key, at })}
      title={<MarkedText runs={title} />}
      text={sentence ? <MarkedText runs={sentence} /> : null}
      source={sourceOf(article)}
    />
  )
}

function FactRow({ fact }: { readonly fact: FactResult }) {
  return (
    <Row
      href={passageAddress(fact)}
      title={<MarkedText runs={fact.statement} />}
      text={fact.passage ? <MarkedText runs={fact.passage} /> : null}
      source={fact.articleTitle}
    />
  )
}

function CardRow({ card }: { readonly card: CardResult }) {
  return (
    <Row
      href={passageAddress(card)}
      title={<MarkedText runs={card.question} />}
      text={<MarkedText runs={card.answer} />}
      source={card.articleTitle}
    />
  )
}

/** Topics, people and places, each with the cards of its facts. */
export function NameResults({ group, more }: GroupProps<'names'>) {
  return (
    <ResultList title="Topics, people and places" total={group.total} shown={group.results.length} more={more}>
      {group.results.map(({ name, runs, facts }) => (
        <Row
          key={name}
          href={aboutHref(name)}
          title={<MarkedText runs={runs} />}
          text={null}
          source={`${counted(facts, 'fact')} in the library`}
        />
      ))}
    </ResultList>
  )
}

/** Articles, each with the sentence that says most of what is searched. */
export function ArticleResults({ group, more }: GroupProps<'articles'>) {
  return (
    <ResultList title="Articles" total={group.total} shown={group.results.length} more={more}>
      {group.results.map((article) => (
        <ArticleRow key={article.key} article={article} />
      ))}
    </ResultList>
  )
}

/** Facts, each with its passage where that says it in other words. */
export function FactResults({ group, more }: GroupProps<'facts'>) {
  return (
    <ResultList title="Facts" total={group.total} shown={group.results.length} more={more}>
      {group.results.map((fact) => (
        <FactRow key={fact.factId} fact={fact} />
      ))}
    </ResultList>
  )
}

/** Cards, with both sides. */
export function CardResults({ group, more }: GroupProps<'cards'>) {
  return (
    <ResultList title="Cards" total={group.total} shown={group.results.length} more={more}>
      {group.results.map((card) => (
        <CardRow key={card.cardId} card={card} />
      ))}
    </ResultList>
  )
}
