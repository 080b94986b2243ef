import type { Metadata } from 'next'
import Link from 'next/link'
import { requestContext } from '@/app/_server/request-context'
import { Page, PageTitle } from '@/app/_ui/page'
import { listFeeds } from '@/lib/services/capture/feeds'
import { FeedForm, FeedList } from '../../_components/feeds'

export const metadata: Metadata = { title: 'Feeds' }

export default async function FeedsPage() {
  const feeds = await listFeeds(await requestContext())
  return (
    <Page width="form">
      <PageTitle>Feeds</PageTitle>
      <p className="-mt-2 mb-6 max-w-[36rem] text-quiet">
        A feed is only fetched when you check it. Articles that you add go into the library and on your{' '}
        <Link href="/library/reading" className="link">
          reading list
        </Link>
        .
      </p>
      <FeedForm />
      {feeds.length > 0 ? <FeedList feeds={feeds.map(({ feedId, title, url }) => ({ feedId, title, url }))} /> : null}
    </Page>
  )
}
