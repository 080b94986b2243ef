import Link from 'next/link'
import { citationWords } from '@/app/_ui/citation'
import type { ListedArticle } from '@/lib/services/list-articles'

const TOPICS_SHOWN = 4

const counted = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`

const topicWords = (topics: readonly string[]): string => {
  const shown = topics.slice(0, TOPICS_SHOWN).join(', ')
  return topics.length > TOPICS_SHOWN ? `${shown} and ${topics.length - TOPICS_SHOWN} more` : shown
}

/** What the list says of an article's source: without the “Notes on” of a passage's citation, and never its title again. */
const sourceWords = ({ authors, outlet, published }: ListedArticle): string =>
  citationWords({ authors, outlet, published, origin: 'file' }).replace(/\.$/, '')

/** An article in the list: what it is, what it holds and what is due of it. */
export function ArticleRow({ article }: { readonly article: ListedArticle }) {
  const { key, title, facts, cards, studied, dueToday, topics } = article
  return (
    <li className="border-rule border-b last:border-0">
      <Link
        href={`/library/${encodeURIComponent(key)}`}
        className="group flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1.5 py-4"
      >
        <span className="min-w-0 flex-1 basis-96">
          <span className="block font-semibold font-serif text-head group-hover:underline">{title}</span>
          <span className="mt-0.5 block">{sourceWords(article)}</span>
          {topics.length > 0 ? <span className="block text-quiet text-small">{topicWords(topics)}</span> : null}
        </span>
        <span className="figures flex flex-wrap gap-x-4 text-quiet text-small sm:w-44 sm:flex-col sm:text-right">
          <span>{facts === 0 ? 'No facts yet' : `${counted(facts, 'fact')}, ${counted(cards, 'card')}`}</span>
          {cards > 0 ? <span>{studied === 0 ? 'not studied yet' : `${studied} studied`}</span> : null}
          {dueToday > 0 ? <span className="font-medium text-ink">{dueToday} due today</span> : null}
        </span>
      </Link>
    </li>
  )
}
