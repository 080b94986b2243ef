import type { Metadata } from 'next'
import { LinkButton } from './_ui/button'
import { Page, PageTitle } from './_ui/page'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <Page>
      <PageTitle label="Not found">There is nothing at this address</PageTitle>
      <p className="max-w-[34rem] text-quiet">The address may be mistyped, or the page may have been removed.</p>
      <div className="mt-6 flex flex-wrap gap-2">
        <LinkButton href="/" look="primary">
          Go to Today
        </LinkButton>
        <LinkButton href="/library">Go to the library</LinkButton>
      </div>
    </Page>
  )
}
