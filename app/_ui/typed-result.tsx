import { type ReactNode, useState } from 'react'
import { acceptTyped } from '@/app/_server/accept-answer'
import type { Segment } from '@/lib/domain/cards/segments'
import type { Verdict } from '@/lib/domain/grading/typed'
import { VERDICT_WORDS } from '@/lib/domain/grading/verdict-words'
import type { CardId } from '@/lib/domain/ids'
import type { StudyCard } from '@/lib/domain/queue/study-card'
import type { TypedAnswer } from '@/lib/domain/session/review-session'
import { classNames } from './class-names'

type MarkedDifferenceProps = {
  /** What differs is bold. */
  readonly segments: readonly Segment[]
  /** Struck out where it is wrong or gone, underlined where it is right or new. */
  readonly as: 'del' | 'ins'
}

const MARKS = { del: 'text-again decoration-2', ins: 'underline decoration-2 underline-offset-[0.18em]' } as const

/** A text beside another one, with what differs marked, and not by colour alone. */
function MarkedDifference({ segments, as: Mark }: MarkedDifferenceProps) {
  let offset = 0
  return segments.map(({ text, bold }) => {
    // A text never changes its order: its place is its key.
    const key = offset
    offset += text.length
    return bold ? (
      <Mark key={key} className={MARKS[Mark]}>
        {text}
      </Mark>
    ) : (
      <span key={key}>{text}</span>
    )
  })
}

const LOOKS: Readonly<Record<Verdict, string>> = { correct: 'text-good', close: 'text-hard', wrong: 'text-again' }

/** How an answer came out, in words and not in colour alone. */
const VerdictWord = ({ verdict }: { readonly verdict: Verdict }) => (
  <span className={classNames('font-medium', LOOKS[verdict])}>{VERDICT_WORDS[verdict]}</span>
)

type TypedResultProps = {
  readonly card: StudyCard
  readonly typed: TypedAnswer
  /** The answer as it is shown where nothing is marked. */
  readonly answer: ReactNode
  /** The look of the answer of this card. */
  readonly size: string
  /** What was typed counts from now on, with these other spellings. */
  readonly onAccepted: (aliases: readonly string[]) => void
}

/** The answer of a typed card beside what was typed, with how near it came. */
export default function TypedResult({ card, typed, answer, size, onAccepted }: TypedResultProps) {
  const differs = typed.verdict !== 'correct'
  const isCloze = card.form === 'cloze'
  return (
    <>
      {differs ? <TypedText typed={typed} /> : null}
      {differs && !isCloze ? (
        <div className={size}>
          <RightAnswer segments={typed.difference} />
        </div>
      ) : (
        answer
      )}
      {differs && isCloze ? (
        <p className="figures mt-2.5 font-semibold">
          <RightAnswer segments={typed.difference} />
        </p>
      ) : null}
      <TypedLine card={card} typed={typed} onAccepted={onAccepted} />
    </>
  )
}

/** What was typed, with what is wrong in it struck out: in red, and not by colour alone. */
function TypedText({ typed: { text, marked } }: { readonly typed: TypedAnswer }) {
  if (text.trim() === '') return null
  return (
    <p className="figures mb-1 text-question">
      <span className="sr-only">You typed: </span>
      <MarkedDifference segments={marked} as="del" />
    </p>
  )
}

/** The right answer in green behind a tick, with what was not typed underlined. */
function RightAnswer({ segments }: { readonly segments: readonly Segment[] }) {
  return (
    <span className="text-good">
      <span aria-hidden="true" className="mr-2">
        ✓
      </span>
      <span className="sr-only">Right answer: </span>
      <MarkedDifference segments={segments} as="ins" />
    </span>
  )
}

const adviceOn = ({ verdict, difference }: TypedAnswer): string => {
  if (verdict === 'correct') return ''
  if (verdict === 'wrong') return 'If yours is right too, grade it yourself.'
  return difference.some(({ bold }) => bold)
    ? 'You left out or changed what is underlined. Grade it yourself.'
    : 'What is struck out is more than the answer. Grade it yourself.'
}

function TypedLine({
  card: { cardId, form },
  typed,
  onAccepted,
}: Pick<TypedResultProps, 'card' | 'typed' | 'onAccepted'>) {
  const { verdict, text } = typed
  if (text.trim() === '') return <p className="mt-2.5 font-sans text-quiet text-small">You typed nothing.</p>
  return (
    <p className="mt-2.5 font-sans text-small">
      <VerdictWord verdict={verdict} /> {adviceOn(typed)}{' '}
      {verdict === 'correct' || form !== 'typed' ? null : (
        <AcceptAnswer cardId={cardId} typed={text} onAccepted={onAccepted} />
      )}
    </p>
  )
}

type AcceptAnswerProps = {
  readonly cardId: CardId
  /** What was typed and not counted as right. */
  readonly typed: string
  readonly onAccepted?: (aliases: readonly string[]) => void
}

type State = { readonly kind: 'open' | 'saving' | 'done' } | { readonly kind: 'failed'; readonly message: string }

const UNREACHABLE =
  'The server couldn’t be reached, so it wasn’t added. Grade the card yourself, and add it on the fact’s page later.'

/** “I was right”: counts what was typed as an answer of the card from now on. The grade is still the learner's. */
function AcceptAnswer({ cardId, typed, onAccepted }: AcceptAnswerProps) {
  const [state, setState] = useState<State>({ kind: 'open' })
  if (typed.trim() === '') return null
  if (state.kind === 'done') {
    return (
      <span role="status" className="text-good">
        Added. It now counts as right.
      </span>
    )
  }
  const accept = async () => {
    setState({ kind: 'saving' })
    const result = await acceptTyped({ cardId, typed }).catch(() => null)
    if (!result?.ok) return setState({ kind: 'failed', message: result?.message ?? UNREACHABLE })
    setState({ kind: 'done' })
    onAccepted?.(result.value.aliases)
  }
  return (
    <>
      <button
        type="button"
        aria-disabled={state.kind === 'saving'}
        onClick={() => (state.kind === 'saving' ? undefined : void accept())}
        className="link -my-2 min-h-11 text-small"
      >
        I was right: count this spelling
      </button>
      <span role="status" className="block text-hard">
        {state.kind === 'failed' ? state.message : ''}
      </span>
    </>
  )
}
