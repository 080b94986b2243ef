import type { MouseEvent } from 'react'
import { ANSWER_BUTTON, ANSWER_CHOICE, ANSWER_NOTE, AnswerBar } from '@/app/_ui/answer-bar'
import { classNames } from '@/app/_ui/class-names'
import type { Confidence } from '@/lib/domain/briefing/briefing'
import { RATINGS, type Rating } from '@/lib/domain/scheduling/memory'

/** Takes what was typed, through the form that knows it. */
export function TypedBar({ formId }: { readonly formId: string }) {
  return (
    <AnswerBar>
      <button type="submit" form={formId} className={`${ANSWER_BUTTON} w-full font-medium`}>
        Submit answer
      </button>
    </AnswerBar>
  )
}

const MARKS: readonly { readonly confidence: Confidence; readonly name: string; readonly points: string }[] = [
  { confidence: 1, name: 'A guess', points: '+1 or 0' },
  { confidence: 2, name: 'Fairly sure', points: '+2 or −2' },
  { confidence: 3, name: 'Sure', points: '+3 or −6' },
]

type SureBarProps = { readonly label: string; readonly onMark: (confidence: Confidence) => void }

/** How sure the learner is, before the answer is seen: the mark itself shows it. */
export function SureBar({ label, onMark }: SureBarProps) {
  return (
    <AnswerBar label={label}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a border and needs a legend on screen */}
      <div role="group" aria-label="How sure are you?" className="grid grid-cols-3">
        {MARKS.map(({ confidence, name, points }) => (
          <button
            key={confidence}
            type="button"
            aria-label={`${name}: shows the answer`}
            onClick={() => onMark(confidence)}
            className={classNames(ANSWER_CHOICE, 'figures')}
          >
            <span className="font-medium">{name}</span>
            <small className={ANSWER_NOTE}>{points}</small>
          </button>
        ))}
      </div>
    </AnswerBar>
  )
}

const GRADES: Readonly<Record<Rating, { readonly name: string; readonly what: string; readonly edge: string }>> = {
  1: { name: 'Again', what: 'missed', edge: 'shadow-[inset_0_3px_0_var(--color-again)]' },
  2: { name: 'Hard', what: 'with effort', edge: 'shadow-[inset_0_3px_0_var(--color-hard)]' },
  3: { name: 'Good', what: 'recalled', edge: 'shadow-[inset_0_3px_0_var(--color-good)]' },
  4: { name: 'Easy', what: 'at once', edge: 'shadow-[inset_0_3px_0_var(--color-easy)]' },
}

type GradeBarProps = { readonly proposed: Rating; readonly onGrade: (rating: Rating, event: MouseEvent) => void }

/** The grade that the learner gives their own answer, honestly: it counts for the schedule. */
export function RunGradeBar({ proposed, onGrade }: GradeBarProps) {
  return (
    <AnswerBar>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a border and needs a legend on screen */}
      <div role="group" aria-label="How well did you recall it?" className="grid grid-cols-4">
        {RATINGS.map((rating) => (
          <button
            key={rating}
            type="button"
            onClick={(event) => onGrade(rating, event)}
            className={classNames(ANSWER_CHOICE, rating === proposed && GRADES[rating].edge)}
          >
            <span className="font-medium">{GRADES[rating].name}</span>
            <small className={ANSWER_NOTE}>{GRADES[rating].what}</small>
          </button>
        ))}
      </div>
    </AnswerBar>
  )
}

/** After a choice there is nothing to grade. */
export function NextBar({ onNext }: { readonly onNext: (event: MouseEvent) => void }) {
  return (
    <AnswerBar>
      <button type="button" onClick={onNext} className={`${ANSWER_BUTTON} w-full font-medium`}>
        Next question
      </button>
    </AnswerBar>
  )
}
