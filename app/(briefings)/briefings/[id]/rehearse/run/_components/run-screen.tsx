'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { type MouseEvent, useId } from 'react'
import { WaitingWords } from '@/app/_client/outbox-notice'
import { SingleAnswerBar } from '@/app/_ui/answer-bar'
import { GradeBar } from '@/app/_ui/grade-bar'
import { Progress } from '@/app/_ui/progress'
import { useUnseen } from '@/app/_ui/unseen'
import { RATINGS, type Rating } from '@/lib/domain/scheduling/memory'
import type { RehearsalQuestion, RehearsalSheet } from '@/lib/services/rehearsal/load-rehearsal'
import { GRADE_NOTES, SureBar } from './run-bars'
import { TimeLeft } from './run-clock'
import { RunEnd } from './run-end'
import { RunQuestion } from './run-question'
import { canUndo, questionUp, type RunState } from './run-state'
import { type RunActs, useRun } from './use-run'
import { type RunKey, useRunKeys } from './use-run-keys'

/** A rehearsal in progress: one question a screen. */
export function RunScreen({ sheet }: { readonly sheet: RehearsalSheet }) {
  const { state, acts, waiting } = useRun(sheet)
  const formId = useId()
  const question = questionUp(state)
  const isUnseen = useUnseen(state.face.kind === 'answer', state.turn)
  useRunKeys((key, event) => {
    acts.inTurn((current) => {
      const asked = questionUp(current)
      if (key.kind === 'undo') acts.undo()
      else if (asked) onKey({ key, isUnseen: isUnseen(event) }, asked, current, acts, formId)
    })
  }, sheet.singleKeys)
  const { course } = state
  return (
    <div data-review className="flex flex-1 flex-col">
      {question ? <h1 className="sr-only">Rehearsal: {sheet.briefing.title}</h1> : null}
      <RunBar state={state} onUndo={question && canUndo(state) ? acts.undo : null} />
      <div className="mx-auto w-full max-w-[44rem] flex-1 px-4 sm:px-6">
        {question ? (
          <RunQuestion key={state.turn} question={question} state={state} acts={acts} formId={formId} />
        ) : (
          <RunEnd state={state} waiting={waiting} onUndo={canUndo(state) ? acts.undo : null} />
        )}
      </div>
      <p role="status" className="sr-only">
        {course.up === null ? '' : state.said}
      </p>
      {question ? <BarOf question={question} state={state} acts={acts} isUnseen={isUnseen} formId={formId} /> : null}
    </div>
  )
}

/** What a key does depends on what is shown. */
function onKey(
  { key, isUnseen }: { readonly key: RunKey; readonly isUnseen: boolean },
  { item }: RehearsalQuestion,
  { face }: RunState,
  acts: RunActs,
  formId: string,
) {
  if (face.kind === 'answer') {
    // The digit that marked, struck twice, is no grade; another one is.
    if (isUnseen && (key.kind === 'primary' || (key.kind === 'digit' && key.digit === face.confidence))) return
    if (key.kind === 'primary') acts.grade(face.proposed)
    const rating = key.kind === 'digit' ? RATINGS[key.digit - 1] : undefined
    if (rating && face.chosenRight === null) acts.grade(rating)
    return
  }
  if (key.kind === 'letter') {
    const option = item.format === 'choice' ? item.options[key.index] : undefined
    if (option !== undefined) acts.choose(option)
    return
  }
  if (item.format === 'typed' && face.kind === 'question') {
    const form = document.getElementById(formId)
    if (key.kind === 'primary' && form instanceof HTMLFormElement) form.requestSubmit()
    return
  }
  if (key.kind === 'digit' && key.digit !== 4) acts.mark(key.digit)
}

type RunBarProps = { readonly state: RunState; readonly onUndo: (() => void) | null }

/** The way out, what is left, and the last answer taken back. */
function RunBar({ state: { sheet, course }, onUndo }: RunBarProps) {
  const total = sheet.questions.length
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
          Stop for now
        </Link>
        <p className="figures ml-auto flex flex-wrap items-center justify-end gap-x-4 text-quiet text-small">
          <WaitingWords className="max-sm:text-label" />
          <TimeLeft usedMs={course.usedMs} minutes={sheet.minutes} questions={course.open.length} />
        </p>
        {onUndo ? (
          <button
            type="button"
            aria-label="Undo"
            aria-keyshortcuts="U"
            title="Undo (U)"
            onClick={onUndo}
            className="grid size-11 shrink-0 place-items-center rounded-control text-quiet hover:text-ink"
          >
            <svg aria-hidden="true" viewBox="0 0 20 20" className="size-5 fill-none stroke-current stroke-[1.6]">
              <path d="M4 8h8a4 4 0 0 1 0 8H8M4 8l3.5-3.5M4 8l3.5 3.5" strokeLinecap="round" strokeLinejoin="round" />
            </svg>
          </button>
        ) : null}
      </div>
      <Progress label="Questions recalled" value={course.recalled} max={total} />
    </>
  )
}

type BarOfProps = {
  readonly question: RehearsalQuestion
  readonly state: RunState
  readonly acts: RunActs
  readonly isUnseen: ReturnType<typeof useUnseen>
  readonly formId: string
}

function BarOf({ question: { item }, state: { face }, acts, isUnseen, formId }: BarOfProps) {
  if (face.kind === 'answer') {
    const grade = (rating: Rating, event: MouseEvent) => {
      if (!isUnseen(event)) acts.grade(rating)
    }
    return face.chosenRight === null ? (
      <GradeBar noteOf={(rating) => GRADE_NOTES[rating]} proposed={face.proposed} onGrade={grade} />
    ) : (
      // After a choice there is nothing to grade.
      <SingleAnswerBar onPress={(event) => grade(face.proposed, event)}>Next question</SingleAnswerBar>
    )
  }
  if (item.format === 'typed' && face.kind === 'question')
    return <SingleAnswerBar formId={formId}>Submit answer</SingleAnswerBar>
  const isOpen = item.format === 'choice' && face.kind === 'question' && face.chosen === null
  return (
    <SureBar
      label={isOpen ? 'Choose, then mark how sure you are.' : 'How sure are you? Choose to see the answer.'}
      onMark={acts.mark}
    />
  )
}
