import { type ReactNode, type RefObject, Suspense, useEffect, useRef } from 'react'
import { whenLoaded } from '@/app/_client/lazy-part'
import { fetchAnswerNotes, fetchTypedResult } from '@/app/_ui/answer-parts'
import { Badge } from '@/app/_ui/badge'
import { Button } from '@/app/_ui/button'
import { CardText, fetchCardParts } from '@/app/_ui/card-text'
import { classNames } from '@/app/_ui/class-names'
import { contextLine } from '@/lib/domain/cards/context-line'
import { isRichCard, questionOf } from '@/lib/domain/cards/sides'
import { isTypedOut } from '@/lib/domain/grading/typable'
import type { CardId } from '@/lib/domain/ids'
import type { KeyAct } from '@/lib/domain/keys/key-acts'
import type { StudyCard } from '@/lib/domain/queue/study-card'
import { memoryOf, type ReviewSession } from '@/lib/domain/session/review-session'
import { sessionParts } from './load-later-parts'
import type { Beside, ReviewActs } from './scene'

type ContextLineProps = {
  readonly card: StudyCard
  /** Whether what the card is about is shown yet. Its room is kept, so that the question stays where it is. */
  readonly shown: boolean
  readonly isNew: boolean
  readonly marked: boolean
  /** What else the card carries. */
  readonly children?: ReactNode
}

/** What the card is about, and how it stands. */
function ContextLine({ card, shown, isNew, marked, children }: ContextLineProps) {
  return (
    <p className="min-h-[1lh] font-medium text-label text-quiet">
      {shown ? contextLine(card) : null} {isNew ? <Badge>new</Badge> : null}{' '}
      {marked ? <Badge look="strong">marked</Badge> : null} {children}{' '}
      {card.change ? <Badge look="warn">changed since you last answered</Badge> : null}
    </p>
  )
}

type QuestionProps = {
  readonly card: StudyCard
  readonly focus: RefObject<HTMLDivElement | null>
  /** With the answer below it the question steps back. */
  readonly answered: boolean
}

function Question({ card, focus, answered }: QuestionProps) {
  return (
    <div ref={focus} tabIndex={-1} className={classNames('font-serif text-question', answered && 'text-quiet')}>
      <CardText segments={questionOf(card)} side="question" />
    </div>
  )
}

type TypedEntryProps = { readonly formId: string; readonly onShow: (typed: string) => void }

/** Where the answer is typed. Enter shows the answer; the text is read then and not while typing. */
function TypedEntry({ formId, onShow }: TypedEntryProps) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus({ preventScroll: true }), [])
  return (
    <form
      id={formId}
      className="mt-6"
      onSubmit={(event) => {
        event.preventDefault()
        onShow(input.current?.value ?? '')
      }}
    >
      <input
        ref={input}
        aria-label="Your answer"
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="done"
        placeholder="Type the answer"
        className="min-h-13 w-full max-w-[30rem] rounded-control border border-edge bg-sheet px-4 font-serif text-[1.25rem] hover:border-ink"
      />
    </form>
  )
}

/** What a card shown needs of the page. `isFirst` holds for the first of a session, `cards` are all of it. */
type CardFocus = {
  readonly shown: boolean
  readonly isTyping: boolean
  readonly isFirst: boolean
  readonly cards: ReadonlyMap<CardId, Pick<StudyCard, 'form' | 'deletion' | 'front' | 'back'>>
}

/** The focus goes to the question, and to its answer once that is shown; where an answer is typed, to its field. */
function useCardFocus({ shown, isTyping, isFirst, cards }: CardFocus) {
  const question = useRef<HTMLDivElement>(null)
  const answer = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // At the start there is a connection; later there may be none.
    if (isFirst) fetchAnswerNotes()
    if (isFirst && [...cards.values()].some(isRichCard)) fetchCardParts()
    if (isTyping || (isFirst && [...cards.values()].some(({ form }) => form === 'typed'))) fetchTypedResult()
  }, [isFirst, isTyping, cards])
  // The last answer may have moved the page.
  useEffect(() => {
    window.scrollTo({ top: 0, behavior: 'instant' })
  }, [])
  useEffect(() => {
    if (shown) {
      // The page moves only as far as is needed to see the answer above the bar.
      answer.current?.focus({ preventScroll: true })
      answer.current?.scrollIntoView({ block: 'nearest' })
    } else if (!isTyping) question.current?.focus({ preventScroll: true })
  }, [shown, isTyping])
  return { question, answer }
}

const loadDetails = () => import('./card-details')
const CardDetails = whenLoaded(() => loadDetails().then((part) => part.CardDetails))
const CardMarks = whenLoaded(() => loadDetails().then((part) => part.CardMarks), { tell: false })

type CardOnScreenProps = {
  readonly card: StudyCard
  readonly session: ReviewSession
  readonly beside: Beside
  /** Whether kind, date and article are shown with the question; if not, they come with the answer. */
  readonly contextLine: boolean
  readonly formId: string
  readonly acts: ReviewActs
  readonly onAct: (act: KeyAct) => void
}

/** The card that is up. The answer, its passage and its source are in the page only once they are shown. */
export function CardOnScreen({ card, session, beside, contextLine, formId, acts, onAct }: CardOnScreenProps) {
  const { side, turn } = session
  const memory = memoryOf(session, card.cardId)
  const shown = side.kind === 'answer'
  const parts = shown ? sessionParts() : null
  const isTyped = isTypedOut(card)
  const { question, answer } = useCardFocus({ shown, isTyping: isTyped, isFirst: turn === 0, cards: session.cards })
  useEffect(() => {
    // While there is a connection: it may be gone when they are asked for.
    if (turn === 0) void loadDetails().catch(() => undefined)
  }, [turn])
  // What is being read aloud ends with the side that is shown.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each side has its own words
  useEffect(() => () => globalThis.speechSynthesis?.cancel(), [shown])
  const areDetailsOpen = beside.detailsSince !== null
  useEffect(() => {
    if (!areDetailsOpen) return
    return () => {
      // They had the focus, and are gone.
      if (document.activeElement === document.body) (answer.current ?? question.current)?.focus()
    }
  }, [areDetailsOpen, answer, question])
  const hintShown = beside.hintOfTurn === turn
  return (
    <article aria-label="Card" className="pt-6 pb-10 sm:pt-9 low:pt-2 low:pb-4">
      <ContextLine
        card={card}
        shown={contextLine || shown}
        isNew={(memory?.state ?? 'new') === 'new'}
        marked={memory?.marked ?? false}
      >
        {memory ? (
          <Suspense>
            <CardMarks card={card} memory={memory} study={session.study} />
          </Suspense>
        ) : null}
      </ContextLine>
      <div className="pt-[min(4vh,5rem)] sm:pt-[min(9vh,5rem)] low:pt-1">
        {shown && card.form === 'cloze' ? null : <Question card={card} focus={question} answered={shown} />}
        {card.hint && !shown ? (
          hintShown ? (
            <p className="mt-4 text-quiet">Hint: {card.hint}</p>
          ) : (
            <Button look="quiet" className="-ml-4 mt-3" onClick={() => onAct('hint')}>
              Show hint
            </Button>
          )
        ) : null}
        {isTyped && side.kind === 'comparing' && session.study.rehearsal ? (
          <div className="mt-6">
            <p className="text-quiet text-small">{side.text.trim() === '' ? 'Nothing was typed.' : 'You typed'}</p>
            <p className="font-serif text-question">{side.text}</p>
          </div>
        ) : isTyped && !shown ? (
          <TypedEntry formId={formId} onShow={acts.show} />
        ) : null}
        {shown && parts ? (
          <>
            <parts.AnswerText
              card={card}
              typed={side.typed}
              focus={answer}
              onAccepted={(aliases) => acts.send({ kind: 'accept', cardId: card.cardId, aliases })}
            />
            <parts.AnswerSource
              card={card}
              isWhole={beside.wholeOfTurn === turn}
              onWhole={() => onAct('paragraph')}
              compared={beside.comparedOfTurn === turn}
              onCompare={() => onAct('compare')}
            />
          </>
        ) : null}
        {beside.detailsSince !== null ? (
          <Suspense>
            <CardDetails
              session={session}
              now={shown ? side.shownAt : session.study.now}
              takesFocus={beside.detailsSince === turn}
              onClose={() => onAct('details')}
            />
          </Suspense>
        ) : null}
      </div>
    </article>
  )
}
