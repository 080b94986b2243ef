import type { Metadata } from 'next'
import { Page, PageTitle } from '@/app/_ui/page'
import { HighlightsForm } from '../../../_components/highlights-form'

export const metadata: Metadata = { title: 'Import highlights' }

export default function HighlightsPage() {
  return (
    <Page width="form">
      <PageTitle>Import highlights</PageTitle>
      <p className="-mt-2 mb-6 max-w-[36rem] text-quiet">
        Each book or article becomes an article of the words that you highlighted in it, and drafts come first from
        them. Import a newer file whenever you like: only what is new is added.
      </p>
      <HighlightsForm />
    </Page>
  )
}
