import { useEffect, useRef } from 'react'
import { isRichCard } from '@/lib/domain/cards/sides'
import type { CardId } from '@/lib/domain/ids'
import type { StudyCard } from '@/lib/domain/queue/study-card'
import { fetchAnswerNotes, fetchTypedResult } from './answer-parts'
import { fetchCardParts } from './card-text'

/** What a card shown needs of the page. `isFirst` holds for the first of a session, `cards` are all of it. */
type CardFocus = {
  readonly shown: boolean
  readonly isTyping: boolean
  readonly isFirst: boolean
  readonly cards: ReadonlyMap<CardId, Pick<StudyCard, 'form' | 'deletion' | 'front' | 'back'>>
}

/** The focus goes to the question, and to its answer once that is shown; where an answer is typed, to its field. */
export function useCardFocus({ shown, isTyping, isFirst, cards }: CardFocus) {
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
