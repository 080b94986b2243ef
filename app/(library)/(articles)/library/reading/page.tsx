import type { Metadata } from 'next'
import { ActButton } from '@/app/_client/act-button'
import { requestContext } from '@/app/_server/request-context'
import { LinkButton } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { Pagination } from '@/app/_ui/pagination'
import { Row, RowList } from '@/app/_ui/row-list'
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
                <RowList label="To read today">
                  {today.map(({ key, title, minutesToday, minutesLeft }) => (
                    <Row
                      key={key}
                      href={`/library/${encodeURIComponent(key)}`}
                      note={
                        minutesToday < minutesLeft - 0.5
                          ? `${minutesWords(minutesToday)} of ${minutesWords(minutesLeft)}`
                          : `${minutesWords(minutesLeft)} left`
                      }
                      act={
                        // It comes back by itself.
                        <ActButton
                          act={changeReading.bind(null, key, { later: true })}
                          look="quiet"
                          label={`Not today: “${title}”`}
                        >
                          Not today
                        </ActButton>
                      }
                    >
                      {title}
                    </Row>
                  ))}
                </RowList>
                <p className="figures mt-2 text-label text-quiet">
                  {sentenceStart(minutesWords(minutes))} in all, at {wordsPerMinute} words per minute.
                </p>
              </>
            )}
          </Section>
          <Section title="Everything to read" label="Articles in progress first, then by priority.">
            <RowList label="Reading list">
              {entries.map((entry) => (
                <Entry key={entry.key} entry={entry} />
              ))}
            </RowList>
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
    <Row
      href={`/library/${encodeURIComponent(key)}`}
      note={`${progress}${minutesWords(minutesLeft)} left`}
      act={
        <ReadingControl key={`${state} ${priority}`} articleKey={key} title={title} state={state} priority={priority} />
      }
    >
      {title}
    </Row>
  )
}
