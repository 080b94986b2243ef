import type { Metadata } from 'next'
import { z } from 'zod'
import { LinkButton } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { Page, PageTitle } from '@/app/_ui/page'
import { sharedFrom } from '@/lib/domain/reading/shared'
import { ShareForm } from '../../_components/share-form'

export const metadata: Metadata = { title: 'Add shared content' }

const field = z.string().max(200_000).nullable().catch(null)
const paramsSchema = z.object({ url: field, title: field, text: field })

/** Where a bookmarklet and the share menu of a phone lead. Nothing is fetched or kept until the form is sent. */
export default async function SharePage({ searchParams }: PageProps<'/library/share'>) {
  const shared = sharedFrom(paramsSchema.parse({ url: null, title: null, text: null, ...(await searchParams) }))
  const isEmpty = shared.url === null && shared.text === null
  return (
    <Page width="form">
      <PageTitle>Add shared content</PageTitle>
      {isEmpty ? (
        <EmptyState
          title="Nothing was shared"
          action={
            <LinkButton href="/library/add" look="primary">
              Add an article
            </LinkButton>
          }
        >
          There was no address and no text.
        </EmptyState>
      ) : (
        <ShareForm shared={shared} />
      )}
    </Page>
  )
}
