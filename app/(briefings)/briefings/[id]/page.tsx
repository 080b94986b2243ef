import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { after } from 'next/server'
import { requestContext } from '@/app/_server/request-context'
import { buttonClass, LinkButton } from '@/app/_ui/button'
import { dateStyle } from '@/app/_ui/date-style'
import { EmptyState } from '@/app/_ui/empty-state'
import { Page, PageTitle } from '@/app/_ui/page'
import { daysAwayWords, daysSinceWords } from '@/lib/domain/briefing/day-words'
import { counted, dateTimeWords } from '@/lib/domain/format/words'
import { loadDebrief } from '@/lib/services/briefing/debrief'
import { keepForecast } from '@/lib/services/briefing/keep-forecast'
import { type BriefingPage, loadBriefing } from '@/lib/services/briefing/load-briefing'
import { AtRiskPart } from '../../_components/at-risk-part'
import { Basis } from '../../_components/basis'
import { DebriefPart } from '../../_components/debrief-part'
import { GroupsPart } from '../../_components/groups-part'
import { LinePart } from '../../_components/line-part'
import { NeedPart } from '../../_components/need-part'
import { PlanPart } from '../../_components/plan-part'
import { ReadinessPart } from '../../_components/readiness-part'
import { RemoveBriefing } from '../../_components/remove-briefing'
import { TodayPart } from '../../_components/today-part'
import { overWords } from '../../_components/words'

type BriefingScreenProps = { readonly params: Promise<{ readonly id: string }> }

export const metadata: Metadata = { title: 'Briefing' }

/** A briefing: how ready the learner will be, what to do for it, and what may be missing on the day. */
export default async function BriefingScreen({ params }: BriefingScreenProps) {
  const ctx = await requestContext()
  const id = decodeURIComponent((await params).id)
  const loaded = await loadBriefing(ctx, id)
  if (!loaded.ok) notFound()
  const { page, outlook } = loaded.value
  const debrief = page.isPast ? await loadDebrief(ctx, id) : null
  after(() => keepForecast(ctx, id, loaded.value))
  return (
    <Page>
      <Head page={page} />
      {page.cards === 0 ? (
        <NoFacts page={page} />
      ) : page.isPast ? (
        <>
          <p className="mb-2 max-w-[34rem]">{overWords(page.debrief)}</p>
          <ReadinessPart page={page} />
        </>
      ) : (
        <>
          <NeedPart page={page} outlook={outlook} />
          <TodayPart page={page} />
          <ReadinessPart page={page} />
        </>
      )}
      {page.cards === 0 ? null : (
        <>
          <LinePart page={page} />
          {page.isPast ? null : <PlanPart page={page} />}
          <AtRiskPart page={page} />
          <GroupsPart page={page} />
          <Basis page={page} />
          {debrief?.ok ? <DebriefPart debrief={debrief.value} /> : null}
        </>
      )}
    </Page>
  )
}

function Head({ page }: { readonly page: BriefingPage }) {
  const { briefing, day, briefingDay, isPast, facts, suspended } = page
  const address = `/briefings/${encodeURIComponent(briefing.id)}` as const
  const at = dateTimeWords(briefing.at, briefing.timeZone, dateStyle())
  const when = [at, briefing.place].filter((part) => part !== null)
  return (
    <>
      <PageTitle
        label={
          isPast ? `Past briefing, ${daysSinceWords(day, briefingDay)}` : `Briefing, ${daysAwayWords(day, briefingDay)}`
        }
      >
        {briefing.title}
      </PageTitle>
      <p className="-mt-4 text-quiet">
        {when.join(', ')}. {counted(facts, 'fact')}
        {suspended > 0 ? `, and ${suspended} suspended` : ''}.{briefing.audience ? ` For: ${briefing.audience}.` : ''}
      </p>
      <div className="mt-4 mb-8 flex flex-wrap gap-2">
        {isPast ? (
          <LinkButton href="#debrief" look={page.debrief === null ? 'primary' : 'plain'}>
            Debrief
          </LinkButton>
        ) : (
          <LinkButton href={`${address}/rehearse`}>Rehearse</LinkButton>
        )}
        <LinkButton href={`${address}/crib`}>Crib sheet</LinkButton>
        {isPast ? null : (
          <a href={`${address}/calendar`} download className={buttonClass('plain')}>
            Add to calendar
          </a>
        )}
        <LinkButton href={`${address}/edit`}>Edit</LinkButton>
        <LinkButton href={`/briefings/new?copy=${encodeURIComponent(briefing.id)}`}>Copy</LinkButton>
        <RemoveBriefing id={briefing.id} title={briefing.title} />
      </div>
    </>
  )
}

function NoFacts({ page }: { readonly page: BriefingPage }) {
  return (
    <EmptyState
      title="No facts to study"
      action={
        <LinkButton href={`/briefings/${encodeURIComponent(page.briefing.id)}/edit`} look="primary">
          Choose facts
        </LinkButton>
      }
    >
      None of the facts it covers has a card: you haven’t chosen any yet, or those you chose were removed or suspended.
    </EmptyState>
  )
}
