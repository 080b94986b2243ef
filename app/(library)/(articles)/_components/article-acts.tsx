'use client'

import { useRouter } from 'next/navigation'
import { Suspense, useState, useTransition } from 'react'
import { whenLoaded } from '@/app/_client/lazy-part'
import { sayOutcome } from '@/app/_client/say-outcome'
import { Button } from '@/app/_ui/button'
import { Row, RowList } from '@/app/_ui/row-list'
import { remove, restoreArticleEntry } from '../article-actions'
import type { SourceDetailsProps } from './source-details-dialog'

const SourceDetailsDialog = whenLoaded(() =>
  import('./source-details-dialog').then((module) => module.SourceDetailsDialog),
)

/** Takes an article out of the library, or brings it back, and says so with the way to take it back. */
const setRemoved = (key: string, out: boolean): Promise<boolean> =>
  sayOutcome(
    out ? remove(key) : restoreArticleEntry(key),
    ({ title, cards, kept }) => {
      const asked = cards === 0 ? '' : out ? ' Its cards are no longer reviewed.' : ' Its cards are reviewed again.'
      const stays = kept === 1 ? '1 fact stays' : `${kept} facts stay`
      const elsewhere = kept === 0 ? '' : ` ${stays}: another article has a passage for ${kept === 1 ? 'it' : 'them'}.`
      return `“${title}” ${out ? 'removed' : 'restored'}.${asked}${elsewhere}`
    },
    () => () => setRemoved(key, !out),
  )

/** What can be done with an article as a whole: correct what is said of it, and take it out of the library. */
export function ArticleActs({ origin, ...details }: SourceDetailsProps & { readonly origin: string }) {
  const [isOpen, setOpen] = useState(false)
  const [pending, startTransition] = useTransition()
  const router = useRouter()
  const takeOut = () =>
    startTransition(async () => {
      if (await setRemoved(details.articleKey, true)) router.push('/library')
    })
  return (
    <div className="flex flex-wrap gap-2">
      {origin === 'content' ? null : <Button onClick={() => setOpen(true)}>Edit source details</Button>}
      <Button look="quiet" disabled={pending} onClick={takeOut}>
        Remove article
      </Button>
      {isOpen ? (
        <Suspense>
          <SourceDetailsDialog {...details} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </div>
  )
}

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
                aria-label={`Restore “${title}”`}
                disabled={pending}
                onClick={() =>
                  startTransition(async () => {
                    await setRemoved(key, false)
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
