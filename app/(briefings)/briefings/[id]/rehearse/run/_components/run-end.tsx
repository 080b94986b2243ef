import type { Route } from 'next'
import { useEffect, useRef } from 'react'
import { Button, LinkButton } from '@/app/_ui/button'
import { pointsWords, scoreOf } from '@/lib/domain/briefing/rehearsal/score'
import type { RehearsalSession } from '@/lib/domain/session/rehearsal-session'

type RunEndProps = {
  readonly session: RehearsalSession
  readonly waiting: number
  readonly onUndo: (() => void) | null
}

const questionsWords = (count: number): string => `${count} ${count === 1 ? 'question' : 'questions'}`

/** The end of a rehearsal: why it is over, the score in one line, and the way to the results. */
export function RunEnd({ session, waiting, onUndo }: RunEndProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const { sheet, progress, answers, isEnded } = session
  const score = scoreOf(answers)
  const results = `/briefings/${sheet.briefing.id}/results?rehearsal=${sheet.id}` as Route // edge: ids from the server
  const title = isEnded ? 'Rehearsal ended' : progress.over === 'recalled' ? 'All recalled' : 'Time’s up'
  return (
    <div className="pt-8 pb-16 sm:pt-14">
      <p className="mb-1.5 font-medium text-label text-quiet">{sheet.briefing.title}</p>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p className="figures mt-2 text-quiet">
        {score.right} of {questionsWords(score.asked)} right first time, {pointsWords(score.points)} of{' '}
        {score.mostPoints} points.
        {progress.open.length > 0 ? ` ${questionsWords(progress.open.length)} still open.` : ''}
      </p>
      {waiting > 0 ? (
        <p role="status" className="mt-2 text-hard text-small">
          {waiting} {waiting === 1 ? 'step is' : 'steps are'} kept on this device until you’re back online. The results
          are complete once they are sent.
        </p>
      ) : null}
      <div className="mt-6 flex flex-wrap gap-2">
        <LinkButton href={results} look="primary" prefetch={false}>
          See the results
        </LinkButton>
        <LinkButton href={`/briefings/${sheet.briefing.id}` as Route}>Back to the briefing</LinkButton>
        {onUndo ? <Button onClick={onUndo}>Undo the last answer</Button> : null}
      </div>
    </div>
  )
}
