import Link from 'next/link'
import { citationWords } from '@/app/_ui/citation'
import { percentWords } from '@/lib/domain/format/percent'
import { counted } from '@/lib/domain/format/words'
import type { ArticleFilter, ArticleGroup, ArticleGrouping, ListedArticle } from '@/lib/services/articles/list-articles'
import { FILTER_WORDS } from './library-bar'
import { PRIORITY_WORDS, READING_STATE_WORDS } from './reading-words'

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
export function ArticleGroupPart({ group: { name, total, articles }, grouping }: ArticleGroupPartProps) {
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

const topicWords = (topics: readonly string[]): string => {
  const shown = topics.slice(0, TOPICS_SHOWN).join(', ')
  return topics.length > TOPICS_SHOWN ? `${shown} and ${topics.length - TOPICS_SHOWN} more` : shown
}

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
export function ArticleRow({ article }: { readonly article: ListedArticle }) {
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
          {topics.length > 0 ? <span className="block text-quiet text-small">{topicWords(topics)}</span> : null}
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
