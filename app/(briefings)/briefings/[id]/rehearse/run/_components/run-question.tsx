import { useMemo, useState } from 'react'
import { AnswerSource, AnswerText } from '@/app/_ui/answer-side'
import { ContextLine, Question, TypedEntry } from '@/app/_ui/question-side'
import { useCardFocus } from '@/app/_ui/use-card-focus'
import type { RehearsalQuestion } from '@/lib/domain/briefing/rehearsal/sheet'
import type { StudyCard } from '@/lib/domain/queue/study-card'
import type { RehearsalSession } from '@/lib/domain/session/rehearsal-session'
import { HotSeat } from './run-clock'
import type { RunActs } from './use-run'

const studyCardOf = ({ card }: RehearsalQuestion): StudyCard => ({ ...card, memory: null })

type RunQuestionProps = {
  readonly question: RehearsalQuestion
  readonly session: RehearsalSession
  readonly acts: RunActs
  readonly formId: string
  /** Whether the whole paragraph of the passage is shown. */
  readonly isWhole: boolean
  readonly onWhole: () => void
}

/** The question that is up. The answer, its passage and its source are in the page only once they are shown. */
export function RunQuestion({ question, session, acts, formId, isWhole, onWhole }: RunQuestionProps) {
  const [comparedOfTurn, setComparedOfTurn] = useState<number | null>(null)
  const { side, turn, sheet, progress } = session
  const { item, hint } = question
  const card = studyCardOf(question)
  const shown = side.kind === 'answer'
  const isTyping = item.format === 'typed' && side.kind === 'question'
  const cards = useMemo(() => new Map(sheet.questions.map((one) => [one.card.cardId, one.card])), [sheet])
  const focus = useCardFocus({ shown, isTyping, isFirst: turn === 0, cards })
  const isBack = (progress.up?.round ?? 1) > 1
  return (
    <article aria-label="Question" className="pt-6 pb-10 sm:pt-9 low:pt-2 low:pb-4">
      <ContextLine card={card} shown={sheet.contextLine || shown} isNew={false} marked={false} />
      {isBack ? <p className="mt-1 text-label text-quiet">Back after a miss.</p> : null}
      <div className="pt-[min(7vh,4rem)] low:pt-1">
        {shown && card.form === 'cloze' ? null : <Question card={card} focus={focus.question} answered={shown} />}
        {hint !== null && !shown ? <p className="mt-4 text-quiet">Hint: {hint}</p> : null}
        {item.format === 'spoken' && !shown ? <HotSeat /> : null}
        {isTyping ? <TypedEntry formId={formId} onShow={(text) => acts.send({ kind: 'type', text })} /> : null}
        {side.kind === 'sure' ? (
          <div className="mt-6">
            <p className="text-quiet text-small">{side.given.trim() === '' ? 'Nothing was typed.' : 'You typed'}</p>
            <p className="font-serif text-question">{side.given}</p>
          </div>
        ) : null}
        {side.kind === 'answer' ? (
          <>
            <AnswerText
              card={card}
              typed={side.typed}
              focus={focus.answer}
              onAccepted={(aliases) => acts.send({ kind: 'accept', aliases })}
            />
            <AnswerSource
              card={card}
              isWhole={isWhole}
              onWhole={onWhole}
              compared={comparedOfTurn === turn}
              onCompare={() => setComparedOfTurn((old) => (old === turn ? null : turn))}
            />
          </>
        ) : null}
      </div>
    </article>
  )
}
