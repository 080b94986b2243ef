import type { Metadata } from 'next'
import Link from 'next/link'
import { SayButton } from '@/app/_client/say-outcome'
import { requestContext } from '@/app/_server/request-context'
import { LinkButton } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { Pagination } from '@/app/_ui/pagination'
import { roundedPercent } from '@/lib/domain/format/percent'
import { counted, minutesWords, sentenceStart } from '@/lib/domain/format/words'
import { MINUTES_A_DAY } from '@/lib/domain/reading/plan'
import { loadReadingList, type ReadingEntry } from '@/lib/services/reading/load-reading-list'
import { ReadingControl } from '../../_components/reading-control'
import { changeReading } from '../../article-actions'

export const metadata: Metadata = { title: 'Reading list' }

export default async function ReadingPage({ searchParams }: PageProps<'/library/reading'>) {
  const asked = Number((await searchParams).page ?? 1)
  const list = await loadReadingList(await requestContext(), Number.isInteger(asked) && asked > 0 ? asked : 1)
  const { today, entries, total, page, pageSize, wordsPerMinute } = list
  const minutes = today.reduce((sum, { minutesToday }) => sum + minutesToday, 0)
  return (
    <Page>
      <PageTitle label={total === 0 ? 'Nothing to read' : `${counted(total, 'article')} to read`}>
        Reading list
      </PageTitle>
      {total === 0 ? (
        <EmptyState
          title="Your reading list is empty"
          action={
            <LinkButton href="/library/add" look="primary">
              Add an article
            </LinkButton>
          }
        >
          Articles you add wait here until you read them. To add one from the library, open its page.
        </EmptyState>
      ) : (
        <>
          <Section
            title="Today"
            label={`${MINUTES_A_DAY} minutes per day for reading. Anything that doesn’t fit is rescheduled.`}
          >
            {today.length === 0 ? (
              <p className="text-quiet">Nothing for today.</p>
            ) : (
              <>
                <ul aria-label="To read today">
                  {today.map((one) => (
                    <li
                      key={one.key}
                      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-rule border-b py-3 last:border-0"
                    >
                      <Link href={`/library/${encodeURIComponent(one.key)}`} className="min-w-0 flex-1 basis-60">
                        <span className="block font-medium hover:underline">{one.title}</span>
                        <span className="figures text-label text-quiet">
                          {one.minutesToday < one.minutesLeft - 0.5
                            ? `${minutesWords(one.minutesToday)} of ${minutesWords(one.minutesLeft)}`
                            : `${minutesWords(one.minutesLeft)} left`}
                        </span>
                      </Link>
                      {/* It comes back by itself. */}
                      <SayButton
                        act={changeReading.bind(null, one.key, { later: true })}
                        said={null}
                        look="quiet"
                        label={`Not today: “${one.title}”`}
                      >
                        Not today
                      </SayButton>
                    </li>
                  ))}
                </ul>
                <p className="figures mt-2 text-label text-quiet">
                  {sentenceStart(minutesWords(minutes))} in all, at {wordsPerMinute} words per minute.
                </p>
              </>
            )}
          </Section>
          <Section title="Everything to read" label="Articles in progress first, then by priority.">
            <ul aria-label="Reading list">
              {entries.map((entry) => (
                <Entry key={entry.key} entry={entry} />
              ))}
            </ul>
            <Pagination
              of="articles"
              page={page}
              pageSize={pageSize}
              total={total}
              hrefOf={(to) => `/library/reading?page=${to}` as const}
            />
          </Section>
        </>
      )}
    </Page>
  )
}

function Entry({ entry }: { readonly entry: ReadingEntry }) {
  const { key, title, state, priority, minutesLeft, share } = entry
  const progress = state === 'reading' ? `${roundedPercent(share)} read, ` : ''
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-rule border-b py-3 last:border-0">
      <Link href={`/library/${encodeURIComponent(key)}`} className="min-w-0 flex-1 basis-60">
        <span className="block font-medium hover:underline">{title}</span>
        <span className="figures text-label text-quiet">
          {progress}
          {minutesWords(minutesLeft)} left
        </span>
      </Link>
      <ReadingControl key={`${state} ${priority}`} articleKey={key} title={title} state={state} priority={priority} />
    </li>
  )
}
