import type { Route } from 'next'
import { LinkButton } from '@/app/_ui'
import type { RehearsalResults } from '@/lib/services/rehearsal/load-results'
import { overWords } from '../../../../_components/debrief-words'
import { ReviewMissed } from '../../../../_components/review-missed'
import { firstStep, nextWords } from './next-words'

/** What to do after a rehearsal: the misses, today's part, and when to rehearse again; once the briefing is over its debrief. */
export function WhatNow({ results }: { readonly results: RehearsalResults }) {
  const { briefing, rehearsal, isPast, debrief, over } = results
  const base = `/briefings/${briefing.id}`
  if (isPast) {
    return (
      <>
        <p className="mt-4">{overWords(debrief)}</p>
        <div className="mt-4 flex flex-wrap gap-2">
          {debrief === null ? null : <ReviewMissed toReview={debrief.toReview} />}
          <LinkButton href={`${base}/debrief` as Route} look={debrief === null ? 'primary' : 'plain'}>
            {debrief === null ? 'Write the debrief' : 'Debrief'}
          </LinkButton>
        </div>
      </>
    )
  }
  if (rehearsal.endedAt === null && over === null) {
    return (
      <>
        <p className="mt-4">This rehearsal isn’t finished. Continue where you left off.</p>
        <div className="mt-4">
          <LinkButton href={`${base}/rehearse/run?rehearsal=${rehearsal.id}` as Route} look="primary" prefetch={false}>
            Continue
          </LinkButton>
        </div>
      </>
    )
  }
  return (
    <>
      <p className="mt-4">{nextWords(results)}</p>
      <div className="mt-4 flex flex-wrap gap-2">
        <FirstStep results={results} />
        <LinkButton href={`${base}/rehearse` as Route}>Rehearse again</LinkButton>
      </div>
    </>
  )
}

/** The one button for what the sentence above it says to do first, where there is anything to do today. */
function FirstStep({ results }: { readonly results: RehearsalResults }) {
  const { briefing, questions } = results
  const step = firstStep(results)
  if (step === null) return null
  const missed = questions.filter(({ misses }) => misses > 0).map(({ cardId }) => cardId)
  const session = `/review?briefing=${encodeURIComponent(briefing.id)}`
  const { words, href } = {
    steps: { words: results.today?.inSteps === 1 ? 'Review it' : 'Review them', href: session },
    missed: { words: 'Review missed facts', href: `/review?mode=cram&cards=${missed.join(',')}` },
    part: { words: 'Study today’s part', href: session },
  }[step]
  return (
    <LinkButton href={href as Route} look="primary" prefetch={false}>
      {words}
    </LinkButton>
  )
}
