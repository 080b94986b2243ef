import type { Metadata } from 'next'
import { requestContext } from '@/app/_server/request-context'
import { SavedList } from '../_offline/offline-section'
import { Page, PageTitle } from '../_ui/page'

export const metadata: Metadata = { title: 'Offline' }

/** What a device shows where it has no connection and has not saved the page that was asked for. */
export default async function OfflinePage() {
  await requestContext()
  return (
    <Page>
      <PageTitle>Available offline</PageTitle>
      <p className="mb-6 max-w-[34rem] text-quiet">
        The server can’t be reached. If you tried to open another page, it isn’t saved on this device. The pages below
        work without a connection. Your answers are kept here and sent as soon as the server can be reached.
      </p>
      <SavedList />
    </Page>
  )
}
