import type { Metadata } from 'next'
import Link from 'next/link'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { fieldWords } from '@/lib/domain/form-fields'
import { BIBLIOGRAPHY } from '@/lib/services/articles/article-input'
import { AddForm } from '../../_components/add-form'
import { Bookmarklet } from '../../_components/bookmarklet'
import { HighlightsForm } from '../../_components/highlights-form'

export const metadata: Metadata = { title: 'Add an article' }

export default function AddPage() {
  return (
    <Page width="form">
      <PageTitle>Add an article</PageTitle>
      <p className="-mt-2 mb-6 max-w-[36rem] text-quiet">
        The text is kept as it is, so that every card can quote it. Title, authors, outlet and date make up the
        citation. You can also add articles from{' '}
        <Link href="/library/feeds" className="link">
          feeds
        </Link>
        , from Readwise{' '}
        <a href="#highlights" className="link">
          highlights
        </a>
        , or with a{' '}
        <a href="#bookmarklet" className="link">
          bookmarklet
        </a>
        , a button in your browser. To bring in cards from Anki, a spreadsheet or other programs,{' '}
        <Link href="/library/import" className="link">
          import cards
        </Link>
        .
      </p>
      <AddForm words={fieldWords(BIBLIOGRAPHY)} />
      <div id="highlights" className="scroll-mt-20">
        <Section title="Highlights">
          <p className="mb-4 text-quiet">
            Each book or article is added as a text made up of your highlights, from which you can get drafts. You can
            import a newer file at any time: only new highlights are added.
          </p>
          <HighlightsForm />
        </Section>
      </div>
      <div id="bookmarklet" className="scroll-mt-20">
        <Section title="Bookmarklet and share menu">
          <p className="mb-4 text-quiet">
            A bookmark that sends the page you are reading here, with any text you have selected. It sends only the
            address, the title and the selection; the page is fetched only after you confirm it here.
          </p>
          <Bookmarklet />
          <p className="mt-4">
            Install this app from the browser’s menu, and it appears in the share menu of other apps, if the browser
            supports this: Chrome and Edge do on Windows, ChromeOS and Android; Firefox and Safari don’t.
          </p>
          <p className="mt-4">
            The bookmarklet opens this address, so the server must be running on the same computer. Some sites block
            bookmarklets: copy the address of the page and add it by hand.
          </p>
        </Section>
      </div>
    </Page>
  )
}
