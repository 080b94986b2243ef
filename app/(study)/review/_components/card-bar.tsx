import { ANSWER_CHOICE, AnswerBar, SingleAnswerBar } from '@/app/_ui/answer-bar'
import { FirstKey } from '@/app/_ui/kbd'
import { hasSingleKeys } from '@/app/_ui/single-keys'
import { useUnseen } from '@/app/_ui/unseen'
import { isTypedOut } from '@/lib/domain/grading/typable'
import { gradeKeys, keysOf } from '@/lib/domain/keys/key-bindings'
import { ariaKeys } from '@/lib/domain/keys/key-press'
import type { StudyCard } from '@/lib/domain/queue/study-card'
import type { Confidence } from '@/lib/domain/scheduling/log'
import type { Rating } from '@/lib/domain/scheduling/memory'
import type { ReviewSession } from '@/lib/domain/session/review-session'
import { sessionParts } from './load-later-parts'
import { UndoButton } from './review-bar'
import type { ReviewActs } from './scene'

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
function SureBar({ onMark, keys }: SureBarProps) {
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

type CardBarProps = {
  readonly card: StudyCard
  readonly session: ReviewSession
  readonly acts: ReviewActs
  readonly onUndo: () => void
  readonly isUnseen: ReturnType<typeof useUnseen>
  readonly formId: string
}

/** Shows the answer, then grades it. */
export function CardBar({ card, session: { study, side, turn }, acts, onUndo, isUnseen, formId }: CardBarProps) {
  const isJustAsked = useUnseen(side.kind !== 'answer', turn)
  const isTyped = isTypedOut(card)
  if (study.rehearsal && (side.kind === 'comparing' || (side.kind === 'question' && !isTyped)))
    return <SureBar onMark={acts.mark} keys={gradeKeys(hasSingleKeys())} />
  if (side.kind !== 'answer') {
    return (
      <SingleAnswerBar
        formId={isTyped ? formId : null}
        onPress={() => acts.show(null)}
        keys={isTyped ? ['Enter'] : keysOf('primary', hasSingleKeys())}
        lead={
          <UndoButton
            className="grid w-14 shrink-0 place-items-center border-rule border-r text-quiet hover:bg-rule/40 focus-visible:-outline-offset-4 sm:not-low:hidden"
            // The second of two taps on a grade is none on what comes to its place.
            onPress={(event) => isJustAsked(event) || onUndo()}
          />
        }
      >
        {study.rehearsal ? 'Submit answer' : 'Show answer'}
      </SingleAnswerBar>
    )
  }
  const { labels, proposed } = side
  const GradeBar = sessionParts()?.GradeBar
  return GradeBar ? (
    <GradeBar
      intervals={labels}
      proposed={proposed}
      keys={gradeKeys(hasSingleKeys())}
      onGrade={(rating, event) => {
        if (!isUnseen(event)) acts.send({ kind: 'grade', rating })
      }}
    />
  ) : null
}
