import { useEffect, useRef } from 'react'
import { Badge, WEIGHT_WORDS } from '@/app/_ui/badge'
import { dateWords } from '@/app/_ui/citation'
import { dateStyle } from '@/app/_ui/date-style'
import { FlagMark } from '@/app/_ui/flag-mark'
import { type Pair, Pairs } from '@/app/_ui/pairs'
import { percentWords } from '@/lib/domain/format/percent'
import { counted, dateTimeWords } from '@/lib/domain/format/words'
import type { Instant, StudyDay } from '@/lib/domain/ids'
import { type SessionSettings, type StudyCard, settingsOfCard } from '@/lib/domain/queue/study-card'
import { dueWords } from '@/lib/domain/scheduling/due-words'
import { isLeech } from '@/lib/domain/scheduling/leech'
import type { Memory, MemoryState } from '@/lib/domain/scheduling/memory'
import { recallAsked } from '@/lib/domain/scheduling/recall'
import { cardUp, memoryOf, type ReviewSession } from '@/lib/domain/session/review-session'

const STATES: Readonly<Record<MemoryState, string>> = {
  new: 'never studied',
  learning: 'learning',
  review: 'in review',
  relearning: 'relearning',
}

const days = (count: number): string => {
  const rounded = count < 10 ? Math.round(count * 10) / 10 : Math.round(count)
  return `${rounded} ${rounded === 1 ? 'day' : 'days'}`
}

/** The recall is that which an answer at this moment is stored with: its history then says the same. */
function memoryRows(
  memory: Memory,
  { scheduling }: Pick<SessionSettings, 'scheduling'>,
  now: Instant,
  day: StudyDay,
): readonly Pair[] {
  const { state, stability, difficulty, lastReviewAt, intervalDays, reps, lapses, clearedLapses } = memory
  const recall = recallAsked(memory, now, day, scheduling)
  if (recall === null || stability === null || difficulty === null || lastReviewAt === null) return []
  return [
    ['Predicted for this answer', percentWords(recall)],
    ['Last answered', dateTimeWords(lastReviewAt, scheduling.timeZone, dateStyle())],
    ['Last interval', intervalDays > 0 ? days(intervalDays) : 'less than a day'],
    ['Stability', `${days(stability)} until recall falls to 90%`],
    ['Difficulty', `${difficulty.toFixed(1)} of 10`],
    ['Answered', timesWords(reps)],
    // What is still being learned for the first time was not forgotten, however often it was graded Again.
    ['Forgotten since learned', state === 'learning' ? null : timesWords(lapses)],
    ['Leech', isLeech(lapses, scheduling.leechThreshold, clearedLapses) ? 'yes: choose Edit to rewrite it' : null],
  ]
}

const timesWords = (times: number): string => (times === 0 ? 'never' : counted(times, 'time'))

type CardDetailsProps = {
  readonly session: ReviewSession
  readonly now: Instant
  /** Whether they were opened for this card: a screen reader then reads them. */
  readonly takesFocus: boolean
  readonly onClose: () => void
}

/** What is known of the card that is up and of its memory; nothing of it gives the answer away. */
export function CardDetails({ session, now, takesFocus, onClose }: CardDetailsProps) {
  const part = useRef<HTMLElement>(null)
  // On a long card they open below the window: they are brought above the grades.
  useEffect(() => {
    if (takesFocus) part.current?.focus({ preventScroll: true })
    part.current?.scrollIntoView({ block: 'nearest' })
  }, [takesFocus])
  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('dialog[open], :popover-open'))
        onClose()
    }
    window.addEventListener('keydown', close)
    return () => window.removeEventListener('keydown', close)
  }, [onClose])
  const card = cardUp(session)
  if (!card) return null
  const memory = memoryOf(session, card.cardId)
  const settings = settingsOfCard(session.study, card)
  const dueOf = (of: Memory) => dueWords(of, session.study.day, now, dateStyle()).replace(/^due /, '')
  const known: readonly Pair[] = [
    ['State', STATES[memory?.state ?? 'new']],
    ['Weight', WEIGHT_WORDS[card.fact.weight]],
    ['Due', memory && memory.dueDay !== null ? dueOf(memory) : null],
    ...(memory ? memoryRows(memory, settings, now, session.study.day) : []),
    ['Deck', card.deck],
    ['Check by', card.fact.reviewBy && dateWords(card.fact.reviewBy)],
  ]
  return (
    <section ref={part} tabIndex={-1} aria-label="Details" className="mt-7 scroll-mb-28 border-rule border-t pt-4">
      <Pairs of={known} className="gap-y-1" />
    </section>
  )
}

type CardMarksProps = {
  readonly card: StudyCard
  readonly memory: Memory
  readonly study: ReviewSession['study']
}

/** What a card is marked with beside its context: its flag, and that it is a leech. */
export function CardMarks({ card, memory: { flag, lapses, clearedLapses }, study }: CardMarksProps) {
  const { leechThreshold } = settingsOfCard(study, card).scheduling
  return (
    <>
      {flag > 0 ? <FlagMark flag={flag} /> : null}
      {isLeech(lapses, leechThreshold, clearedLapses) ? <Badge look="warn">leech</Badge> : null}
    </>
  )
}
