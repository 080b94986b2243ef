'use client'

import { useEffect, useRef, useState, useTransition } from 'react'
import { reachServer } from '@/app/_client/reach-server'
import { RestoredNote } from '@/app/_client/restored-note'
import { keepChanges, keptChanges, useLeaveWarning } from '@/app/_client/unsaved-changes'
import { Button } from '@/app/_ui/button'
import { classNames } from '@/app/_ui/class-names'
import type { FieldWords, FormTexts } from '@/lib/domain/form-fields'
import type { BriefingDraft } from '@/lib/services/briefing/briefing-form'
import type { ScopeChoices } from '@/lib/services/briefing/scope-of-briefing'
import { saveDraft } from '../actions'
import { type BriefingFields, withForm } from './draft'
import { StepHow } from './step-how'
import { StepScope } from './step-scope'
import { StepWhen, WHEN } from './step-when'

type BriefingFormProps = {
  /** Null for a new briefing. */
  readonly id: string | null
  readonly copiedFrom: string | null
  /** The name under which what is written is kept in the tab: another one for every state that it begins from. */
  readonly keptAs: string
  readonly initial: BriefingDraft
  readonly words: BriefingFields['words']
  readonly choices: ScopeChoices
  readonly zones: readonly string[]
  readonly today: string
}

const STEPS = ['What and when', 'What it covers', 'Plan'] as const

/** The step that a field stands in. */
const stepOf = (name: string) => (name === 'scope' ? 1 : WHEN.some((field) => field === name) ? 0 : 2)

/** A briefing in three steps. What was written survives a reload, a refusal and a lost server. */
export function BriefingForm({ id, copiedFrom, keptAs, initial, words, choices, zones, today }: BriefingFormProps) {
  const [begun] = useState(initial)
  const [draft, setDraft] = useState(begun)
  const [restored, setRestored] = useState(0)
  const [step, setStep] = useState(0)
  const [errors, setErrors] = useState<FormTexts>({})
  const [message, setMessage] = useState('')
  const [pending, startTransition] = useTransition()
  const form = useRef<HTMLFormElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const name = `briefing ${keptAs}`
  useLeaveWarning({ name, isChanged: draft !== begun, isSaving: pending })

  useEffect(() => {
    const kept = keptChanges<BriefingDraft>(name)
    if (kept) {
      setDraft(kept)
      setRestored((count) => count + 1)
    }
  }, [name])

  const change = (next: BriefingDraft) => {
    setDraft(next)
    // What is no longer as it was refused is no longer wrong.
    setErrors((old) => Object.fromEntries(Object.entries(old).filter(([at]) => next.fields[at] === draft.fields[at])))
    setMessage('')
    keepChanges(name, next)
  }
  const startOver = () => {
    keepChanges(name, null)
    setDraft(begun)
    setErrors({})
    setMessage('')
    setRestored((count) => count + 1)
  }
  const read = () => (form.current ? withForm(draft, new FormData(form.current)) : draft)
  const go = (next: number) => {
    setStep(next)
    requestAnimationFrame(() => heading.current?.focus())
  }
  const refuse = (found: FormTexts, why: string) => {
    setErrors(found)
    setMessage(why)
    const [first] = Object.keys(found)
    if (first !== undefined) setStep(stepOf(first))
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }
  const missingOf = ({ fields }: BriefingDraft): FormTexts =>
    Object.fromEntries(
      Object.entries<FieldWords>(words).flatMap(([name, { missing }]) =>
        missing !== undefined && fields[name]?.trim() === '' ? [[name, missing]] : [],
      ),
    )
  const onSubmit = () => {
    const written = read()
    const missing = missingOf(written)
    if (Object.keys(missing).length > 0) return refuse(missing, 'Enter a title and a date.')
    setErrors({})
    setMessage('')
    if (step < STEPS.length - 1) return go(step + 1)
    startTransition(async () => {
      // A redirect leaves the page: what was kept must be gone before, and is put back where it is refused.
      keepChanges(name, null)
      const result = await reachServer(
        () => saveDraft({ id, copiedFrom, draft: written }),
        (message) => ({ ok: false as const, message, fields: {} }),
        written,
      )
      if (!result) return
      keepChanges(name, written)
      refuse(result.fields, result.message)
    })
  }
  const fields = { words, texts: draft.fields, errors }
  const isLast = step === STEPS.length - 1
  return (
    <form
      ref={form}
      noValidate
      onChange={() => change(read())}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <nav aria-label="Steps">
        <ol className="flex flex-wrap gap-x-1 border-rule border-b">
          {STEPS.map((title, index) => (
            <li key={title}>
              <button
                type="button"
                aria-current={index === step ? 'step' : undefined}
                onClick={() => go(index)}
                className={classNames(
                  'min-h-11 border-b-2 px-3 text-small max-sm:px-2',
                  index === step
                    ? 'border-accent font-medium text-ink'
                    : 'border-transparent text-quiet hover:text-ink forced-colors:border-[Canvas]',
                )}
              >
                <span className="figures">{index + 1}</span> {title}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      {restored % 2 === 1 ? <RestoredNote onStartOver={startOver} /> : null}
      <h2 ref={heading} tabIndex={-1} className="mt-8 mb-4">
        {STEPS[step]}
      </h2>
      {/* What was kept is put into the fields by making them anew. */}
      <div key={restored}>
        <div hidden={step !== 0}>
          <StepWhen form={fields} zones={zones} today={id === null ? today : null} />
        </div>
        <div hidden={step !== 1}>
          <StepScope draft={draft} choices={choices} error={errors.scope ?? null} onChange={change} />
        </div>
        <div hidden={step !== 2}>
          <StepHow draft={draft} form={fields} today={today} onChange={change} />
        </div>
      </div>
      <div
        data-foot
        className="sticky tiny:static bottom-(--phone-bar) z-10 mt-10 flex flex-wrap items-center gap-x-3 gap-y-2 border-rule border-t bg-paper py-3"
      >
        <Button type="submit" look="primary" disabled={pending}>
          {pending ? 'Saving …' : isLast ? (id === null ? 'Create briefing' : 'Save') : 'Next'}
        </Button>
        {step > 0 ? <Button onClick={() => go(step - 1)}>Back</Button> : null}
        {id !== null && !isLast ? (
          <Button
            onClick={() => {
              setStep(2)
              requestAnimationFrame(() => form.current?.requestSubmit())
            }}
          >
            Save
          </Button>
        ) : null}
        <p role="status" className="min-w-0 flex-1 text-again max-sm:basis-full">
          {message}
        </p>
      </div>
    </form>
  )
}
