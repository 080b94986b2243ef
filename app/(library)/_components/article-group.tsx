import { counted } from '@/lib/domain/format/words'
import type { ArticleFilter, ArticleGroup, ArticleGrouping, ListedArticle } from '@/lib/services/articles/list-articles'
import { ArticleRow } from './article-row'
import { FILTER_WORDS } from './library-bar'

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
