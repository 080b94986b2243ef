import { Suspense, useEffect } from 'react'
import { whenLoaded } from '@/app/_client/when-loaded'
import { Button } from '@/app/_ui/button'
import { ContextLine, Question, TypedEntry } from '@/app/_ui/question-side'
import { useCardFocus } from '@/app/_ui/use-card-focus'
import { isTypedOut } from '@/lib/domain/grading/typable'
import type { KeyAct } from '@/lib/domain/keys/key-acts'
import type { StudyCard } from '@/lib/domain/queue/study-card'
import { memoryOf, type ReviewSession } from '@/lib/domain/session/review-session'
import { sessionParts } from './load-later-parts'
import type { Beside, ReviewActs } from './scene'

const loadDetails = () => import('./card-details').then((part) => part.CardDetails)
const CardDetails = whenLoaded(loadDetails, { tell: true })
const loadMarks = () => import('./card-marks').then((part) => part.CardMarks)
const CardMarks = whenLoaded(loadMarks, { tell: false })

type CardOnScreenProps = {
  readonly card: StudyCard
  readonly session: ReviewSession
  readonly beside: Beside
  /** Whether kind, date and article are shown with the question; if not, they come with the answer. */
  readonly contextLine: boolean
  readonly formId: string
  readonly acts: ReviewActs
  readonly onAct: (act: KeyAct) => void
}

/** The card that is up. The answer, its passage and its source are in the page only once they are shown. */
export function CardOnScreen({ card, session, beside, contextLine, formId, acts, onAct }: CardOnScreenProps) {
  const { side, turn } = session
  const memory = memoryOf(session, card.cardId)
  const shown = side.kind === 'answer'
  const parts = shown ? sessionParts() : null
  const isTyped = isTypedOut(card)
  const { question, answer } = useCardFocus({ shown, isTyping: isTyped, isFirst: turn === 0, cards: session.cards })
  useEffect(() => {
    // While there is a connection: it may be gone when they are asked for.
    if (turn === 0) void Promise.all([loadDetails(), loadMarks()]).catch(() => undefined)
  }, [turn])
  // What is being read aloud ends with the side that is shown.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each side has its own words
  useEffect(() => () => globalThis.speechSynthesis?.cancel(), [shown])
  const areDetailsOpen = beside.detailsSince !== null
  useEffect(() => {
    if (!areDetailsOpen) return
    return () => {
      // They had the focus, and are gone.
      if (document.activeElement === document.body) (answer.current ?? question.current)?.focus()
    }
  }, [areDetailsOpen, answer, question])
  const hintShown = beside.hintOfTurn === turn
  return (
    <article aria-label="Card" className="pt-6 pb-10 sm:pt-9 low:pt-2 low:pb-4">
      <ContextLine
        card={card}
        shown={contextLine || shown}
        isNew={(memory?.state ?? 'new') === 'new'}
        marked={memory?.marked ?? false}
      >
        {memory ? (
          <Suspense>
            <CardMarks card={card} memory={memory} study={session.study} />
          </Suspense>
        ) : null}
      </ContextLine>
      <div className="pt-[min(4vh,5rem)] sm:pt-[min(9vh,5rem)] low:pt-1">
        {shown && card.form === 'cloze' ? null : <Question card={card} focus={question} answered={shown} />}
        {card.hint && !shown ? (
          hintShown ? (
            <p className="mt-4 text-quiet">Hint: {card.hint}</p>
          ) : (
            <Button look="quiet" className="-ml-4 mt-3" onClick={() => onAct('hint')}>
              Show hint
            </Button>
          )
        ) : null}
        {isTyped && side.kind === 'comparing' && session.study.rehearsal ? (
          <div className="mt-6">
            <p className="text-quiet text-small">{side.text.trim() === '' ? 'Nothing was typed.' : 'You typed'}</p>
            <p className="font-serif text-question">{side.text}</p>
          </div>
        ) : isTyped && !shown ? (
          <TypedEntry formId={formId} onShow={acts.show} />
        ) : null}
        {shown && parts ? (
          <>
            <parts.AnswerText
              card={card}
              typed={side.typed}
              focus={answer}
              onAccepted={(aliases) => acts.send({ kind: 'accept', cardId: card.cardId, aliases })}
            />
            <parts.AnswerSource
              card={card}
              isWhole={beside.wholeOfTurn === turn}
              onWhole={() => onAct('paragraph')}
              compared={beside.comparedOfTurn === turn}
              onCompare={() => onAct('compare')}
            />
          </>
        ) : null}
        {beside.detailsSince !== null ? (
          <Suspense>
            <CardDetails
              session={session}
              now={shown ? side.shownAt : session.study.now}
              takesFocus={beside.detailsSince === turn}
              onClose={() => onAct('details')}
            />
          </Suspense>
        ) : null}
      </div>
    </article>
  )
}
