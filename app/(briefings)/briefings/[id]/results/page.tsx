import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { requestContext } from '@/app/_server/request-context'
import { EmptyState, LinkButton, Page, PageTitle, Section } from '@/app/_ui'
import { pointsWords } from '@/lib/domain/briefing/rehearsal/score'
import { counted } from '@/lib/domain/format/words'
import { studyDayOf } from '@/lib/services/learner/study-day-of'
import { loadHistory, loadResults, type RehearsalResults } from '@/lib/services/rehearsal/load-results'
import { History, momentWords } from '../rehearse/_components/history'
import { RefreshWhenTaken } from '../rehearse/_components/refresh-when-taken'
import { ReadinessChange } from './_components/readiness-change'
import { AskedQuestion, Marks } from './_components/result-parts'
import { WhatNow } from './_components/what-now'

export const metadata: Metadata = { title: 'Results' }

type ResultsPageProps = {
  readonly params: Promise<{ id: string }>
  readonly searchParams: Promise<{ rehearsal?: string | string[] }>
}

export default async function ResultsPage({ params, searchParams }: ResultsPageProps) {
  const [{ id }, { rehearsal }] = await Promise.all([params, searchParams])
  const ctx = await requestContext()
  const history = await loadHistory(ctx, id)
  if (!history.ok) notFound()
  const { scheduling } = await studyDayOf(ctx)
  const asked = typeof rehearsal === 'string' ? rehearsal : history.value[0]?.id
  if (asked === undefined) {
    return (
      <Page>
        <PageTitle>Results</PageTitle>
        <EmptyState
          title="No rehearsals yet"
          action={<LinkButton href={`/briefings/${id}/rehearse` as Route}>Rehearse</LinkButton>}
        />
      </Page>
    )
  }
  const found = await loadResults(ctx, asked)
  if (!found.ok || found.value.briefing.id !== id) notFound()
  const others = history.value.filter((other) => other.id !== asked)
  return (
    <Page>
      <Head results={found.value} timeZone={scheduling.timeZone} />
      <RefreshWhenTaken madeAt={ctx.now} />
      <Questions results={found.value} />
      {others.length > 0 ? (
        <Section title="Other rehearsals" label="Answers right first time; points depend on how sure you were.">
          <History briefingId={id} rehearsals={others} timeZone={scheduling.timeZone} />
        </Section>
      ) : null}
    </Page>
  )
}

type HeadProps = { readonly results: RehearsalResults; readonly timeZone: string }

function Head({ results, timeZone }: HeadProps) {
  const { briefing, rehearsal, notAsked } = results
  const { score } = rehearsal
  const title = score.asked === 0 ? 'No questions answered' : `${score.right} of ${score.asked} right first time`
  return (
    <>
      <PageTitle
        label={
          <>
            <Link href={`/briefings/${briefing.id}` as Route} className="link">
              {briefing.title}
            </Link>
            . Rehearsal on {momentWords(rehearsal.startedAt, timeZone)}
          </>
        }
      >
        {title}
      </PageTitle>
      <p className="figures text-quiet">
        {score.mostPoints > 0 ? `${pointsWords(score.points)} of ${score.mostPoints} points. ` : ''}
        {notAsked > 0
          ? `${counted(notAsked, 'question')} ${notAsked === 1 ? 'was' : 'were'} not asked.`
          : 'Every question was asked.'}
      </p>
      <WhatNow results={results} />
      <ReadinessChange results={results} />
    </>
  )
}

function Questions({ results: { rehearsal, questions } }: { readonly results: RehearsalResults }) {
  const wrong = questions.filter(({ first }) => first.verdict === 'wrong')
  const confident = wrong.filter(({ first }) => first.confidence === 3)
  const others = wrong.filter(({ first }) => first.confidence !== 3)
  const unsure = questions.filter(({ first }) => first.verdict !== 'wrong' && first.confidence === 1)
  return (
    <>
      {confident.length > 0 ? (
        <Section title="Sure but wrong" label="Look at these first: you were sure, but the answer was wrong.">
          <ul>
            {confident.map((question) => (
              <AskedQuestion key={question.cardId} question={question} />
            ))}
          </ul>
        </Section>
      ) : null}
      {others.length > 0 ? (
        <Section title={confident.length > 0 ? 'Also missed' : 'Missed'}>
          <ul>
            {others.map((question) => (
              <AskedQuestion key={question.cardId} question={question} />
            ))}
          </ul>
        </Section>
      ) : null}
      {unsure.length > 0 ? (
        <Section title="Right but guessed" label="You recalled these without being sure: say them aloud again.">
          <ul>
            {unsure.map((question) => (
              <AskedQuestion key={question.cardId} question={question} isBrief />
            ))}
          </ul>
        </Section>
      ) : null}
      <Marks score={rehearsal.score} />
    </>
  )
}
