import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { requestContext } from '@/app/_server/request-context'
import { EmptyState, LinkButton, Page, PageTitle } from '@/app/_ui'
import { dateStyle } from '@/app/_ui/date-style'
import { findBriefing } from '@/lib/data/queries/briefing/briefings'
import { dateTimeWords } from '@/lib/domain/format/words'
import { plannedTimeOf } from '@/lib/services/briefing/hold-briefing'
import { loadDebrief, loadForecastScore } from '@/lib/services/rehearsal/load-debrief'
import { ForecastScore } from '../../../_components/forecast-score'
import { HoldBriefing, PutBack } from '../../../_components/hold-briefing'
import { DebriefList } from './_components/debrief-list'

export const metadata: Metadata = { title: 'Debrief' }

type DebriefPageProps = { readonly params: Promise<{ id: string }> }

export default async function DebriefPage({ params }: DebriefPageProps) {
  const { id } = await params
  const ctx = await requestContext()
  const found = await loadDebrief(ctx, id)
  if (!found.ok) {
    const ahead = await findBriefing(ctx.engine.read, ctx.actor.learnerId, id)
    if (found.code !== 'conflict' || !ahead) notFound()
    return (
      <Page>
        <PageTitle>Debrief</PageTitle>
        <EmptyState
          title="This briefing hasn’t taken place yet"
          action={
            <div className="flex flex-wrap gap-2">
              <HoldBriefing id={id} planned={dateTimeWords(ahead.at, ahead.timeZone, dateStyle())} />
              <LinkButton href={`/briefings/${id}` as Route}>Back to the briefing</LinkButton>
            </div>
          }
        >
          Afterwards, record here what came up and whether you recalled it.
        </EmptyState>
      </Page>
    )
  }
  const { briefing, groups, written, counts } = found.value
  const planned = await plannedTimeOf(ctx, briefing)
  return (
    <Page>
      <PageTitle
        label={
          <Link href={`/briefings/${id}` as Route} className="link">
            {briefing.title}
          </Link>
        }
      >
        Debrief
      </PageTitle>
      {planned === null ? null : (
        <PutBack id={id} at={planned} planned={dateTimeWords(planned, briefing.timeZone, dateStyle())} />
      )}
      {groups.length === 0 ? (
        <EmptyState title="Nothing to debrief">
          This briefing has no facts that could have been asked: none were chosen, or those chosen were removed or
          suspended.
        </EmptyState>
      ) : (
        <>
          <p>
            What came up, and did you recall it? Mark only those facts, or press R, N or C on a fact: all others are
            saved as not having come up. Your debrief is kept with the forecast made before the briefing
            {written > 0 ? ', and you can correct it at any time' : ''}.
          </p>
          <DebriefList briefingId={id} groups={groups} toReview={counts?.toReview ?? null} />
        </>
      )}
      <ForecastScore scored={await loadForecastScore(ctx)} />
    </Page>
  )
}
