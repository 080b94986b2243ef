'use client'

import { useEffect, useRef, useState } from 'react'
import { useFormAction } from '@/app/_client/use-form-action'
import { useKeptForm } from '@/app/_client/use-kept-form'
import { Button } from '@/app/_ui/button'
import { FieldGrid } from '@/app/_ui/field'
import { FormField, type ShownForm } from '@/app/_ui/form-field'
import { Section } from '@/app/_ui/page'
import type { FieldWords, FormTexts } from '@/lib/domain/form-fields'
import { EASY_DAY_FIELDS } from '@/lib/domain/scheduling/settings'
import type { PresetName } from '@/lib/services/settings/preset-form'
import { type PresetState, savePresetAction } from '../actions'

const UNTOUCHED: PresetState = { kind: 'untouched' }

const unsaved = (words: string, form: FormData): PresetState => ({
  kind: 'refused',
  words,
  errors: {},
  fields: Object.fromEntries([...form].map(([name, value]) => [name, String(value)])),
})

/** What few people change, by what it is about. */
const FOLDED: readonly { readonly title: string; readonly names: readonly PresetName[] }[] = [
  { title: 'Order', names: ['reviewOrder', 'newOrder', 'newSort', 'newMix', 'interdayMix'] },
  {
    title: 'Cards about the same fact',
    names: ['buryNewSiblings', 'buryReviewSiblings', 'buryLearningSiblings'],
  },
  { title: 'Intervals and leeches', names: ['maximumIntervalDays', 'leechThreshold', 'leechAction'] },
  { title: 'How reviews are spread', names: ['fuzz', 'loadBalance', ...EASY_DAY_FIELDS] },
  { title: 'FSRS parameters', names: ['weights', 'defaultWeights', 'fitSince'] },
]

const EASY_DAYS: ReadonlySet<PresetName> = new Set(EASY_DAY_FIELDS)

type FieldsProps = {
  readonly form: ShownForm<PresetName>
  readonly names: readonly PresetName[]
  readonly className?: string
}

const Fields = ({ form, names, className = '' }: FieldsProps) => (
  <FieldGrid className={className}>
    {names.map((name) => (
      <FormField key={name} form={form} name={name} />
    ))}
  </FieldGrid>
)

type FoldedProps = {
  readonly form: ShownForm<PresetName>
  readonly title: string
  readonly names: readonly PresetName[]
}

/** Fields behind a line; open if one of them has to be fixed. */
function Folded({ form, title, names }: FoldedProps) {
  const isWrong = names.some((name) => form.errors[name] !== undefined)
  return (
    <details open={isWrong} className="border-rule border-b py-3">
      <summary className="cursor-pointer font-medium">{title}</summary>
      <Fields form={form} names={names.filter((name) => !EASY_DAYS.has(name))} className="mt-3" />
      {names.some((name) => EASY_DAYS.has(name)) ? (
        <fieldset className="mt-4">
          <legend className="font-medium">Easy days</legend>
          <p className="text-quiet text-small">Days of the week with fewer reviews.</p>
          <Fields form={form} names={names.filter((name) => EASY_DAYS.has(name))} className="mt-2" />
        </fieldset>
      ) : null}
    </details>
  )
}

type PresetFormProps = {
  readonly id: string
  readonly words: Readonly<Record<PresetName, FieldWords>>
  readonly texts: FormTexts
}

/** The options of a preset: what most people set is in sight, the rest is folded. */
export function PresetForm({ id, words, texts }: PresetFormProps) {
  const { state, isPending, form } = useFormAction(savePresetAction.bind(null, id), UNTOUCHED, unsaved)
  const element = useRef<HTMLFormElement>(null)
  const [shownSince, setShownSince] = useState(0)
  const kept = useKeptForm(element, { name: `preset ${id}`, savedAt: shownSince, isSaving: isPending })
  useEffect(() => {
    if (state.kind === 'saved') setShownSince(state.at)
    if (state.kind === 'refused') element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [state])
  const isRefused = state.kind === 'refused'
  const shown = { words, texts: isRefused ? state.fields : texts, errors: isRefused ? state.errors : {} }
  const grid = (...names: readonly PresetName[]) => <Fields form={shown} names={names} />
  return (
    <form ref={element} {...form} {...kept.form} noValidate>
      {kept.note}
      <div key={shownSince}>
        <Section title="Daily limits" label="Shared by all decks with this preset.">
          {grid('newPerDay', 'reviewsPerDay')}
          <FormField form={shown} name="reviewLimitCapsNew" className="mt-3" />
        </Section>
        <Section title="When cards come back">{grid('desiredRetention', 'learningSteps', 'relearningSteps')}</Section>
        <Section title="More options">
          {FOLDED.map((part) => (
            <Folded key={part.title} form={shown} {...part} />
          ))}
        </Section>
      </div>
      <div className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" look="primary" disabled={isPending}>
          {isPending ? 'Saving …' : 'Save'}
        </Button>
        <p role="status" className={isRefused ? 'text-again' : 'text-quiet'}>
          {state.kind === 'untouched' || isPending ? '' : state.words}
        </p>
      </div>
    </form>
  )
}
