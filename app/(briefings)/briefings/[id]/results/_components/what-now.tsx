import type { Route } from 'next'
import { LinkButton } from '@/app/_ui'
import { dateStyle } from '@/app/_ui/date-style'
import { dayWords, dayWordsWithYear } from '@/lib/domain/format/words'
import type { RehearsalResults } from '@/lib/services/rehearsal/load-results'
import { overWords } from '../../../../_components/debrief-words'
import { ReviewMissed } from '../../../../_components/review-missed'

const nextWords = ({ nextDay, nextDate, rehearsal }: RehearsalResults, misses: number): string => {
  if (nextDay === null) {
    return misses > 0
      ? 'That was the last-day rehearsal. Go over what you missed again, and take the crib sheet with you.'
      : 'That was the last-day rehearsal, and you missed nothing. Take the crib sheet with you.'
  }
  const year = nextDate?.slice(0, 4) ?? ''
  const isThisYear = year === new Date(rehearsal.startedAt).toISOString().slice(0, 4)
  const then = `ehearse again on ${(isThisYear ? dayWords : dayWordsWithYear)(nextDay, dateStyle())}.`
  return misses > 0 ? `Review the missed facts now: this changes no due dates. Then r${then}` : `R${then}`
}

/** What to do after a rehearsal: the misses, today's part, and when to rehearse again; once the briefing is over its debrief. */
export function WhatNow({ results }: { readonly results: RehearsalResults }) {
  const { briefing, rehearsal, isPast, debrief, over, questions } = results
  const base = `/briefings/${briefing.id}`
  const isOpen = rehearsal.endedAt === null && over === null
  const missed = questions.filter(({ misses }) => misses > 0)
  const words = isPast
    ? overWords(debrief)
    : isOpen
      ? 'This rehearsal isn’t finished. Continue where you left off.'
      : nextWords(results, missed.length)
  return (
    <>
      <p className="mt-4">{words}</p>
      <div className="mt-4 flex flex-wrap gap-2">
        {debrief === null ? null : <ReviewMissed toReview={debrief.toReview} />}
        {isPast ? (
          <LinkButton href={`${base}/debrief` as Route} look={debrief === null ? 'primary' : 'plain'}>
            {debrief === null ? 'Write the debrief' : 'Debrief'}
          </LinkButton>
        ) : isOpen ? (
          <LinkButton href={`${base}/rehearse/run?rehearsal=${rehearsal.id}` as Route} look="primary" prefetch={false}>
            Continue
          </LinkButton>
        ) : (
          <LinkButton href={base as Route} look="primary">
            Today’s part
          </LinkButton>
        )}
        {!isPast && !isOpen && missed.length > 0 ? (
          <LinkButton
            href={`/review?mode=cram&cards=${missed.map(({ cardId }) => cardId).join(',')}` as Route}
            prefetch={false}
          >
            Review missed facts
          </LinkButton>
        ) : null}
        {isPast || isOpen ? null : <LinkButton href={`${base}/rehearse` as Route}>Rehearse again</LinkButton>}
      </div>
    </>
  )
}
