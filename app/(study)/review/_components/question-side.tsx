import { type RefObject, useEffect, useRef } from 'react'
import { Badge, kindWord } from '@/app/_ui/badge'
import { CardText } from '@/app/_ui/card-text'
import { dateWords } from '@/app/_ui/citation'
import { classNames } from '@/app/_ui/class-names'
import { answerText, questionOf } from '@/lib/domain/cards/sides'
import { foldText } from '@/lib/domain/grading/fold'
import type { StudyCard } from '@/lib/domain/queue/study-card'

/**
 * What the card is about: “Figure, 2022. China’s embrace of Russia”. A date or title that may be the answer is left out,
 * on both sides, so that nothing moves when the card is turned over.
 */
function labelOf({ fact, source, ...card }: StudyCard): string {
  const answer = ` ${foldText(answerText(card))} `
  const date = fact.asOf ? dateWords(fact.asOf) : null
  const dateTells = date?.split(' ').some((word) => answer.includes(` ${foldText(word)} `)) ?? true
  const titleTells = ` ${foldText(source.title)} `.includes(answer)
  return `${kindWord(fact.kind)}${dateTells ? '' : `, ${date}`}${titleTells ? '' : `. ${source.title}`}`
}

type LabelLineProps = { readonly card: StudyCard; readonly isNew: boolean; readonly marked: boolean }

export function LabelLine({ card, isNew, marked }: LabelLineProps) {
  return (
    <p className="font-medium text-label text-quiet">
      {labelOf(card)} {isNew ? <Badge>new</Badge> : null} {marked ? <Badge look="strong">marked</Badge> : null}{' '}
      {card.change?.isNews ? <Badge look="warn">changed since you last answered</Badge> : null}
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
