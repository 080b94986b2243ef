import type { MouseEvent, ReactNode } from 'react'
import { classNames } from '@/app/_ui/class-names'
import type { Confidence } from '@/lib/domain/briefing/briefing'
import { RATINGS, type Rating } from '@/lib/domain/scheduling/memory'

const BUTTON =
  'min-h-16 border-rule border-l px-1 py-2.5 leading-[1.3] first:border-l-0 hover:bg-rule/40 focus-visible:-outline-offset-4'

/** Stands at the thumb, above the safe area; on a very low window it scrolls with the page and hides nothing. */
function Bar({ label, children }: { readonly label?: string; readonly children: ReactNode }) {
  return (
    <div className="bottom-0 z-10 border-rule border-t bg-sheet pb-[env(safe-area-inset-bottom)] [@media(min-height:26rem)]:sticky">
      <div className="mx-auto max-w-[44rem] sm:border-rule sm:border-x">
        {label ? <p className="border-rule border-b px-4 py-1.5 text-center text-quiet text-small">{label}</p> : null}
        {children}
      </div>
    </div>
  )
}

/** Takes what was typed, through the form that knows it. */
export function TypedBar({ formId }: { readonly formId: string }) {
  return (
    <Bar>
      <button type="submit" form={formId} className={classNames(BUTTON, 'w-full font-medium')}>
        That is my answer
      </button>
    </Bar>
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
    <Bar label={label}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a border and needs a legend on screen */}
      <div role="group" aria-label="How sure are you?" className="grid grid-cols-3">
        {MARKS.map(({ confidence, name, points }) => (
          <button
            key={confidence}
            type="button"
            aria-label={`${name}: shows the answer`}
            onClick={() => onMark(confidence)}
            className={classNames(BUTTON, 'figures')}
          >
            <span className="font-medium">{name}</span>
            <small className="block text-label text-quiet">{points}</small>
          </button>
        ))}
      </div>
    </Bar>
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
    <Bar>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a border and needs a legend on screen */}
      <div role="group" aria-label="How well did you recall it?" className="grid grid-cols-4">
        {RATINGS.map((rating) => (
          <button
            key={rating}
            type="button"
            onClick={(event) => onGrade(rating, event)}
            className={classNames(BUTTON, rating === proposed && GRADES[rating].edge)}
          >
            <span className="font-medium">{GRADES[rating].name}</span>
            <small className="block text-label text-quiet">{GRADES[rating].what}</small>
          </button>
        ))}
      </div>
    </Bar>
  )
}

/** After a choice there is nothing to grade. */
export function NextBar({ onNext }: { readonly onNext: (event: MouseEvent) => void }) {
  return (
    <Bar>
      <button type="button" onClick={onNext} className={classNames(BUTTON, 'w-full font-medium')}>
        Next question
      </button>
    </Bar>
  )
}
