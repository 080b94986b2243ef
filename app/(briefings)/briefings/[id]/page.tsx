import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { after } from 'next/server'
import { Suspense } from 'react'
import { requestContext } from '@/app/_server/request-context'
import { buttonClass, LinkButton } from '@/app/_ui/button'
import { dateStyle } from '@/app/_ui/date-style'
import { EmptyState } from '@/app/_ui/empty-state'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { RemoveBriefing } from '@/app/(briefings)/_components/briefing-acts'
import { AtRiskPart } from '@/app/(briefings)/_components/groups-part'
import { TodayPart } from '@/app/(briefings)/_components/plan-part'
import { LEAST_SCORED } from '@/lib/domain/briefing/calibration'
import { daysAwayWords, daysSinceWords } from '@/lib/domain/briefing/day-words'
import type { Readiness } from '@/lib/domain/briefing/forecast'
import { counted, dateTimeWords } from '@/lib/domain/format/words'
import { fewAnswersWords } from '@/lib/domain/queue/pace-words'
import { type Debrief, loadDebrief } from '@/lib/services/briefing/debrief'
import type { Outlook } from '@/lib/services/briefing/forecast-inputs'
import { keepForecast } from '@/lib/services/briefing/keep-forecast'
import { type BriefingPage, feasibilityOfInputs, loadBriefing } from '@/lib/services/briefing/load-briefing'
import { needWords, needWordsOfPlan } from '@/lib/services/briefing/need-words'
import { WayButtons } from '../../_components/briefing-acts'
import { DebriefList } from '../../_components/debrief-list'
import { GroupsPart } from '../../_components/groups-part'
import { LinePart } from '../../_components/line-part'
import { PlanPart } from '../../_components/plan-part'
import { wayLabel } from '../../_components/way-label'
import { expectWords, overWords, rangeWords, readinessWords } from '../../_components/words'

/** One card in so many just answered lifts the figure of now. */
const MANY = 4

type FigureProps = { readonly name: string; readonly readiness: Readiness; readonly isMain?: boolean }

function Figure({ name, readiness, isMain = false }: FigureProps) {
  return (
    <div className="flex flex-col border-rule border-t py-3">
      <dt className="text-label text-quiet">{name}</dt>
      <dd className={`figures mt-1 font-semibold font-serif ${isMain ? 'text-figure text-accent' : 'text-figure'}`}>
        {readinessWords(readiness)}
      </dd>
      <dd className="figures mt-2 text-quiet text-small">
        {rangeWords(readiness) === readinessWords(readiness) ? '' : `${rangeWords(readiness)}. `}Expect{' '}
        {expectWords(readiness)}.
      </dd>
    </div>
  )
}

/** Readiness now, if you stop now, and if you follow the plan, each with its range; of one that is over at its time. */
function ReadinessPart({ page }: { readonly page: BriefingPage }) {
  const { now, ifStopped, ifFollowed, isPast, justAnswered, cards } = page
  return (
    <Section
      title="Readiness"
      label={
        isPast
          ? 'The share of the facts you could expect to recall at the briefing, from what you had studied by then; a must-know counts three times as much as a nice-to-know.'
          : 'The share of the facts you can expect to recall; a must-know counts three times as much as a nice-to-know. “Now” is what you would recall if asked at this moment; some of it will fade before the day.'
      }
    >
      <dl className="mt-2 grid gap-x-6 sm:grid-cols-3">
        <Figure name={isPast ? 'At the briefing' : 'Now'} readiness={now} />
        {isPast ? null : (
          <>
            <Figure name="On the day, if you stop now" readiness={ifStopped} />
            <Figure name="On the day, if you follow the plan" readiness={ifFollowed} isMain />
          </>
        )}
      </dl>
      {!isPast && justAnswered * MANY >= cards ? (
        <p className="figures mt-1 text-quiet text-small">
          You answered {justAnswered} of these {counted(cards, 'card')} within the last hour, so “Now” is high. The day
          is what counts.
        </p>
      ) : null}
    </Section>
  )
}

type NeedPartProps = { readonly page: BriefingPage; readonly outlook: Outlook }

const SENTENCE = 'max-w-[38rem] font-serif text-reading'

/** What the targets need, in one sentence; where they are out of reach, with a button for each way that closes the gap. */
function NeedPart({ page, outlook }: NeedPartProps) {
  const words = needWordsOfPlan(outlook, page)
  return (
    <div className="mb-4">
      {words === null ? (
        <Suspense fallback={<p className="text-quiet">Working out what it takes …</p>}>
          <Feasibility page={page} outlook={outlook} />
        </Suspense>
      ) : (
        <p className={SENTENCE}>{words}</p>
      )}
    </div>
  )
}

async function Feasibility({ page, outlook }: NeedPartProps) {
  // Lets the page around it be sent first: this compares many plans.
  await new Promise((resolve) => setImmediate(resolve))
  const found = feasibilityOfInputs(outlook)
  return (
    <>
      <p className={SENTENCE}>{needWords(outlook, page, found)}</p>
      {found.ways.length > 0 ? (
        <WayButtons id={outlook.briefing.id} ways={found.ways.map((way) => ({ way, label: wayLabel(way, outlook) }))} />
      ) : null}
    </>
  )
}

/** What came up at a briefing that is over, to be marked fact by fact. */
function DebriefPart({ debrief: { briefing, groups, counts } }: { readonly debrief: Debrief }) {
  if (groups.length === 0) return null
  return (
    <div id="debrief" className="scroll-mt-4">
      <Section title="Debrief">
        <p className="max-w-[38rem]">
          Mark what came up, and whether you recalled it. Beside each fact is what was forecast before the briefing. You
          can correct your marks at any time. Reviews of what you missed count as ordinary ones, even if the cards are
          not due yet.
        </p>
        <DebriefList briefingId={briefing.id} groups={groups} toReview={counts?.toReview ?? null} />
      </Section>
    </div>
  )
}

/** Which model the numbers rest on, and whether the learner's own past corrects them. */
function Basis({ page }: { readonly page: BriefingPage }) {
  const { model, scored } = page.basis
  const fewAnswers = fewAnswersWords(page.basis)
  const corrected =
    scored >= LEAST_SCORED
      ? `corrected by your last ${scored.toLocaleString('en-GB')} reviews`
      : `not yet corrected (needs ${LEAST_SCORED} scored reviews; you have ${scored})`
  return (
    <p className="mt-10 max-w-[38rem] text-quiet text-small">
      Forecasts use {model} with your settings, {corrected}. If the model is right, 95 results in 100 fall within the
      range.{page.isPast ? '' : ' Leave yourself a margin.'}
      {fewAnswers === null ? '' : ` ${fewAnswers}`}
    </p>
  )
}

export const metadata: Metadata = { title: 'Briefing' }

/** A briefing: how ready the learner will be, what to do for it, and what may be missing on the day. */
export default async function BriefingScreen({ params }: PageProps<'/briefings/[id]'>) {
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
