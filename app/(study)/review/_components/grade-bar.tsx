import type { MouseEvent, ReactNode } from 'react'
import { classNames } from '@/app/_ui/class-names'
import type { Instant } from '@/lib/domain/ids'
import { intervalLabel } from '@/lib/domain/scheduling/answer'
import { type Memory, RATINGS, type Rating } from '@/lib/domain/scheduling/memory'
import { GRADE_NAMES } from './review-steps'

/** Stands at the thumb, above the safe area; on a very low window it scrolls with the page and hides nothing. */
function Bar({ children }: { readonly children: ReactNode }) {
  return (
    <div className="bottom-0 z-10 border-rule border-t bg-sheet pb-[env(safe-area-inset-bottom)] [@media(min-height:26rem)]:sticky">
      <div className="mx-auto max-w-[44rem] sm:border-rule sm:border-x">{children}</div>
    </div>
  )
}

type ShowBarProps = {
  /** The form of a typed card: the button then sends it. */
  readonly formId: string | null
  readonly onShow: () => void
}

export function ShowBar({ formId, onShow }: ShowBarProps) {
  return (
    <Bar>
      <button
        {...(formId ? { type: 'submit', form: formId } : { type: 'button', onClick: onShow })}
        className="min-h-16 w-full px-4 font-medium hover:bg-rule/40 focus-visible:-outline-offset-4"
      >
        Show answer
      </button>
    </Bar>
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
    <Bar>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a border and needs a legend on screen */}
      <div role="group" aria-label="How well did you recall it?" className="grid grid-cols-4">
        {RATINGS.map((rating) => {
          const interval = intervalLabel(outcomes[rating], shownAt)
          return (
            <button
              key={rating}
              type="button"
              aria-label={`${GRADE_NAMES[rating]}, next in ${interval}`}
              onClick={(event) => onGrade(rating, event)}
              className={classNames(
                'figures min-h-16 border-rule border-l px-1 py-2.5 leading-[1.3] first:border-l-0 hover:bg-rule/40 focus-visible:-outline-offset-4',
                rating === proposed && EDGES[rating],
              )}
            >
              <span className="font-medium">{GRADE_NAMES[rating]}</span>
              <small className="block text-label text-quiet">{interval}</small>
            </button>
          )
        })}
      </div>
    </Bar>
  )
}
