import { useEffect, useRef } from 'react'
import { Button } from '@/app/_ui/button'
import { fetchCardParts } from '@/app/_ui/card-text'
import { isRichCard } from '@/lib/domain/cards/sides'
import type { StudyCard } from '@/lib/domain/queue/study-card'
import { memoryOf, type ReviewSession } from '@/lib/domain/session/review-session'
import { AnswerSource, AnswerText } from './answer-side'
import { CardDetails } from './card-details'
import { focusInWindow } from './focus-in-window'
import type { KeyAct } from './keys'
import { ContextLine, Question, TypedEntry } from './question-side'

/** What the learner has opened beside the card. */
export type Beside = {
  readonly source: boolean
  readonly details: boolean
  /** The turns of which the hint, and the further passages, were asked for. */
  readonly hintOfTurn: number | null
  readonly comparedOfTurn: number | null
}

type CardOnScreenProps = {
  readonly card: StudyCard
  readonly session: ReviewSession
  readonly beside: Beside
  /** Whether kind, date and article are shown with the question; if not, they come with the answer. */
  readonly contextLine: boolean
  readonly formId: string
  readonly onShow: (typed: string | null) => void
  readonly onAct: (act: KeyAct) => void
}

/** The card that is up. The answer, its passage and its source are in the page only once they are shown. */
export function CardOnScreen({ card, session, beside, contextLine, formId, onShow, onAct }: CardOnScreenProps) {
  const question = useRef<HTMLDivElement>(null)
  const answer = useRef<HTMLDivElement>(null)
  const { side, turn, cards } = session
  const memory = memoryOf(session, card.cardId)
  const shown = side.kind === 'answer'
  const isTyped = card.form === 'typed'
  const isFirst = turn === 0
  useEffect(() => {
    // At the start there is a connection; later there may be none.
    if (isFirst && [...cards.values()].some(isRichCard)) fetchCardParts()
  }, [isFirst, cards])
  // The last answer may have moved the page.
  useEffect(() => {
    window.scrollTo({ top: 0, behavior: 'instant' })
  }, [])
  useEffect(() => {
    if (shown) focusInWindow(answer.current)
    else if (!isTyped) question.current?.focus({ preventScroll: true })
  }, [shown, isTyped])
  const hintShown = beside.hintOfTurn === turn
  return (
    <article aria-label="Card" className="pt-6 pb-10 sm:pt-9 low:pt-2 low:pb-4">
      <ContextLine
        card={card}
        shown={contextLine || shown}
        isNew={(memory?.state ?? 'new') === 'new'}
        marked={memory?.marked ?? false}
      />
      <div className="pt-[min(9vh,5rem)] low:pt-1">
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
        {isTyped && !shown ? <TypedEntry formId={formId} onShow={onShow} /> : null}
        {shown ? (
          <>
            <AnswerText card={card} typed={side.typed} focus={answer} />
            <AnswerSource
              card={card}
              shown={beside.source}
              onToggle={() => onAct('source')}
              compared={beside.comparedOfTurn === turn}
              onCompare={() => onAct('compare')}
            />
          </>
        ) : null}
        {beside.details ? <CardDetails session={session} now={shown ? side.shownAt : session.study.now} /> : null}
      </div>
    </article>
  )
}
