'use client'

import { Suspense, useEffect, useId, useRef, useState } from 'react'
import { whenLoaded } from '@/app/_client/when-loaded'
import { toast } from '@/app/_ui/toast'
import type { StudyCard, StudySession } from '@/lib/domain/queue/study-card'
import { type Beside, CardOnScreen } from './card-on-screen'
import { GradeBar, ShowBar } from './grade-bar'
import type { KeyAct } from './keys'
import { ReviewBar } from './review-bar'
import { cardUp, type ReviewState } from './review-state'
import { SessionEnd } from './session-end'
import { SessionWait } from './session-wait'
import { useUnseen } from './unseen'
import { useKeys } from './use-keys'
import { type ReviewActs, useReview } from './use-review'

/** Loaded when asked for: changing a card needs the server anyway, and the keys are looked up once. */
const HelpDialog = whenLoaded(() => import('./help-dialog').then((part) => part.HelpDialog), { tell: true })
const EditDialog = whenLoaded(() => import('./edit-dialog').then((part) => part.EditDialog), { tell: true })

type ReviewScreenProps = {
  readonly session: StudySession
  /** Whether only an article, a deck or some cards were asked for. */
  readonly scoped?: boolean
  /** Off: only buttons, and Ctrl or ⌘ with Z. */
  readonly singleKeys?: boolean
  /** Off: kind, date and article are shown with the answer and not before. */
  readonly contextLine?: boolean
}

/** A sitting over a session. A session loaded anew begins a new sitting. */
export function ReviewScreen({ session, scoped = false, singleKeys = true, contextLine = true }: ReviewScreenProps) {
  return (
    <ReviewSession
      key={session.now}
      study={session}
      scoped={scoped}
      singleKeys={singleKeys}
      contextLine={contextLine}
    />
  )
}

type SittingProps = {
  readonly study: StudySession
  readonly scoped: boolean
  readonly singleKeys: boolean
  readonly contextLine: boolean
}

function ReviewSession({ study, scoped, singleKeys, contextLine }: SittingProps) {
  const { state, acts } = useReview(study)
  const [beside, setBeside] = useState<Beside>({ source: true, details: false, hintOfTurn: null, comparedOfTurn: null })
  const [helpOpen, setHelpOpen] = useState(false)
  const [editing, setEditing] = useState<StudyCard | null>(null)
  const formId = useId()
  const card = cardUp(state)
  const now = state.past.at(-1)?.entries[0]?.at ?? study.now

  const { face } = state
  const isUnseen = useUnseen(face.kind === 'answer', state.turn)

  const onAct = (act: KeyAct, event?: KeyboardEvent) => {
    switch (act) {
      case 'primary':
        if (face.kind === 'answer') return event && isUnseen(event) ? undefined : acts.grade(face.proposed)
        return card?.form === 'typed' ? sendForm(formId) : acts.show(null)
      case 'again':
        return acts.grade(1)
      case 'hard':
        return acts.grade(2)
      case 'good':
        return acts.grade(3)
      case 'easy':
        return acts.grade(4)
      case 'undo':
        return acts.undo()
      case 'edit':
        return setEditing(card)
      case 'bury-card':
        return acts.buryOrSuspend('bury', 'card')
      case 'bury-fact':
        return acts.buryOrSuspend('bury', 'fact')
      case 'suspend-card':
        return acts.buryOrSuspend('suspend', 'card')
      case 'suspend-fact':
        return acts.buryOrSuspend('suspend', 'fact')
      case 'mark':
        return acts.toggleMark()
      case 'details':
        return setBeside((old) => ({ ...old, details: !old.details }))
      case 'source':
        return setBeside((old) => ({ ...old, source: !old.source }))
      case 'hint':
        return setBeside((old) => ({ ...old, hintOfTurn: state.turn }))
      case 'compare':
        return setBeside((old) => ({ ...old, comparedOfTurn: old.comparedOfTurn === state.turn ? null : state.turn }))
      case 'help':
        return setHelpOpen(true)
      default:
        act satisfies never
    }
  }
  useKeys(onAct, singleKeys)
  useLeechNotice(state, setEditing)

  return (
    <div data-review className="flex flex-1 flex-col">
      {card ? <h1 className="sr-only">Review</h1> : null}
      <ReviewBar state={state} now={now} onAct={onAct} />
      <div className="mx-auto w-full max-w-[44rem] flex-1 px-4 sm:px-6">
        {state.course.up.kind === 'wait' ? (
          <SessionWait
            untilMs={state.course.up.untilMs}
            startedAt={now}
            onAskEarly={acts.askEarly}
            onUndo={state.past.length > 0 ? acts.undo : null}
          />
        ) : null}
        {state.course.up.kind === 'done' ? (
          <SessionEnd state={state} scoped={scoped} onUndo={acts.undo} onEdit={setEditing} />
        ) : null}
        {card ? (
          <CardOnScreen
            key={state.turn}
            card={card}
            state={state}
            beside={beside}
            contextLine={contextLine}
            formId={formId}
            onShow={acts.show}
            onAct={onAct}
          />
        ) : null}
      </div>
      <p role="status" className="sr-only">
        {state.said}
      </p>
      {card ? <CardBar card={card} state={state} acts={acts} isUnseen={isUnseen} formId={formId} /> : null}
      {helpOpen ? (
        <Suspense>
          <HelpDialog open singleKeys={singleKeys} onClose={() => setHelpOpen(false)} />
        </Suspense>
      ) : null}
      {editing ? (
        <Suspense>
          <EditDialog
            card={editing}
            onClose={() => setEditing(null)}
            onSaved={(saved, sides) => {
              acts.edit(saved.cardId, sides)
              setEditing(null)
            }}
          />
        </Suspense>
      ) : null}
    </div>
  )
}

/** A typed card is shown through its form, which knows what was typed. */
function sendForm(id: string) {
  const form = document.getElementById(id)
  if (form instanceof HTMLFormElement) form.requestSubmit()
}

/** Says once, with a way to mend it, that an answer has made its card a leech. */
function useLeechNotice({ course, cards }: ReviewState, onEdit: (card: StudyCard) => void) {
  const noticed = useRef(new Set<string>())
  const last = course.answered.at(-1)
  const card = last?.isLeech && !noticed.current.has(last.entryId) ? cards.get(last.cardId) : undefined
  useEffect(() => {
    if (!card || !last) return
    noticed.current.add(last.entryId)
    toast('Forgotten often. Rewrite this card?', { label: 'Edit', run: () => onEdit(card) })
  }, [card, last, onEdit])
}

type CardBarProps = {
  readonly card: StudyCard
  readonly state: ReviewState
  readonly acts: ReviewActs
  readonly isUnseen: ReturnType<typeof useUnseen>
  readonly formId: string
}

function CardBar({ card, state: { face }, acts, isUnseen, formId }: CardBarProps) {
  if (face.kind === 'question') {
    return <ShowBar formId={card.form === 'typed' ? formId : null} onShow={() => acts.show(null)} />
  }
  const { outcomes, shownAt, proposed } = face
  return (
    <GradeBar
      {...{ outcomes, shownAt, proposed }}
      onGrade={(rating, event) => {
        if (!isUnseen(event)) acts.grade(rating)
      }}
    />
  )
}
