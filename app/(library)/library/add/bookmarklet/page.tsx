import type { Metadata } from 'next'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { Bookmarklet } from '../../../_components/bookmarklet'

export const metadata: Metadata = { title: 'Bookmarklet' }

export default function BookmarkletPage() {
  return (
    <Page width="form">
      <PageTitle>Bookmarklet</PageTitle>
      <p className="-mt-2 mb-6 max-w-[36rem] text-quiet">
        A bookmark that brings the page you are reading here, with the words that you have selected. It hands over the
        address, the title and the selection, and nothing else; the page is fetched only after you have confirmed it
        here.
      </p>
      <Bookmarklet />
      <Section title="In the share menu">
        <p>
          Install this application from the browser’s menu. It then stands in the share menu of other applications,
          where the browser offers that: Chrome and Edge do on Windows, ChromeOS and Android, Firefox and Safari do not.
        </p>
      </Section>
      <Section title="Where it does not work">
        <p>
          It opens this address, so the server must be running on the same machine. Some sites forbid bookmarklets; copy
          the address of the page there and add it by hand.
        </p>
      </Section>
    </Page>
  )
}
