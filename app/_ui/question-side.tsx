import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { contextLine } from '@/lib/domain/cards/context-line'
import { questionOf } from '@/lib/domain/cards/sides'
import type { StudyCard } from '@/lib/domain/queue/study-card'
import { Badge } from './badge'
import { CardText } from './card-text'
import { classNames } from './class-names'

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
export function ContextLine({ card, shown, isNew, marked, children }: ContextLineProps) {
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

export function Question({ card, focus, answered }: QuestionProps) {
  return (
    <div ref={focus} tabIndex={-1} className={classNames('font-serif text-question', answered && 'text-quiet')}>
      <CardText segments={questionOf(card)} side="question" />
    </div>
  )
}

type TypedEntryProps = { readonly formId: string; readonly onShow: (typed: string) => void }

/** Where the answer is typed. Enter shows the answer; the text is read then and not while typing. */
export function TypedEntry({ formId, onShow }: TypedEntryProps) {
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
