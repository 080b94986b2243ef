import { ANSWER_CHOICE, ANSWER_NOTE, AnswerBar } from '@/app/_ui/answer-bar'
import { classNames } from '@/app/_ui/class-names'
import { FirstKey } from '@/app/_ui/kbd'
import type { Confidence } from '@/lib/domain/briefing/briefing'
import { ariaKeys } from '@/lib/domain/keys/key-press'
import type { Rating } from '@/lib/domain/scheduling/memory'

const MARKS: readonly { readonly confidence: Confidence; readonly name: string; readonly points: string }[] = [
  { confidence: 1, name: 'A guess', points: '+1 or 0' },
  { confidence: 2, name: 'Fairly sure', points: '+2 or −2' },
  { confidence: 3, name: 'Sure', points: '+3 or −6' },
]

type SureBarProps = {
  readonly onMark: (confidence: Confidence) => void
  /** The keys of the grades, which mark now. */
  readonly keys: Readonly<Record<Rating, readonly string[]>>
}

/** How sure the learner is, before the answer is seen: the mark itself shows it. */
export function SureBar({ onMark, keys }: SureBarProps) {
  return (
    <AnswerBar label="How sure are you? Choose to see the answer.">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a border and needs a legend on screen */}
      <div
        role="group"
        aria-label="How sure are you?"
        className="grid grid-cols-[repeat(auto-fit,minmax(min(5.5rem,50%),1fr))]"
      >
        {MARKS.map(({ confidence, name, points }) => (
          <button
            key={confidence}
            type="button"
            aria-label={`${name}: shows the answer`}
            aria-keyshortcuts={ariaKeys(keys[confidence])}
            onClick={() => onMark(confidence)}
            className={classNames(ANSWER_CHOICE, 'figures')}
          >
            <span className="font-medium">{name}</span>
            <FirstKey keys={keys[confidence]} />
            <small className={ANSWER_NOTE}>{points}</small>
          </button>
        ))}
      </div>
    </AnswerBar>
  )
}

/** What each grade says of an answer. */
export const GRADE_NOTES: Readonly<Record<Rating, string>> = {
  1: 'missed',
  2: 'with effort',
  3: 'recalled',
  4: 'at once',
}
