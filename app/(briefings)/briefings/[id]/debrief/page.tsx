import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { requestContext } from '@/app/_server/request-context'
import { EmptyState, LinkButton, Page, PageTitle } from '@/app/_ui'
import { findBriefing } from '@/lib/data/queries/briefing/briefings'
import { loadDebrief } from '@/lib/services/briefing/debrief'
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
              <LinkButton href={`/briefings/${id}` as Route}>Back to the briefing</LinkButton>
              <LinkButton href={`/briefings/${id}/edit` as Route}>Edit its date</LinkButton>
            </div>
          }
        >
          Afterwards, record here what came up and whether you recalled it.
        </EmptyState>
      </Page>
    )
  }
  const { briefing, groups, counts } = found.value
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
      {groups.length === 0 ? (
        <EmptyState title="Nothing to debrief">
          This briefing has no facts that could have been asked: none were chosen, or those chosen were removed or
          suspended.
        </EmptyState>
      ) : (
        <>
          <p>
            Mark what came up, and whether you recalled it. Beside each fact is what was forecast before the briefing.
            You can correct your marks at any time.
          </p>
          <DebriefList briefingId={id} groups={groups} toReview={counts?.toReview ?? null} />
        </>
      )}
    </Page>
  )
}
