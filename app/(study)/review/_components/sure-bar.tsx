import { ANSWER_CHOICE, AnswerBar } from '@/app/_ui/answer-bar'
import { FirstKey } from '@/app/_ui/kbd'
import { ariaKeys } from '@/lib/domain/keys/key-press'
import type { Confidence } from '@/lib/domain/scheduling/log'
import type { Rating } from '@/lib/domain/scheduling/memory'

const MARKS: readonly { readonly confidence: Confidence; readonly name: string }[] = [
  { confidence: 1, name: 'A guess' },
  { confidence: 2, name: 'Fairly sure' },
  { confidence: 3, name: 'Sure' },
]

type SureBarProps = {
  readonly onMark: (confidence: Confidence) => void
  /** The keys of the grades, which mark now. */
  readonly keys: Readonly<Record<Rating, readonly string[]>>
}

/** How sure the learner is in a rehearsal, before the answer is seen: the mark itself shows it. */
export function SureBar({ onMark, keys }: SureBarProps) {
  return (
    <AnswerBar label="How sure are you? Choose to see the answer.">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a border and needs a legend on screen */}
      <div
        role="group"
        aria-label="How sure are you?"
        className="grid grid-cols-[repeat(auto-fit,minmax(min(5.5rem,50%),1fr))]"
      >
        {MARKS.map(({ confidence, name }) => (
          <button
            key={confidence}
            type="button"
            aria-label={`${name}: shows the answer`}
            aria-keyshortcuts={ariaKeys(keys[confidence])}
            onClick={() => onMark(confidence)}
            className={`${ANSWER_CHOICE} font-medium`}
          >
            {name}
            <FirstKey keys={keys[confidence]} />
          </button>
        ))}
      </div>
    </AnswerBar>
  )
}
