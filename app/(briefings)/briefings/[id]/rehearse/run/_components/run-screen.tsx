'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { type MouseEvent, useId, useState } from 'react'
import { WaitingWords } from '@/app/_client/outbox-notice'
import { useActKeys } from '@/app/_client/use-act-keys'
import { SingleAnswerBar } from '@/app/_ui/answer-bar'
import { GradeBar } from '@/app/_ui/grade-bar'
import { Progress } from '@/app/_ui/progress'
import { hasSingleKeys } from '@/app/_ui/single-keys'
import { useUnseen } from '@/app/_ui/unseen'
import type { RehearsalQuestion, RehearsalSheet } from '@/lib/domain/briefing/rehearsal/sheet'
import { gradeKeys, keysOf } from '@/lib/domain/keys/key-bindings'
import { ariaKeys, shownKey } from '@/lib/domain/keys/key-press'
import { RATINGS, type Rating } from '@/lib/domain/scheduling/memory'
import { canUndo, questionUp, type RehearsalSession } from '@/lib/domain/session/rehearsal-session'
import { GRADE_NOTES, SureBar } from './run-bars'
import { TimeLeft } from './run-clock'
import { RunEnd } from './run-end'
import { type RunKey, runKeyOf } from './run-keys'
import { RunQuestion } from './run-question'
import { type RunActs, useRun } from './use-run'

/** A rehearsal in progress: one question a screen. */
export function RunScreen({ sheet }: { readonly sheet: RehearsalSheet }) {
  const { session, acts, waiting } = useRun(sheet)
  const formId = useId()
  const question = questionUp(session)
  const { side, turn, progress } = session
  const undo = canUndo(session) ? () => acts.send({ kind: 'undo' }) : null
  const [wholeOfTurn, setWholeOfTurn] = useState<number | null>(null)
  const onWhole = () => setWholeOfTurn((old) => (old === turn ? null : turn))
  const isUnseen = useUnseen(side.kind === 'answer', turn)
  useActKeys('rehearsal', (act, event) => {
    const key = runKeyOf(act)
    if (key === null) return
    acts.inTurn((current) => {
      const asked = questionUp(current)
      if (key.kind === 'undo') acts.send({ kind: 'undo' })
      else if (key.kind === 'paragraph') onWhole()
      else if (asked) onKey({ key, isUnseen: isUnseen(event) }, asked, current, acts, formId)
    })
  })
  return (
    <div data-review className="flex flex-1 flex-col">
      {question ? <h1 className="sr-only">Rehearsal: {sheet.briefing.title}</h1> : null}
      <RunBar session={session} onUndo={question && undo} />
      <div className="mx-auto w-full max-w-[44rem] flex-1 px-4 sm:px-6">
        {question ? (
          <RunQuestion
            key={turn}
            question={question}
            session={session}
            acts={acts}
            formId={formId}
            isWhole={wholeOfTurn === turn}
            onWhole={onWhole}
          />
        ) : (
          <RunEnd session={session} waiting={waiting} onUndo={undo} />
        )}
      </div>
      <p role="status" className="sr-only">
        {progress.up === null ? '' : session.announcement}
      </p>
      {question ? <BarOf {...{ question, session, acts, isUnseen, formId }} /> : null}
    </div>
  )
}

/** What a key does depends on what is shown. */
function onKey(
  { key, isUnseen }: { readonly key: RunKey; readonly isUnseen: boolean },
  { item }: RehearsalQuestion,
  { side }: RehearsalSession,
  acts: RunActs,
  formId: string,
) {
  if (side.kind === 'answer') {
    // The digit that marked, struck twice, is no grade; another one is.
    if (isUnseen && (key.kind === 'primary' || (key.kind === 'digit' && key.digit === side.confidence))) return
    if (key.kind === 'primary') acts.send({ kind: 'grade', rating: side.proposed })
    const rating = key.kind === 'digit' ? RATINGS[key.digit - 1] : undefined
    if (rating) acts.send({ kind: 'grade', rating })
    return
  }
  if (item.format === 'typed' && side.kind === 'question') {
    const form = document.getElementById(formId)
    if (key.kind === 'primary' && form instanceof HTMLFormElement) form.requestSubmit()
    return
  }
  if (key.kind === 'digit' && key.digit !== 4) acts.send({ kind: 'mark', confidence: key.digit })
}

type RunBarProps = { readonly session: RehearsalSession; readonly onUndo: (() => void) | null }

/** The way out, what is left, and undo. */
function RunBar({ session: { sheet, progress, isEnded }, onUndo }: RunBarProps) {
  const total = sheet.questions.length
  const undoKeys = keysOf('undo', hasSingleKeys())
  return (
    <>
      <div className="mx-auto flex min-h-14 w-full low:min-h-11 max-w-[72rem] items-center gap-3 px-2 sm:px-6">
        <Link
          href={`/briefings/${sheet.briefing.id}/rehearse` as Route}
          className="inline-flex min-h-11 items-center gap-1 rounded-control px-2 text-quiet text-small hover:text-ink"
        >
          <svg aria-hidden="true" viewBox="0 0 20 20" className="size-5 fill-none stroke-current stroke-[1.6]">
            <path d="M12 4.5 6.5 10l5.5 5.5" strokeLinecap="round" strokeLinejoin="round" />
          </svg>
          {progress.up === null || isEnded ? 'Close' : 'Stop for now'}
        </Link>
        <p className="figures ml-auto flex flex-wrap items-center justify-end gap-x-4 text-quiet text-small">
          <span id="session-notice" className="max-sm:text-label" />
          <WaitingWords className="max-sm:text-label" />
          {progress.up === null || isEnded ? null : (
            <TimeLeft usedMs={progress.usedMs} minutes={sheet.minutes} questions={progress.open.length} />
          )}
        </p>
        {onUndo ? (
          <button
            type="button"
            aria-label="Undo"
            aria-keyshortcuts={ariaKeys(undoKeys)}
            title={undoKeys[0] === undefined ? 'Undo' : `Undo (${shownKey(undoKeys[0])})`}
            onClick={onUndo}
            className="grid size-11 shrink-0 place-items-center rounded-control text-quiet hover:text-ink"
          >
            <svg aria-hidden="true" viewBox="0 0 20 20" className="size-5 fill-none stroke-current stroke-[1.6]">
              <path d="M4 8h8a4 4 0 0 1 0 8H8M4 8l3.5-3.5M4 8l3.5 3.5" strokeLinecap="round" strokeLinejoin="round" />
            </svg>
          </button>
        ) : null}
      </div>
      <Progress label="Questions recalled" value={progress.recalled} max={total} />
    </>
  )
}

type BarOfProps = {
  readonly question: RehearsalQuestion
  readonly session: RehearsalSession
  readonly acts: RunActs
  readonly isUnseen: ReturnType<typeof useUnseen>
  readonly formId: string
}

function BarOf({ question: { item }, session: { side }, acts, isUnseen, formId }: BarOfProps) {
  if (side.kind === 'answer') {
    const grade = (rating: Rating, event: MouseEvent) => {
      if (!isUnseen(event)) acts.send({ kind: 'grade', rating })
    }
    return (
      <GradeBar
        noteOf={(rating) => GRADE_NOTES[rating]}
        proposed={side.proposed}
        onGrade={grade}
        keys={gradeKeys(hasSingleKeys())}
      />
    )
  }
  if (item.format === 'typed' && side.kind === 'question')
    return <SingleAnswerBar formId={formId}>Submit answer</SingleAnswerBar>
  return <SureBar onMark={(confidence) => acts.send({ kind: 'mark', confidence })} keys={gradeKeys(hasSingleKeys())} />
}
