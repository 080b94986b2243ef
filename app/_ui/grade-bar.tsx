import type { MouseEvent } from 'react'
import { ariaKeys } from '@/lib/domain/keys/key-press'
import { RATING_NAMES, RATINGS, type Rating } from '@/lib/domain/scheduling/memory'
import { ANSWER_CHOICE, ANSWER_NOTE, AnswerBar } from './answer-bar'
import { classNames } from './class-names'
import { FirstKey } from './kbd'

const EDGES: Readonly<Record<Rating, string>> = {
  1: 'shadow-[inset_0_3px_0_var(--color-again)]',
  2: 'shadow-[inset_0_3px_0_var(--color-hard)]',
  3: 'shadow-[inset_0_3px_0_var(--color-good)]',
  4: 'shadow-[inset_0_3px_0_var(--color-easy)]',
}

type GradeBarProps = {
  /** The interval that a grade leads to; null where none is to be said. */
  readonly intervals: Readonly<Record<Rating, string>> | null
  /** The grade that Space and Enter give; it carries a coloured edge. */
  readonly proposed: Rating
  readonly onGrade: (rating: Rating, event: MouseEvent) => void
  /** The keys of each grade; the first is shown where there is a keyboard. */
  readonly keys: Readonly<Record<Rating, readonly string[]>>
}

/** The four grades. */
export function GradeBar({ intervals, proposed, onGrade, keys }: GradeBarProps) {
  return (
    <AnswerBar>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a border and needs a legend on screen */}
      <div
        role="group"
        aria-label="How well did you recall it?"
        className="grid grid-cols-[repeat(auto-fit,minmax(min(4.25rem,50%),1fr))]"
      >
        {RATINGS.map((rating) => (
          <button
            key={rating}
            type="button"
            aria-label={RATING_NAMES[rating] + (intervals ? `, next in ${intervals[rating]}` : '')}
            aria-keyshortcuts={ariaKeys(keys[rating])}
            onClick={(event) => onGrade(rating, event)}
            className={classNames(
              ANSWER_CHOICE,
              'figures',
              rating === proposed && `forced-colors:border-t-4 ${EDGES[rating]}`,
            )}
          >
            <span className="font-medium">{RATING_NAMES[rating]}</span>
            <FirstKey keys={keys[rating]} />
            {intervals ? <small className={ANSWER_NOTE}>{intervals[rating]}</small> : null}
          </button>
        ))}
      </div>
    </AnswerBar>
  )
}
