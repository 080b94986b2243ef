import type { Metadata } from 'next'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { Bookmarklet } from '../../../_components/bookmarklet'

export const metadata: Metadata = { title: 'Bookmarklet' }

export default function BookmarkletPage() {
  return (
    <Page width="form">
      <PageTitle>Bookmarklet</PageTitle>
      <p className="-mt-2 mb-6 max-w-[36rem] text-quiet">
        A bookmark that sends the page you are reading here, with any text you have selected. It sends only the address,
        the title and the selection; the page is fetched only after you confirm it here.
      </p>
      <Bookmarklet />
      <Section title="Share menu">
        <p>
          Install this app from the browser’s menu. It then appears in the share menu of other apps, if the browser
          supports this: Chrome and Edge do on Windows, ChromeOS and Android; Firefox and Safari don’t.
        </p>
      </Section>
      <Section title="If it doesn’t work">
        <p>
          The bookmarklet opens this address, so the server must be running on the same computer. Some sites block
          bookmarklets: copy the address of the page and add it by hand.
        </p>
      </Section>
    </Page>
  )
}
