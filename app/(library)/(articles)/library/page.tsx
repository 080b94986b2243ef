import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { requestContext } from '@/app/_server/request-context'
import { LinkButton } from '@/app/_ui/button'
import { citationWords } from '@/app/_ui/citation'
import { EmptyState } from '@/app/_ui/empty-state'
import { Page, PageTitle } from '@/app/_ui/page'
import { Pagination } from '@/app/_ui/pagination'
import { namesLine } from '@/lib/domain/format/names-line'
import { percentWords } from '@/lib/domain/format/percent'
import { counted } from '@/lib/domain/format/words'
import {
  type ArticleFilter,
  type ArticleGroup,
  type ArticleGrouping,
  type ListedArticle,
  listArticles,
  loadComingIn,
} from '@/lib/services/articles/list-articles'
import { countOpenConflicts } from '@/lib/services/conflicts/list-conflicts'
import { RemovedArticles } from '../_components/article-acts'
import { FILTER_WORDS, LibraryBar, libraryHref, libraryParams } from '../_components/library-bar'
import { PRIORITY_WORDS, READING_STATE_WORDS } from '../_components/reading-words'

export const metadata: Metadata = { title: 'Library' }

export default async function LibraryPage({ searchParams }: PageProps<'/library'>) {
  const params = libraryParams.parse(await searchParams)
  const ctx = await requestContext()
  const { q: search, order, show: filter, group: grouping } = params
  const list = await listArticles(ctx, { search, order, filter, grouping, page: params.page })
  const { groups, page, pageSize, found, total, counts } = list
  const { feeds, removed } = await loadComingIn(ctx)
  const conflicts = await countOpenConflicts(ctx)
  const parts = [
    ['/library/reading', 'Reading list'],
    ['/library/feeds', feeds > 0 ? counted(feeds, 'feed') : 'Feeds'],
    ['/library/check', 'Needs checking'],
    ['/library/conflicts', conflicts > 0 ? `${counted(conflicts, 'conflict')} to settle` : 'Conflicts'],
    ['/library/import', 'Import cards'],
    ['/cards/export', 'Export cards'],
  ] as const
  return (
    <Page width="wide">
      <PageTitle
        label={counted(total, 'article')}
        actions={
          <LinkButton href="/library/add" look="primary">
            Add an article
          </LinkButton>
        }
      >
        Library
      </PageTitle>
      <nav aria-label="Parts of the library" className="-mx-2.5 -mt-3 mb-4 flex flex-wrap text-small">
        {parts.map(([href, words]) => (
          <Link key={href} href={href} className="link inline-flex min-h-11 items-center px-2.5 sm:min-w-0">
            {words}
          </Link>
        ))}
      </nav>
      {total > 0 ? <LibraryBar params={params} counts={counts} /> : null}
      {search !== '' ? (
        <p role="status" className="mb-2 text-quiet text-small">
          {found === 0 ? 'No articles' : counted(found, 'article')} with “{search}” in the title, author or outlet.{' '}
          <Link
            href={`/search?${new URLSearchParams({ q: search })}` as Route /* a query of the search */}
            className="link"
          >
            Search texts and facts too
          </Link>{' '}
          <Link href={libraryHref({ ...params, q: '', show: 'all', page: 1 })} className="link">
            Show all
          </Link>
        </p>
      ) : null}
      {groups.length > 0 ? (
        groups.map((group) => <ArticleGroupPart key={group.name} group={group} grouping={grouping} />)
      ) : total === 0 ? (
        <EmptyState
          title="The library is empty"
          action={
            <LinkButton href="/library/add" look="primary">
              Add an article
            </LinkButton>
          }
        >
          Paste text, choose a file or enter a web address, then make facts and cards of what you need to know.
        </EmptyState>
      ) : search === '' ? (
        <p className="text-quiet">
          No articles in this state.{' '}
          <Link href={libraryHref({ ...params, show: 'all', page: 1 })} className="link">
            Show all
          </Link>
        </p>
      ) : null}
      <Pagination
        of="articles"
        page={page}
        pageSize={pageSize}
        total={found}
        hrefOf={(to) => libraryHref({ ...params, page: to })}
      />
      <RemovedArticles articles={removed} />
    </Page>
  )
}

const NO_NAME: Readonly<Record<ArticleGrouping, string>> = {
  none: 'Articles',
  topic: 'No topic',
  outlet: 'No outlet',
  state: FILTER_WORDS.unlisted,
}

const isState = (name: string): name is ArticleFilter => name in FILTER_WORDS

const groupWords = (name: string | null, grouping: ArticleGrouping): string => {
  if (name === null) return NO_NAME[grouping]
  return grouping === 'state' && isState(name) ? FILTER_WORDS[name] : name
}

type ArticleGroupPartProps = {
  readonly group: ArticleGroup<ListedArticle>
  readonly grouping: ArticleGrouping
}

/** Articles under the name of their group; a list that is not grouped has no heading. */
function ArticleGroupPart({ group: { name, total, articles }, grouping }: ArticleGroupPartProps) {
  const words = groupWords(name, grouping)
  const list = (
    <ul aria-label={words}>
      {articles.map((article) => (
        <ArticleRow key={article.articleId} article={article} />
      ))}
    </ul>
  )
  if (grouping === 'none') return list
  return (
    <section aria-label={words} className="mt-7 first-of-type:mt-2">
      <h2 className="flex flex-wrap items-baseline gap-x-3 border-rule border-b pb-1.5 text-base">
        {words} <span className="figures font-normal font-sans text-quiet text-small">{counted(total, 'article')}</span>
      </h2>
      {list}
    </section>
  )
}

const TOPICS_SHOWN = 4

/** What the list says of an article's source: without the “Notes on” of a passage's citation, and never its title again. */
const sourceWords = ({ authors, outlet, published }: ListedArticle): string =>
  citationWords({ authors, outlet, published, origin: 'file' }).replace(/\.$/, '')

/** “Reading, 40% read”, “To read, first”; nothing where the article is not on the list. */
const readingWords = ({ reading, readShare }: ListedArticle): string | null => {
  if (!reading) return null
  const { state, priority } = reading
  if (state === 'reading') return `${READING_STATE_WORDS.reading}, ${percentWords(readShare)} read`
  if (state === 'waiting' && priority !== 1)
    return `${READING_STATE_WORDS.waiting}, ${PRIORITY_WORDS[priority].toLowerCase()}`
  return READING_STATE_WORDS[state]
}

/** An article in the list: what it is, how far it was read, what it holds and what is due of it. */
function ArticleRow({ article }: { readonly article: ListedArticle }) {
  const { key, title, facts, cards, topics } = article
  const [source, reading] = [sourceWords(article), readingWords(article)]
  return (
    <li className="border-rule border-b last:border-0">
      <Link
        href={`/library/${encodeURIComponent(key)}`}
        className="group flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1.5 py-4"
      >
        <span className="min-w-0 flex-1 basis-96">
          <span className="block font-semibold font-serif text-head group-hover:underline">{title}</span>
          {source === title ? null : <span className="mt-0.5 block">{source}</span>}
          {topics.length > 0 ? (
            <span className="block text-quiet text-small">{namesLine(topics, TOPICS_SHOWN)}</span>
          ) : null}
        </span>
        <span className="figures flex flex-wrap gap-x-4 text-quiet text-small sm:w-48 sm:flex-col sm:text-right">
          {reading ? <span className="text-ink">{reading}</span> : null}
          <span>{facts === 0 ? 'No facts yet' : `${counted(facts, 'fact')}, ${counted(cards, 'card')}`}</span>
          {cards > 0 ? <StudyProgress {...article} /> : null}
        </span>
      </Link>
    </li>
  )
}

/** “All 15 cards learned”, “4 of 15 cards learned”. */
const progressWords = ({ cards, studied, learned }: Pick<ListedArticle, 'cards' | 'studied' | 'learned'>): string => {
  if (studied === 0) return 'not studied yet'
  if (learned < cards) return `${learned} of ${counted(cards, 'card')} learned`
  return cards === 1 ? 'Learned' : `All ${cards} cards learned`
}

/** How many of an article's cards are learned and how many are due, with a line as long as the learned share. */
function StudyProgress({ cards, studied, learned, dueToday }: ListedArticle) {
  return (
    <>
      <span>{progressWords({ cards, studied, learned })}</span>
      {studied > 0 ? (
        <span aria-hidden="true" className="h-0.75 w-24 self-center bg-rule sm:my-0.5 sm:w-full sm:self-end">
          <span className="block h-full bg-quiet" style={{ width: percentWords(learned / cards) }} />
        </span>
      ) : null}
      {dueToday > 0 ? <span className="font-medium text-ink">{dueToday} due today</span> : null}
    </>
  )
}
