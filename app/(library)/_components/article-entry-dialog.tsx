'use client'

import { useRouter } from 'next/navigation'
import { Suspense, useState, useTransition } from 'react'
import { whenLoaded } from '@/app/_client/when-loaded'
import { Button } from '@/app/_ui/button'
import { retireArticleWithUndo } from './set-article-retired'
import type { SourceDetailsProps } from './source-details-dialog'

const SourceDetailsDialog = whenLoaded(
  () => import('./source-details-dialog').then((module) => module.SourceDetailsDialog),
  { tell: true },
)

/** What can be done with an article as a whole: correct what is said of it, and take it out of the library. */
export function ArticleEntryDialog({ origin, ...details }: SourceDetailsProps & { readonly origin: string }) {
  const [isOpen, setOpen] = useState(false)
  const [pending, startTransition] = useTransition()
  const router = useRouter()
  const remove = () =>
    startTransition(async () => {
      if (await retireArticleWithUndo(details.articleKey, true)) router.push('/library')
    })
  return (
    <div className="flex flex-wrap gap-2">
      {origin === 'content' ? null : <Button onClick={() => setOpen(true)}>Edit source details</Button>}
      <Button look="quiet" disabled={pending} onClick={remove}>
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
