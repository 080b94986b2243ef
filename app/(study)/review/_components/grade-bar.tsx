import type { MouseEvent } from 'react'
import { ANSWER_BUTTON, ANSWER_CHOICE, ANSWER_NOTE, AnswerBar } from '@/app/_ui/answer-bar'
import { classNames } from '@/app/_ui/class-names'
import type { Instant } from '@/lib/domain/ids'
import { intervalLabel } from '@/lib/domain/scheduling/answer'
import { type Memory, RATING_NAMES, RATINGS, type Rating } from '@/lib/domain/scheduling/memory'

type ShowBarProps = {
  /** The form of a typed card: the button then sends it. */
  readonly formId: string | null
  readonly onShow: () => void
}

export function ShowBar({ formId, onShow }: ShowBarProps) {
  return (
    <AnswerBar>
      <button
        {...(formId ? { type: 'submit', form: formId } : { type: 'button', onClick: onShow })}
        className={`${ANSWER_BUTTON} w-full font-medium`}
      >
        Show answer
      </button>
    </AnswerBar>
  )
}

const EDGES: Readonly<Record<Rating, string>> = {
  1: 'shadow-[inset_0_3px_0_var(--color-again)]',
  2: 'shadow-[inset_0_3px_0_var(--color-hard)]',
  3: 'shadow-[inset_0_3px_0_var(--color-good)]',
  4: 'shadow-[inset_0_3px_0_var(--color-easy)]',
}

type GradeBarProps = {
  readonly outcomes: Readonly<Record<Rating, Memory>>
  readonly shownAt: Instant
  /** The grade that Space and Enter give; it carries a coloured edge. */
  readonly proposed: Rating
  readonly onGrade: (rating: Rating, event: MouseEvent) => void
}

/** The four grades with the interval that each leads to. */
export function GradeBar({ outcomes, shownAt, proposed, onGrade }: GradeBarProps) {
  return (
    <AnswerBar>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a border and needs a legend on screen */}
      <div role="group" aria-label="How well did you recall it?" className="grid grid-cols-4">
        {RATINGS.map((rating) => {
          const interval = intervalLabel(outcomes[rating], shownAt)
          return (
            <button
              key={rating}
              type="button"
              aria-label={`${RATING_NAMES[rating]}, next in ${interval}`}
              onClick={(event) => onGrade(rating, event)}
              className={classNames(ANSWER_CHOICE, 'figures', rating === proposed && EDGES[rating])}
            >
              <span className="font-medium">{RATING_NAMES[rating]}</span>
              <small className={ANSWER_NOTE}>{interval}</small>
            </button>
          )
        })}
      </div>
    </AnswerBar>
  )
}
