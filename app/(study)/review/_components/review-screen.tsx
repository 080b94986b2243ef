'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { Suspense, useId, useState } from 'react'
import { useActKeys } from '@/app/_client/use-act-keys'
import { whenLoaded } from '@/app/_client/when-loaded'
import { flagOfKey } from '@/app/_ui/flag-key'
import { closeToast, toast } from '@/app/_ui/toast'
import { useUnseen } from '@/app/_ui/unseen'
import { isTypedOut } from '@/lib/domain/grading/typable'
import type { KeyAct } from '@/lib/domain/keys/key-acts'
import type { StudyCard, StudySession } from '@/lib/domain/queue/study-card'
import type { Rating } from '@/lib/domain/scheduling/memory'
import { modeOn } from '@/lib/domain/scheduling/mode'
import { cardUp, memoryOf } from '@/lib/domain/session/review-session'
import type { SessionOptions } from '@/lib/domain/session/session-options'
import type { ReadAloudChoice } from '@/lib/domain/speech/read-aloud-choice'
import { CardBar } from './card-bar'
import { type Beside, CardOnScreen } from './card-on-screen'
import { loadLaterParts, sessionParts } from './load-later-parts'
import { ReviewBar } from './review-bar'
import { useLeechNotice } from './use-leech-notice'
import { useReview } from './use-review'

/** Loaded when asked for: changing a card needs the server anyway, and the keys are looked up once. */
const SessionExtras = whenLoaded(() => import('./session-extras').then((part) => part.SessionExtras), { tell: false })
const LeaveFocus = whenLoaded(() => loadLaterParts().then((part) => part.LeaveFocus), { tell: false })
const HelpDialog = whenLoaded(() => import('./help-dialog').then((part) => part.HelpDialog), { tell: true })
const SessionEnd = whenLoaded(() => loadLaterParts().then((part) => part.SessionEnd), { tell: true })
const SessionWait = whenLoaded(() => loadLaterParts().then((part) => part.SessionWait), { tell: true })
const ReadAloud = whenLoaded(() => import('@/app/_ui/read-aloud').then((part) => part.ReadAloud), { tell: false })
const FlagDialog = whenLoaded(() => import('./flag-dialog').then((part) => part.FlagDialog), { tell: true })
const DeleteDialog = whenLoaded(() => import('./delete-dialog').then((part) => part.DeleteDialog), { tell: true })
const EditDialog = whenLoaded(() => import('./edit-dialog').then((part) => part.EditDialog), { tell: true })

/** What is said of a card that leaves the session without an answer; Undo brings it back. */
const ASIDE = {
  bury: { card: 'Card buried until tomorrow', fact: 'All cards of this fact buried until tomorrow' },
  suspend: { card: 'Card suspended', fact: 'All cards of this fact suspended' },
} as const

type ReviewScreenProps = {
  readonly study: StudySession
  /** Whether only an article, a deck or some cards were asked for. */
  readonly scoped?: boolean
  /** Off: kind, date and article are shown with the answer and not before. */
  readonly contextLine?: boolean
  /** What taps and swipes do; null if nothing. */
  readonly gestures?: SessionOptions | null
  /** Timer, auto-advance and vibration; null if none is switched on. */
  readonly extras?: SessionOptions | null
  /** Loaded only if it is wanted. */
  readonly readAloud?: ReadAloudChoice | null
  /** Where the session was begun, and where leaving it leads. */
  readonly leaveTo?: Route
}

type ReviewProps = Required<ReviewScreenProps> & Pick<Parameters<typeof useReview>[1], 'onHold' | 'onChanged'>

/** A session loaded again starts from the beginning. */
export function ReviewScreen({
  scoped = false,
  contextLine = true,
  gestures = null,
  extras = null,
  readAloud = null,
  leaveTo = '/',
  study,
}: ReviewScreenProps) {
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
      {...{ scoped, contextLine, gestures, extras, readAloud, leaveTo }}
    />
  )
}

function Review({ study, scoped, contextLine, gestures, extras, readAloud, leaveTo, onHold, onChanged }: ReviewProps) {
  const [beside, setBeside] = useState<Beside>({
    detailsSince: null,
    hintOfTurn: null,
    wholeOfTurn: null,
    comparedOfTurn: null,
  })
  /** The dialog that is open, but for the form of a card. */
  const [dialog, setDialog] = useState<'help' | 'flag' | 'delete' | null>(null)
  const close = () => setDialog(null)
  const [isFocused, setFocused] = useState(false)
  const [isPaused, setPaused] = useState(false)
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
  const grade = (rating: Rating) => acts.send({ kind: 'grade', rating })

  const putAside = (kind: 'bury' | 'suspend', reach: 'card' | 'fact') => {
    if (!card) return
    acts.send({ kind, reach })
    toast(ASIDE[kind][reach])
  }

  const onAct = (act: KeyAct, event?: KeyboardEvent) => {
    switch (act) {
      case 'primary':
        if (side.kind === 'answer') return event && isUnseen(event) ? undefined : grade(side.proposed)
        return card && isTypedOut(card) ? sendForm(formId) : acts.show(null)
      case 'again':
        return grade(1)
      case 'hard':
        return grade(2)
      case 'good':
        return grade(3)
      case 'easy':
        return grade(4)
      case 'undo':
        for (const words of Object.values(ASIDE)) Object.values(words).forEach(closeToast)
        return acts.undo()
      case 'edit':
        return setEditing(card)
      case 'bury-card':
        return putAside('bury', 'card')
      case 'bury-fact':
        return putAside('bury', 'fact')
      case 'suspend-card':
        return putAside('suspend', 'card')
      case 'suspend-fact':
        return putAside('suspend', 'fact')
      case 'mark':
        return acts.send({ kind: 'mark' })
      case 'flag': {
        const flag = event && flagOfKey(event)
        return flag == null ? card && setDialog('flag') : acts.send({ kind: 'flag', flag })
      }
      case 'delete':
        return card && setDialog('delete')
      case 'details':
        return setBeside((old) => ({ ...old, detailsSince: old.detailsSince === null ? turn : null }))
      case 'paragraph':
        if (side.kind !== 'answer' || !card) return
        if (!sessionParts()?.hasMore(card, beside.comparedOfTurn === turn))
          return toast('The passage is the whole paragraph.')
        return setBeside((old) => ({ ...old, wholeOfTurn: old.wholeOfTurn === turn ? null : turn }))
      case 'hint':
        return setBeside((old) => ({ ...old, hintOfTurn: turn }))
      case 'replay':
        return void import('@/app/_ui/replay-media').then((part) => part.replayMedia()).catch(() => undefined)
      case 'compare':
        return setBeside((old) => ({ ...old, comparedOfTurn: old.comparedOfTurn === turn ? null : turn }))
      case 'focus':
        return setFocused((old) => !old)
      case 'auto-advance':
        return setPaused((old) => !old)
      case 'larger-text':
      case 'smaller-text':
        return void import('@/app/_ui/text-size')
          .then((part) => part.changeTextSize(act === 'larger-text' ? 1 : -1))
          .catch(() => undefined)
      case 'help':
        return setDialog('help')
      default:
      // What is done on every page, or in a rehearsal.
    }
  }
  useActKeys('session', onAct)
  useLeechNotice(session, setEditing)

  return (
    <div data-review className="flex flex-1 flex-col">
      {card ? <h1 className="sr-only">Review</h1> : null}
      {isFocused && card ? (
        <Suspense>
          <LeaveFocus onLeave={() => setFocused(false)} />
        </Suspense>
      ) : (
        <ReviewBar session={session} now={now} onAct={onAct} leaveTo={leaveTo} />
      )}
      <div data-card-area className="mx-auto w-full max-w-[44rem] flex-1 px-4 sm:px-6">
        {note ? <p className="figures mt-3 text-label text-quiet">{note}</p> : null}
        <Suspense>
          {next.kind === 'wait' ? (
            <SessionWait
              untilMs={next.untilMs}
              startedAt={now}
              onAskEarly={() => acts.send({ kind: 'ask-early' })}
              onUndo={past.length > 0 ? acts.undo : null}
            />
          ) : null}
          {next.kind === 'done' ? (
            <SessionEnd session={session} scoped={scoped} onUndo={acts.undo} onEdit={setEditing} />
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
        <Suspense>
          {card && readAloud ? (
            <ReadAloud key={turn} card={card} isAnswer={side.kind === 'answer'} choice={readAloud} />
          ) : null}
        </Suspense>
      </div>
      <p role="status" className="sr-only">
        {session.announcement}
      </p>
      {card ? <CardBar {...{ card, session, acts, isUnseen, formId }} /> : null}
      <Suspense>
        {card && (gestures || extras) ? (
          <SessionExtras
            {...{ gestures, extras, turn, isPaused, onAct, isUnseen }}
            isAnswer={side.kind === 'answer'}
            isTyping={isTypedOut(card) && side.kind !== 'answer'}
            onPause={() => setPaused((old) => !old)}
          />
        ) : null}
      </Suspense>
      <Suspense>
        {dialog === 'help' ? <HelpDialog onClose={close} /> : null}
        {dialog === 'flag' && card ? (
          <FlagDialog
            flag={memoryOf(session, card.cardId)?.flag ?? 0}
            names={study.flagNames}
            onClose={close}
            onFlag={(flag) => {
              acts.send({ kind: 'flag', flag })
              close()
            }}
          />
        ) : null}
        {dialog === 'delete' && card ? (
          <DeleteDialog
            card={card}
            onClose={close}
            onUndo={acts.undoDeletion}
            onDeleted={(changeId) => {
              acts.send({ kind: 'deleted', cardId: card.cardId, changeId })
              close()
            }}
          />
        ) : null}
      </Suspense>
      {editing ? (
        <Suspense>
          <EditDialog
            card={editing}
            onClose={() => setEditing(null)}
            onSaved={({ cardId }, sides, changeId) => {
              if (changeId !== null) acts.send({ kind: 'edit', cardId, sides, changeId })
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
