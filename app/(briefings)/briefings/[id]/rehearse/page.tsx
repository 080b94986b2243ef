import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { requestContext } from '@/app/_server/request-context'
import { EmptyState, LinkButton, Page, PageTitle, Section } from '@/app/_ui'
import { counted } from '@/lib/domain/format/words'
import { loadStart, type RehearsalStart } from '@/lib/services/rehearsal/load-start'
import { EndForm } from './_components/end-form'
import { formatWords } from './_components/format-words'
import { History, momentWords } from './_components/history'
import { RefreshWhenTaken } from './_components/refresh-when-taken'
import { StartForm } from './_components/start-form'

export const metadata: Metadata = { title: 'Rehearse' }

type RehearsePageProps = { readonly params: Promise<{ id: string }> }

const USUAL_MINUTES = 15

export default async function RehearsePage({ params }: RehearsePageProps) {
  const { id } = await params
  const ctx = await requestContext()
  const found = await loadStart(ctx, id)
  if (!found.ok) notFound()
  const start = found.value
  const { briefing, history, timeZone } = start
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
      <Begin start={start} />
      {history.length > 0 ? (
        <Section title="Rehearsals so far" label="Answers right first time; points depend on how sure you were.">
          <History briefingId={id} rehearsals={history} timeZone={timeZone} />
        </Section>
      ) : null}
    </Page>
  )
}

function Begin({ start }: { readonly start: RehearsalStart }) {
  const { briefing, facts, isPast, history, timeZone } = start
  if (isPast) {
    return (
      <EmptyState
        title="This briefing is over"
        action={
          <LinkButton href={`/briefings/${briefing.id}/debrief` as Route} look="primary">
            Write the debrief
          </LinkButton>
        }
      >
        There is nothing left to rehearse. Write a debrief to record what came up and whether you recalled it.
      </EmptyState>
    )
  }
  if (facts === 0) {
    return (
      <EmptyState
        title="No facts to rehearse yet"
        action={<LinkButton href={`/briefings/${briefing.id}/edit` as Route}>Edit briefing</LinkButton>}
      >
        None of the facts it covers has a card: you haven’t chosen any yet, or those you chose were removed or
        suspended.
      </EmptyState>
    )
  }
  const open = history.find(({ endedAt }) => endedAt === null)
  const minutes = Math.max(1, Math.min(USUAL_MINUTES, briefing.minutesPerDay || USUAL_MINUTES))
  return (
    <>
      <p>
        Questions from {counted(facts, 'fact')}. Must-knows at risk are chosen first, even if you answered them today,
        then whatever matters most and is likely to be forgotten by the briefing; they are asked in mixed order.{' '}
        {formatWords(start)} Before you see each answer, you say how sure you are. What you miss comes back until you
        recall it.
      </p>
      {open ? (
        <section aria-label="Unfinished rehearsal" className="mt-6 rounded-sheet border border-rule bg-sheet p-5">
          <p>
            The rehearsal you started on {momentWords(open.startedAt, timeZone)} isn’t finished: {open.score.asked} of{' '}
            {counted(open.questions, 'question')} asked.
          </p>
          <div className="mt-4 flex flex-wrap gap-2">
            <LinkButton
              href={`/briefings/${briefing.id}/rehearse/run?rehearsal=${open.id}` as Route}
              look="primary"
              prefetch={false}
            >
              Continue
            </LinkButton>
            <EndForm briefingId={briefing.id} rehearsalId={open.id} />
          </div>
        </section>
      ) : null}
      <StartForm
        briefingId={briefing.id}
        minutes={minutes}
        label={open ? 'Start a new one instead' : 'Start rehearsal'}
        isMain={!open}
      />
    </>
  )
}
