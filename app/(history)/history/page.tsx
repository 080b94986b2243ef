import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { requestContext } from '@/app/_server/request-context'
import { LinkButton } from '@/app/_ui/button'
import { dateStyle } from '@/app/_ui/date-style'
import { EmptyState } from '@/app/_ui/empty-state'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { RowList } from '@/app/_ui/row-list'
import { clockWords, dayWordsWithYear } from '@/lib/domain/format/words'
import type { StudyDay } from '@/lib/domain/ids'
import { studyCalendar } from '@/lib/domain/time/study-day'
import {
  cursorText,
  HISTORY_KINDS,
  type HistoryItem,
  type HistoryKind,
  listHistory,
  parseCursor,
} from '@/lib/services/history/list-history'
import { studyDayOf } from '@/lib/services/learner/study-day-of'
import { HistoryRow } from './_components/history-row'

export const metadata: Metadata = { title: 'History' }

const KIND_WORDS: Readonly<Record<HistoryKind, string>> = {
  answers: 'Answers',
  cards: 'Cards',
  facts: 'Facts',
  articles: 'Articles',
  conflicts: 'Conflicts',
}

const kindOf = (text: string | undefined): HistoryKind | null => HISTORY_KINDS.find((kind) => kind === text) ?? null

const addressOf = (kind: HistoryKind | null, before: string | null): Route => {
  const params = new URLSearchParams({ ...(kind ? { kind } : {}), ...(before ? { before } : {}) })
  return (params.size > 0 ? `/history?${params}` : '/history') as Route // typed routes know no parameters
}

/** Items by the study day on which they were done: before it begins in the morning, still that of the evening. */
const byDay = (items: readonly HistoryItem[], dayOf: (at: number) => StudyDay) => {
  const days: { readonly day: string; readonly items: HistoryItem[] }[] = []
  for (const item of items) {
    const day = dayWordsWithYear(dayOf(item.at), dateStyle())
    const last = days.at(-1)
    if (last?.day === day) last.items.push(item)
    else days.push({ day, items: [item] })
  }
  return days
}

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value)

export default async function HistoryScreen({ searchParams }: PageProps<'/history'>) {
  const params = await searchParams
  const kind = kindOf(one(params.kind))
  const before = parseCursor(one(params.before))
  const ctx = await requestContext()
  const { items, next, timeZone } = await listHistory(ctx, { kind, before })
  const { scheduling } = await studyDayOf(ctx)
  const { dayOf } = studyCalendar(scheduling.timeZone, scheduling.dayStartHour)
  return (
    <Page>
      <PageTitle label="What you did, and what you can undo">History</PageTitle>
      <nav aria-label="Kinds" className="-mx-2 mb-4 flex flex-wrap gap-y-1 text-small">
        {[null, ...HISTORY_KINDS].map((each) => (
          <Link
            key={each ?? 'all'}
            href={addressOf(each, null)}
            aria-current={each === kind ? 'page' : undefined}
            className="inline-flex min-h-11 items-center px-2 sm:min-w-0 text-quiet aria-[current=page]:font-medium aria-[current=page]:text-ink aria-[current=page]:underline aria-[current=page]:underline-offset-4"
          >
            {each === null ? 'All' : KIND_WORDS[each]}
          </Link>
        ))}
      </nav>
      {items.length === 0 ? (
        <EmptyState title={before ? 'Nothing earlier' : 'Nothing yet'}>
          {before ? (
            <Link href={addressOf(kind, null)} className="link">
              Show the latest
            </Link>
          ) : (
            'What you do appears here: answers, and changes to cards, facts, articles and conflicts.'
          )}
        </EmptyState>
      ) : null}
      {byDay(items, dayOf).map(({ day, items: done }) => (
        <Section key={day} title={day}>
          <RowList label={day}>
            {done.map((item) => (
              <HistoryRow key={item.id} item={item} time={clockWords(item.at, timeZone, dateStyle())} />
            ))}
          </RowList>
        </Section>
      ))}
      <div className="mt-6 flex flex-wrap gap-2">
        {before ? <LinkButton href={addressOf(kind, null)}>Latest</LinkButton> : null}
        {next ? <LinkButton href={addressOf(kind, cursorText(next))}>Earlier</LinkButton> : null}
      </div>
    </Page>
  )
}
