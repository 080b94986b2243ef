import type { Metadata } from 'next'
import Link from 'next/link'
import { Page, PageTitle } from '@/app/_ui/page'
import { fieldWords } from '@/lib/domain/form-fields'
import { BIBLIOGRAPHY } from '@/lib/services/articles/article-input'
import { AddForm } from '../../_components/add-form'

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
        <Link href="/library/add/highlights" className="link">
          highlights
        </Link>
        , or with a{' '}
        <Link href="/library/add/bookmarklet" className="link">
          bookmarklet
        </Link>
        , a button in your browser. To bring in cards from Anki, a spreadsheet or other programs,{' '}
        <Link href="/library/import" className="link">
          import cards
        </Link>
        .
      </p>
      <AddForm words={fieldWords(BIBLIOGRAPHY)} />
    </Page>
  )
}
