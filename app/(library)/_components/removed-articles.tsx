'use client'

import { useTransition } from 'react'
import { Button } from '@/app/_ui/button'
import { Row, RowList } from '@/app/_ui/row-list'
import { retireArticleWithUndo } from './set-article-retired'

type RemovedArticlesProps = { readonly articles: readonly { readonly key: string; readonly title: string }[] }

/** Articles that were taken out of the library, each with the way back; nothing where there are none. */
export function RemovedArticles({ articles }: RemovedArticlesProps) {
  const [pending, startTransition] = useTransition()
  if (articles.length === 0) return null
  return (
    <details className="mt-10">
      <summary className="flex min-h-11 cursor-pointer items-center text-quiet">
        Removed articles ({articles.length})
      </summary>
      <RowList label="Removed articles">
        {articles.map(({ key, title }) => (
          <Row
            key={key}
            value={
              <Button
                disabled={pending}
                aria-label={`Restore “${title}”`}
                onClick={() =>
                  startTransition(async () => {
                    await retireArticleWithUndo(key, false)
                  })
                }
              >
                Restore
              </Button>
            }
          >
            {title}
          </Row>
        ))}
      </RowList>
    </details>
  )
}
