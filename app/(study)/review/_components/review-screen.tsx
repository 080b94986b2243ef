'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { type RefObject, Suspense, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { createActLookup } from '@/app/_client/act-lookup'
import { takeEarlyKeys } from '@/app/_client/early-keys'
import { whenLoaded } from '@/app/_client/lazy-part'
import { isUnedited } from '@/app/_client/unedited-field'
import { ANSWER_CHOICE, AnswerBar, SingleAnswerBar } from '@/app/_ui/answer-bar'
import { FirstKey } from '@/app/_ui/kbd'
import { hasSingleKeys } from '@/app/_ui/single-keys'
import { useUnseen } from '@/app/_ui/unseen'
import { isTypedOut } from '@/lib/domain/grading/typable'
import type { KeyAct } from '@/lib/domain/keys/key-acts'
import { gradeKeys, keysOf } from '@/lib/domain/keys/key-bindings'
import { ariaKeys } from '@/lib/domain/keys/key-press'
import type { StudyCard, StudySession } from '@/lib/domain/queue/study-card'
import type { Confidence } from '@/lib/domain/scheduling/log'
import type { Rating } from '@/lib/domain/scheduling/memory'
import { modeOn } from '@/lib/domain/scheduling/mode'
import { cardUp, memoryOf, type ReviewSession } from '@/lib/domain/session/review-session'
import { CardOnScreen } from './card-on-screen'
import { loadLaterParts, loadSessionParts, sessionParts } from './load-later-parts'
import { ReviewBar, UndoButton } from './review-bar'
import type { Beside, ReviewActs, SessionDialog } from './scene'
import { useReview } from './use-review'

/** What does something of its own when it is tapped. */
const PRESSABLE = 'a, button, input, label, summary, audio, video'

/**
 * Calls `onTap` when a finger or pen taps an area; a mouse chooses words there. Null while a tap does nothing. What
 * scrolls, pinches or chooses words is no click for the browser, so it is none here.
 */
function useTap(onTap: (() => void) | null): RefObject<HTMLDivElement | null> {
  const area = useRef<HTMLDivElement>(null)
  const latest = useRef(onTap)
  useEffect(() => {
    latest.current = onTap
  })
  useEffect(() => {
    const { current } = area
    let isTouch = false
    const begin = ({ pointerType, isPrimary }: PointerEvent) => {
      isTouch = isPrimary && pointerType !== 'mouse'
    }
    const tap = ({ target }: MouseEvent) => {
      const isOwn = target instanceof Element && !target.closest(PRESSABLE)
      if (isTouch && isOwn && (document.getSelection()?.isCollapsed ?? true)) latest.current?.()
    }
    current?.addEventListener('pointerdown', begin)
    current?.addEventListener('click', tap)
    return () => {
      current?.removeEventListener('pointerdown', begin)
      current?.removeEventListener('click', tap)
    }
  }, [])
  return area
}

/** Says once, with a way to fix it, that an answer has made its card a leech. */
function useLeechNotice({ state, cards }: ReviewSession, onEdit: (card: StudyCard) => void) {
  const noticed = useRef(new Set<string>())
  const last = state.answered.at(-1)
  const card = last?.isLeech && !noticed.current.has(last.entryId) ? cards.get(last.cardId) : undefined
  useEffect(() => {
    if (!card || !last) return
    noticed.current.add(last.entryId)
    const memory = state.memories.get(card.cardId)
    void import('./leech-notice').then((part) => part.tellLeech(card, memory, onEdit)).catch(() => undefined)
  }, [card, last, state, onEdit])
}

const LeaveFocus = whenLoaded(() => loadLaterParts().then((part) => part.LeaveFocus), { tell: false })
const SessionEnd = whenLoaded(() => loadLaterParts().then((part) => part.SessionEnd))
const SessionWait = whenLoaded(() => loadLaterParts().then((part) => part.SessionWait))
/** Loaded when one is asked for: changing a card needs the server anyway, and the keys are looked up once. */
const SessionDialogs = whenLoaded(() => import('./session-dialogs').then((part) => part.SessionDialogs))

type ReviewScreenProps = {
  readonly study: StudySession
  /** Whether only an article, a deck or some cards were asked for. */
  readonly scoped?: boolean
  /** Off: kind, date and article are shown with the answer and not before. */
  readonly contextLine?: boolean
  /** Where the session was begun, and where leaving it leads. */
  readonly leaveTo?: Route
}

type ReviewProps = Required<ReviewScreenProps> & Pick<Parameters<typeof useReview>[1], 'onHold' | 'onChanged'>

/** A session loaded again starts from the beginning. */
export function ReviewScreen({ scoped = false, contextLine = true, leaveTo = '/', study }: ReviewScreenProps) {
  const [isHeld, setHeld] = useState(false)
  const [shown, setShown] = useState(study)
  const [outdated, setOutdated] = useState<StudySession | null>(null)
  const router = useRouter()
  // A dialog that is open when a session arrives is closed first, and an answer of the day before is graded.
  const current = isHeld || study === outdated ? shown : study
  if (shown !== current) setShown(current)
  return (
    <Review
      key={current.now}
      study={current}
      onHold={setHeld}
      onChanged={() => {
        if (study === current) return
        setOutdated(study)
        router.refresh()
      }}
      {...{ scoped, contextLine, leaveTo }}
    />
  )
}

function Review({ study, scoped, contextLine, leaveTo, onHold, onChanged }: ReviewProps) {
  const [beside, setBeside] = useState<Beside>({
    detailsSince: null,
    hintOfTurn: null,
    wholeOfTurn: null,
    comparedOfTurn: null,
  })
  const [dialog, setDialog] = useState<SessionDialog | null>(null)
  const [isFocused, setFocused] = useState(false)
  const [editing, setEditing] = useState<StudyCard | null>(null)
  const isDialogOpen = dialog !== null || editing !== null
  const { session, acts } = useReview(study, { followsDay: !scoped, isDialogOpen, onHold, onChanged })
  const formId = useId()
  const card = cardUp(session)
  const { side, turn, past } = session
  const { next } = session.state
  const now = past.findLast(({ entries }) => entries.length > 0)?.entries[0]?.at ?? study.now
  const isEarly = card && modeOn(memoryOf(session, card.cardId), study.day) === 'ahead'
  const isFirst = !past.some(({ entries: [entry] }) => entry?.kind === 'review' && entry.mode === 'ahead')
  const notes = card ? [past.length === 0 && study.notes.start, isEarly && isFirst && study.notes.early] : []
  const note = notes.filter(Boolean).join(' ')
  const isUnseen = useUnseen(side.kind === 'answer', turn)
  const onAct = (act: KeyAct, event?: KeyboardEvent) => {
    const scene = { session, acts, beside, formId, isUnseen, setBeside, setDialog, setEditing, setFocused }
    const parts = sessionParts()
    if (parts) return parts.performAct(act, event, scene)
    void loadSessionParts().then(
      (part) => part.performAct(act, event, scene),
      () => undefined,
    )
  }
  const undo = () => onAct('undo')
  useActKeys(onAct)
  useLeechNotice(session, setEditing)
  const isAsked = card !== null && side.kind !== 'answer' && !isTypedOut(card) && !study.rehearsal
  const area = useTap(isAsked ? () => acts.show(null) : null)

  return (
    <div data-review className="flex flex-1 flex-col">
      {card ? <h1 className="sr-only">{study.rehearsal ? 'Rehearsal' : 'Review'}</h1> : null}
      {isFocused && card ? (
        <Suspense>
          <LeaveFocus onLeave={() => setFocused(false)} />
        </Suspense>
      ) : (
        <ReviewBar session={session} now={now} onAct={onAct} leaveTo={leaveTo} />
      )}
      <div ref={area} className="mx-auto w-full max-w-[44rem] flex-1 px-4 sm:px-6">
        {note ? <p className="figures mt-3 text-label text-quiet">{note}</p> : null}
        <Suspense>
          {next.kind === 'wait' ? (
            <SessionWait
              untilMs={next.untilMs}
              startedAt={now}
              onAskEarly={() => acts.send({ kind: 'ask-early' })}
              onUndo={past.length > 0 ? undo : null}
            />
          ) : null}
          {next.kind === 'done' ? (
            <SessionEnd session={session} scoped={scoped} onUndo={undo} onEdit={setEditing} />
          ) : null}
        </Suspense>
        {card ? (
          <CardOnScreen
            key={turn}
            card={card}
            session={session}
            beside={beside}
            contextLine={contextLine}
            formId={formId}
            acts={acts}
            onAct={onAct}
          />
        ) : null}
      </div>
      <p role="status" className="sr-only">
        {session.announcement}
      </p>
      {card ? <CardBar {...{ card, session, acts, isUnseen, formId }} onUndo={undo} /> : null}
      <Suspense>
        {isDialogOpen ? (
          <SessionDialogs
            {...{ dialog, editing, card, session, acts }}
            onClose={() => {
              setDialog(null)
              setEditing(null)
            }}
          />
        ) : null}
      </Suspense>
    </div>
  )
}

const TYPING = 'input:not([type="radio"]), textarea, select, [contenteditable]'
/** What the browser itself does something with on Space and Enter. */
const TAKES_KEYS = 'button, a[href], summary, [role="button"], input'

/** Whether a key press is meant for what has the focus, or for a dialog, rather than for the card. */
function belongsElsewhere(event: KeyboardEvent, act: KeyAct): boolean {
  if (event.defaultPrevented || event.isComposing || event.repeat) return true
  if (document.querySelector('dialog[open]')) return true
  const target = event.target instanceof Element ? event.target : null
  // A flag's key with Ctrl types nothing, and undo has nothing to undo in a field that nobody typed into.
  if (target?.closest(TYPING))
    return !(event.ctrlKey || event.metaKey) || !(act === 'flag' || (act === 'undo' && isUnedited(target)))
  return (event.key === ' ' || event.key === 'Enter') && target?.closest(TAKES_KEYS) != null
}

/** Listens for the keys of a session. */
function useActKeys(onKey: (act: KeyAct, event: KeyboardEvent) => void): void {
  const latest = useRef(onKey)
  // With what is on screen: a key for a card that is just shown is meant for it.
  useLayoutEffect(() => {
    latest.current = onKey
  })
  useEffect(() => {
    const actOf = createActLookup('session')
    const press = (event: KeyboardEvent) => {
      const act = actOf(event)
      if (act === null || belongsElsewhere(event, act)) return
      event.preventDefault()
      latest.current(act, event)
    }
    window.addEventListener('keydown', press)
    takeEarlyKeys(press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

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
function CardBar({ card, session: { study, side, turn }, acts, onUndo, isUnseen, formId }: CardBarProps) {
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
