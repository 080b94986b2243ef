import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { requestContext } from '@/app/_server/request-context'
import { LinkButton } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { counted } from '@/lib/domain/format/words'
import { loadBriefing } from '@/lib/services/briefing/load-briefing'
import { studyDayOf } from '@/lib/services/learner/study-day-of'
import { loadHistory, type PastRehearsal } from '@/lib/services/rehearsal/load-results'
import { History } from './_components/history'
import { RefreshWhenTaken } from './_components/refresh-when-taken'
import { StartForm } from './_components/start-form'

export const metadata: Metadata = { title: 'Rehearse' }

const USUAL_MINUTES = 15

export default async function RehearsePage({ params }: PageProps<'/briefings/[id]/rehearse'>) {
  const { id } = await params
  const ctx = await requestContext()
  const [found, history] = [await loadBriefing(ctx, id), await loadHistory(ctx, id)]
  if (!found.ok || !history.ok) notFound()
  const { briefing, isPast, cards, facts } = found.value.page
  const { timeZone } = (await studyDayOf(ctx)).scheduling
  return (
    <Page>
      <PageTitle
        label={
          <Link href={`/briefings/${id}` as Route} className="link">
            {briefing.title}
          </Link>
        }
      >
        Rehearse
      </PageTitle>
      <RefreshWhenTaken madeAt={ctx.now} />
      {isPast ? (
        <EmptyState
          title="This briefing is over"
          action={
            <LinkButton href={`/briefings/${id}#debrief` as Route} look="primary">
              Debrief
            </LinkButton>
          }
        >
          There is nothing left to rehearse. Mark in the debrief what came up.
        </EmptyState>
      ) : cards === 0 ? (
        <EmptyState
          title="No facts to rehearse yet"
          action={<LinkButton href={`/briefings/${id}/edit` as Route}>Edit briefing</LinkButton>}
        >
          None of the facts it covers has a card: you haven’t chosen any yet, or those you chose were removed or
          suspended.
        </EmptyState>
      ) : (
        <>
          <p className="max-w-[38rem]">
            A timed quiz on {counted(facts, 'fact')}: must-knows at risk first, then whatever matters most and is likely
            to be forgotten by the briefing. Before you see each answer, you say how sure you are. What you miss comes
            back until you recall it. Your answers count as reviews.
          </p>
          <Continue open={history.value.find(({ isOpen }) => isOpen)} />
          <StartForm
            briefingId={id}
            minutes={Math.max(1, Math.min(USUAL_MINUTES, briefing.minutesPerDay || USUAL_MINUTES))}
          />
        </>
      )}
      {history.value.length > 0 ? (
        <Section title="Rehearsals so far" label="Answers right first time.">
          <History briefingId={id} rehearsals={history.value} timeZone={timeZone} />
        </Section>
      ) : null}
    </Page>
  )
}

function Continue({ open }: { readonly open: PastRehearsal | undefined }) {
  if (!open) return null
  return (
    <p className="mt-6">
      <LinkButton href={`/review?rehearsal=${open.id}` as Route} prefetch={false}>
        Continue the last one
      </LinkButton>
    </p>
  )
}
