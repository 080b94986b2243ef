import type { Metadata } from 'next'
import { Page, PageTitle } from '@/app/_ui/page'
import { AddForm } from '../../_components/add-form'

export const metadata: Metadata = { title: 'Add an article' }

export default function AddPage() {
  return (
    <Page width="form">
      <PageTitle>Add an article</PageTitle>
      <p className="-mt-2 mb-6 max-w-[36rem] text-quiet">
        The text is kept as it is, so that every card can show the passage it was made from. Nothing is fetched from the
        web.
      </p>
      <AddForm />
    </Page>
  )
}
