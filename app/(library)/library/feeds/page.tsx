import type { Metadata } from 'next'
import Link from 'next/link'
import { requestContext } from '@/app/_server/request-context'
import { dateStyle } from '@/app/_ui/date-style'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { dateTimeWords } from '@/lib/domain/format/words'
import { listFeeds } from '@/lib/services/incoming/follow-feed'
import { studyDayOf } from '@/lib/services/learner/study-day-of'
import { FeedForm } from '../../_components/feed-form'
import { FeedRows } from '../../_components/feed-rows'

export const metadata: Metadata = { title: 'Feeds' }

export default async function FeedsPage() {
  const ctx = await requestContext()
  const feeds = await listFeeds(ctx)
  const { scheduling } = await studyDayOf(ctx)
  const time = (at: number) => dateTimeWords(at, scheduling.timeZone, dateStyle(), 'short')
  return (
    <Page width="form">
      <PageTitle>Feeds</PageTitle>
      <p className="-mt-2 mb-6 max-w-[36rem] text-quiet">
        New items from the feeds you follow appear in your{' '}
        <Link href="/library/incoming" className="link">
          incoming articles
        </Link>
        . A feed is checked only when you follow it or press Check.
      </p>
      <FeedForm />
      {feeds.length > 0 ? (
        <Section title="Feeds you follow">
          <FeedRows
            feeds={feeds.map(({ feedId, title, url, checkedAt, failure }) => ({
              feedId,
              title,
              url,
              failure,
              lastCheck: checkedAt === null ? null : time(checkedAt),
            }))}
          />
        </Section>
      ) : null}
    </Page>
  )
}
