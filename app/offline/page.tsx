import type { Metadata } from 'next'
import { requestContext } from '@/app/_server/request-context'
import { SavedList } from '../_offline/saved-list'
import { Page, PageTitle } from '../_ui/page'

export const metadata: Metadata = { title: 'Offline' }

/** What a device shows where it has no connection and has not saved the page that was asked for. */
export default async function OfflinePage() {
  await requestContext()
  return (
    <Page>
      <PageTitle>Available offline</PageTitle>
      <p className="mb-6 max-w-[34rem] text-quiet">
        If you asked for another page, it isn’t saved on this device, and the server can’t be reached. These pages work
        without a connection. What you answer is kept here and sent as soon as the server can be reached.
      </p>
      <SavedList />
    </Page>
  )
}
