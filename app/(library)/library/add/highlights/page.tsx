import type { Metadata } from 'next'
import { Page, PageTitle } from '@/app/_ui/page'
import { HighlightsForm } from '../../../_components/highlights-form'

export const metadata: Metadata = { title: 'Import highlights' }

export default function HighlightsPage() {
  return (
    <Page width="form">
      <PageTitle>Import highlights</PageTitle>
      <p className="-mt-2 mb-6 max-w-[36rem] text-quiet">
        Each book or article is added as a text made up of your highlights, from which you can get drafts. You can
        import a newer file at any time: only new highlights are added.
      </p>
      <HighlightsForm />
    </Page>
  )
}
