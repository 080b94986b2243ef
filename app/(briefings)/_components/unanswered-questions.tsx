'use client'

import { useId, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { openNewCard } from '@/app/_new-card/open-new-card'
import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { Section } from '@/app/_ui/page'
import type { UnansweredQuestion } from '@/lib/data/queries/rehearsal/unanswered-questions'
import type { Result } from '@/lib/services/result'
import { addQuestion, setQuestionDone } from '../briefings/[id]/debrief/actions'

type QuestionsProps = { readonly briefingId: string; readonly questions: readonly UnansweredQuestion[] }

const UNREACHABLE = 'The server couldn’t be reached. Try again.'

/** Questions that came up and that no card asks: each is kept until it is done, and a card can be written for it. */
export function UnansweredQuestions({ briefingId, questions: loaded }: QuestionsProps) {
  const id = useId()
  const [questions, setQuestions] = useState(loaded)
  const [text, setText] = useState('')
  const [error, setError] = useState<string | null>(null)
  const take = (result: Result<readonly UnansweredQuestion[]> | null): boolean => {
    setError(result?.ok ? null : (result?.message ?? UNREACHABLE))
    if (result?.ok) setQuestions(result.value)
    return result?.ok === true
  }
  const add = async () => {
    if (text.trim() === '') return setError('Write the question.')
    if (take(await addQuestion({ briefingId, id: uuidv7(), question: text }).catch(() => null))) setText('')
  }
  /** Shown at once; as it was if the server does not take it. */
  const mark = async (questionId: string, isDone: boolean) => {
    const before = questions
    const doneAt = isDone ? Date.now() : null
    setQuestions(before.map((one) => (one.id === questionId ? { ...one, doneAt } : one)))
    if (!take(await setQuestionDone({ briefingId, id: questionId, isDone }).catch(() => null))) setQuestions(before)
  }
  return (
    <Section
      title="Questions you had no card for"
      label="Add questions that came up and that no card covers. They stay here and on Today until you mark them as done."
    >
      <ul>
        {questions.map(({ id: questionId, question, doneAt }) => (
          <li key={questionId} className="flex flex-wrap items-center gap-x-4 border-rule border-b py-1.5">
            <label className="inline-flex min-h-11 min-w-0 flex-1 basis-60 cursor-pointer items-center gap-3">
              <input
                type="checkbox"
                checked={doneAt !== null}
                onChange={({ target }) => void mark(questionId, target.checked)}
                className="size-5 shrink-0 accent-(--color-accent)"
              />
              <span className={doneAt === null ? 'min-w-0 break-words' : 'min-w-0 break-words text-quiet line-through'}>
                {question}
                <span className="sr-only">{doneAt === null ? ', to do' : ', done'}</span>
              </span>
            </label>
            {doneAt === null ? (
              <Button
                look="quiet"
                aria-label={`Write a card: ${question}`}
                onClick={() => openNewCard({ front: question })}
              >
                Write a card
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <form
        noValidate
        className="mt-3 flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        <div className="min-w-0 flex-1 basis-60">
          <label htmlFor={id} className="block text-label text-quiet">
            Question
          </label>
          <input
            id={id}
            value={text}
            maxLength={500}
            onChange={({ target }) => setText(target.value)}
            className="mt-1 min-h-11 w-full rounded-control border border-edge bg-sheet px-3 py-2 hover:border-ink max-sm:text-[1rem]"
          />
        </div>
        <Button type="submit">Add question</Button>
      </form>
      {error === null ? null : (
        <div className="mt-3">
          <ErrorNote title="Not saved.">{error}</ErrorNote>
        </div>
      )}
    </Section>
  )
}
