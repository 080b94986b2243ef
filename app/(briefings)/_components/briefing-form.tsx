'use client'

import { useEffect, useRef, useState, useTransition } from 'react'
import { reachServer } from '@/app/_client/reach-server'
import { RestoredNote } from '@/app/_client/restored-note'
import { keepChanges, keptChanges, useLeaveWarning } from '@/app/_client/unsaved-changes'
import { Button } from '@/app/_ui/button'
import { Section } from '@/app/_ui/page'
import type { FormTexts } from '@/lib/domain/form-fields'
import type { BriefingDraft } from '@/lib/services/briefing/briefing-form'
import type { ScopeChoices } from '@/lib/services/briefing/scope-of-briefing'
import { saveDraft } from '../actions'
import { type BriefingFields, withForm } from './draft'
import { PlanFields } from './plan-fields'
import { ScopeFields } from './scope-fields'
import { WhenFields } from './when-fields'

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

/** A briefing: when it is, what it covers and how it is prepared. What was written survives a reload and a lost server. */
export function BriefingForm({ id, copiedFrom, keptAs, initial, words, choices, zones, today }: BriefingFormProps) {
  const [begun] = useState(initial)
  const [draft, setDraft] = useState(begun)
  const [restored, setRestored] = useState(0)
  const [errors, setErrors] = useState<FormTexts>({})
  const [message, setMessage] = useState('')
  const [pending, startTransition] = useTransition()
  const form = useRef<HTMLFormElement>(null)
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
  const save = () =>
    startTransition(async () => {
      const written = read()
      // A redirect leaves the page: what was kept must be gone before, and is put back where it is refused.
      keepChanges(name, null)
      const result = await reachServer(
        () => saveDraft({ id, copiedFrom, draft: written }),
        (message) => ({ ok: false as const, message, fields: {} }),
        written,
      )
      if (!result) return
      keepChanges(name, written)
      setErrors(result.fields)
      setMessage(result.message)
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
    })
  const fields = { words, texts: draft.fields, errors }
  return (
    <form
      ref={form}
      noValidate
      onChange={() => change(read())}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {restored % 2 === 1 ? <RestoredNote onStartOver={startOver} /> : null}
      {/* What was kept is put into the fields by making them anew. */}
      <div key={restored}>
        <WhenFields form={fields} zones={zones} today={id === null ? today : null} />
        <Section title="What it covers">
          <ScopeFields draft={draft} choices={choices} error={errors.scope ?? null} onChange={change} />
        </Section>
        <Section title="Plan">
          <PlanFields draft={draft} form={fields} today={today} onChange={change} />
        </Section>
      </div>
      <div
        data-foot
        className="sticky tiny:static bottom-(--phone-bar) z-10 mt-10 flex flex-wrap items-center gap-x-3 gap-y-2 border-rule border-t bg-paper py-3"
      >
        <Button type="submit" look="primary" disabled={pending}>
          {pending ? 'Saving …' : id === null ? 'Create briefing' : 'Save'}
        </Button>
        <p role="status" className="min-w-0 flex-1 text-again max-sm:basis-full">
          {message}
        </p>
      </div>
    </form>
  )
}
