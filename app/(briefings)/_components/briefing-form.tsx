'use client'

import { useEffect, useRef, useState, useTransition } from 'react'
import { notSent, reachServer } from '@/app/_client/reach-server'
import { RestoredNote } from '@/app/_client/restored-note'
import { keepChanges, keptChanges, useLeaveWarning } from '@/app/_client/unsaved-changes'
import { Button } from '@/app/_ui/button'
import { Checkbox } from '@/app/_ui/checkbox'
import { dateStyle } from '@/app/_ui/date-style'
import { FieldGrid, TextField } from '@/app/_ui/field'
import { FormField, type ShownForm } from '@/app/_ui/form-field'
import { Section } from '@/app/_ui/page'
import type { FormTexts } from '@/lib/domain/form-fields'
import { dayWords } from '@/lib/domain/format/words'
import { DAY_MS } from '@/lib/domain/time/units'
import type { BRIEFING_FIELDS, BriefingDraft } from '@/lib/services/briefing/briefing-form'
import type { ScopeChoices } from '@/lib/services/briefing/scope-of-briefing'
import { saveDraft } from '../actions'
import { ScopeFields } from './scope-fields'

type BriefingFields = ShownForm<keyof typeof BRIEFING_FIELDS>

/** What the controls of the form hold, put into the draft. */
const withForm = (draft: BriefingDraft, data: FormData): BriefingDraft => {
  const all = (name: string) => data.getAll(name).filter((value) => typeof value === 'string')
  const fields = Object.fromEntries(Object.entries(draft.fields).map(([name, kept]) => [name, all(name)[0] ?? kept]))
  return {
    ...draft,
    fields,
    weekdaysOff: all('weekdaysOff'),
    usesAllMinutes: all('usesAllMinutes').length > 0,
  }
}

type PlanFieldsProps = {
  readonly draft: BriefingDraft
  readonly form: BriefingFields
  readonly today: string
  readonly onChange: (draft: BriefingDraft) => void
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS

/** How the learner prepares: minutes, days off, targets and the freeze of new facts. */
function PlanFields({ draft, form, today, onChange }: PlanFieldsProps) {
  const { fields, weekdaysOff, daysOff } = draft
  return (
    <div className="space-y-8">
      <div>
        <FormField form={form} name="minutesPerDay" className="sm:w-1/2 sm:pr-2.5" />
        <Checkbox
          name="usesAllMinutes"
          value="yes"
          label="Use all your minutes"
          hint="Otherwise the plan uses only the minutes that reach your targets."
          defaultChecked={draft.usesAllMinutes}
          className="mt-2"
        />
      </div>
      <fieldset>
        <legend className="font-medium">Days off</legend>
        <p className="text-quiet text-small">No study is planned on these days.</p>
        <div className="mt-1.5 grid grid-cols-[repeat(auto-fill,minmax(8rem,1fr))] gap-x-5">
          {WEEKDAYS.map((weekday, index) => (
            <Checkbox
              key={weekday}
              name="weekdaysOff"
              value={index + 1}
              label={weekday}
              defaultChecked={weekdaysOff.includes(String(index + 1))}
              className="min-h-11 items-center"
            />
          ))}
        </div>
        <SingleDays
          days={daysOff}
          today={today}
          until={fields.date ?? ''}
          onChange={(days) => onChange({ ...draft, daysOff: days })}
        />
      </fieldset>
      <FieldGrid>
        <FormField form={form} name="targetMust" />
        <FormField form={form} name="targetOthers" />
        <FormField form={form} name="freezeDays" />
      </FieldGrid>
    </div>
  )
}

type SingleDaysProps = {
  readonly days: readonly number[]
  readonly today: string
  readonly until: string
  readonly onChange: (days: readonly number[]) => void
}

function SingleDays({ days, today, until, onChange }: SingleDaysProps) {
  const box = useRef<HTMLDivElement>(null)
  const add = () => {
    const field = box.current?.querySelector('input')
    const day = dayOf(field?.value ?? '')
    if (!field || Number.isNaN(day)) return
    onChange([...new Set([...days, day])].sort((a, b) => a - b))
    field.focus()
  }
  return (
    <div className="mt-3">
      <div ref={box} className="flex flex-wrap items-end gap-2">
        <TextField type="date" label="Single day off" min={today} max={until === '' ? undefined : until} />
        <Button onClick={add}>Add day</Button>
      </div>
      {days.length > 0 ? (
        <ul aria-label="Single days off" className="mt-2 flex flex-wrap gap-2">
          {days.map((day) => (
            <li key={day}>
              <Button
                className="font-normal text-small"
                aria-label={`Study on ${dayWords(day, dateStyle())} after all`}
                onClick={() => onChange(days.filter((other) => other !== day))}
              >
                {dayWords(day, dateStyle())} <span aria-hidden>×</span>
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

type WhenFieldsProps = {
  readonly form: BriefingFields
  readonly zones: readonly string[]
  /** The first day that can be chosen; null for a briefing that may have been held. */
  readonly today: string | null
}

/** What the briefing is, and when and where it is held. */
function WhenFields({ form, zones, today }: WhenFieldsProps) {
  const field = (name: keyof typeof form.words) => (
    <FormField form={form} name={name} min={name === 'date' && today !== null ? today : undefined} />
  )
  return (
    <div className="space-y-5">
      {field('title')}
      <FieldGrid>
        {field('date')}
        {field('time')}
        <FormField form={form} name="timeZone" names={zones} />
        {field('place')}
      </FieldGrid>
      {field('audience')}
    </div>
  )
}

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
      const result = await reachServer(() => saveDraft({ id, copiedFrom, draft: written }), notSent, written)
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
