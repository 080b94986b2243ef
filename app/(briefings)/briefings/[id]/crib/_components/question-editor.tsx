'use client'

import { useReducer, useRef, useState, useTransition } from 'react'
import { reachServer } from '@/app/_client/reach-server'
import { RestoredNote } from '@/app/_client/restored-note'
import { useKeptValue } from '@/app/_client/use-kept-value'
import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { toast } from '@/app/_ui/toast'
import type { AudienceQuestion } from '@/lib/domain/briefing/briefing'
import { counted } from '@/lib/domain/format/words'
import { saveQuestionsAction } from '../actions'
import { type EditableFact, FactRows } from './fact-rows'
import { QuestionPart } from './question-part'
import { questionsDraftOf, withAct } from './questions-draft'

type QuestionEditorProps = {
  readonly briefingId: string
  readonly questions: readonly AudienceQuestion[]
  readonly facts: readonly EditableFact[]
  readonly suggestions: readonly AudienceQuestion[]
}

/** What saving them did to the sheet, which shows no question without facts. */
const savedWords = (questions: readonly AudienceQuestion[]): string => {
  const bare = questions.filter(({ factIds }) => factIds.length === 0).length
  if (bare === 0) return 'Questions saved. The crib sheet now follows them.'
  const which = bare === 1 ? 'One of them has no facts and isn’t' : `${bare} of them have no facts and aren’t`
  return `Questions saved. ${which} on the crib sheet: add facts below.`
}

const writtenOf = (list: readonly AudienceQuestion[]): readonly AudienceQuestion[] =>
  list.map(({ question, factIds }) => ({ question, factIds }))

/** The audience's questions: written, ordered, filled with facts, and saved together. */
export function QuestionEditor({ briefingId, questions, facts, suggestions }: QuestionEditorProps) {
  const [list, act] = useReducer(withAct, questions, questionsDraftOf)
  const [saved, setSaved] = useState(() => list)
  const [problem, setProblem] = useState<string | null>(null)
  const [isSaving, startSaving] = useTransition()
  const end = useRef<HTMLDivElement>(null)
  const taken = new Set(list.flatMap(({ factIds }) => factIds))
  const free = facts.filter(({ factId }) => !taken.has(factId))
  const offered = suggestions.filter(
    ({ question, factIds }) =>
      !list.some((one) => one.question === question) && factIds.some((factId) => !taken.has(factId)),
  )
  const save = () =>
    startSaving(async () => {
      const written = writtenOf(list)
      const result = await reachServer(
        () => saveQuestionsAction(briefingId, written),
        (message) => ({ ok: false as const, message }),
      )
      setProblem(result.ok ? null : result.message)
      if (!result.ok) return
      setSaved(list)
      toast(savedWords(written))
    })
  const add = (question: AudienceQuestion) => {
    act({ kind: 'add', question: { ...question, factIds: question.factIds.filter((factId) => !taken.has(factId)) } })
    requestAnimationFrame(() => end.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus())
  }
  const isChanged = list !== saved
  const restore = (questions: readonly AudienceQuestion[]) => act({ kind: 'restore', questions })
  const isRestored = useKeptValue({
    name: `questions of ${briefingId}`,
    saved: writtenOf(saved),
    value: writtenOf(list),
    isSaving,
    restore,
  })
  return (
    <div className="grid grid-cols-1 gap-6">
      {isRestored ? <RestoredNote onStartOver={() => restore(saved)} /> : null}
      <div ref={end}>
        {list.length === 0 ? (
          <p className="text-quiet">No questions yet. Write one, or choose a suggestion below.</p>
        ) : (
          <ol className="grid grid-cols-1 gap-4">
            {list.map((question, index) => (
              <QuestionPart
                key={question.key}
                question={question}
                place={{ index, of: list.length }}
                facts={facts}
                all={list}
                act={act}
              />
            ))}
          </ol>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button onClick={() => add({ question: '', factIds: [] })}>Add a question</Button>
        <Button look="primary" disabled={!isChanged || isSaving} onClick={save}>
          {isSaving ? 'Saving …' : 'Save questions'}
        </Button>
        <p role="status" className="text-quiet text-small">
          {isChanged && !isSaving ? 'Not saved yet.' : ''}
        </p>
      </div>
      {problem === null ? null : <ErrorNote title="The questions weren’t saved.">{problem}</ErrorNote>}
      {offered.length === 0 ? null : (
        <section aria-labelledby="offered">
          <h3 id="offered">Suggestions</h3>
          <ul className="mt-1">
            {offered.map((one) => (
              <li key={one.question} className="flex items-center justify-between gap-3 border-rule border-b py-1.5">
                <span className="min-w-0">
                  {one.question} <span className="text-label text-quiet">{counted(one.factIds.length, 'fact')}</span>
                </span>
                <Button look="quiet" aria-label={`Add “${one.question}”`} onClick={() => add(one)}>
                  Add
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {free.length === 0 || list.length === 0 ? null : (
        <section aria-labelledby="without">
          <h3 id="without">Facts without a question</h3>
          <FactRows facts={free} all={list} at={null} act={act} />
        </section>
      )}
    </div>
  )
}
