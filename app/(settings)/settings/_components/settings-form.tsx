'use client'

import Link from 'next/link'
import { useEffect, useRef, useState } from 'react'
import { useFormAction } from '@/app/_client/use-form-action'
import { useKeptForm } from '@/app/_client/use-kept-form'
import { FieldGrid, Select } from '@/app/_ui/field'
import { FormField, type ShownForm } from '@/app/_ui/form-field'
import { Section } from '@/app/_ui/page'
import { setTextSize, TEXT_SIZES, type TextSize, textSize } from '@/app/_ui/text-size'
import type { FieldWords, FormTexts } from '@/lib/domain/form-fields'
import { EASY_DAY_FIELDS } from '@/lib/domain/scheduling/settings'
import type { SETTINGS_FIELDS } from '@/lib/services/settings/settings-fields'
import { saveSettingsAction } from '../actions'
import { formWords, UNTOUCHED, unreached } from './form-state'
import { SaveLine } from './save-line'

const LABELS: Readonly<Record<TextSize, string>> = {
  small: 'Small',
  usual: 'Normal',
  large: 'Large',
  larger: 'Larger',
  largest: 'Largest',
}

/** The text size of sessions on this device. It is no part of the form: it holds at once, and on this device alone. */
function TextSizeChoice() {
  const [size, setSize] = useState<TextSize | null>(null)
  useEffect(() => setSize(textSize()), [])
  return (
    <div
      className="mt-4 sm:w-1/2 sm:pr-2.5"
      onChange={(event) => {
        const chosen = TEXT_SIZES.find(
          (each) => event.target instanceof HTMLSelectElement && each === event.target.value,
        )
        if (chosen) setTextSize(chosen)
      }}
    >
      <Select
        key={size}
        label="Text size of cards, on this device"
        hint="Applies at once, without Save."
        defaultValue={size ?? 'usual'}
        options={TEXT_SIZES.map((value) => ({ value, label: LABELS[value] }))}
      />
    </div>
  )
}

type SettingsName = keyof typeof SETTINGS_FIELDS

type SettingsFieldsProps = {
  readonly form: ShownForm<SettingsName>
  readonly zones: readonly string[]
  readonly weights: { readonly list: readonly number[]; readonly isDefault: boolean }
}

/** A share that none of the words stands for is an option of its own. */
const sharesWith = ({ options = [] }: FieldWords, share: string | undefined) =>
  share === undefined || options.some(({ value }) => value === share)
    ? undefined
    : { options: [...options, { value: share, label: `${Math.round(Number(share) * 100)}% of the usual reviews` }] }

/** The settings by what they are about: the day, its cards, when they come back, the screen. */
function SettingsFields({ form, zones, weights }: SettingsFieldsProps) {
  const all = (...names: readonly SettingsName[]) =>
    names.map((name) => <FormField key={name} form={form} name={name} />)
  const grid = (...names: readonly SettingsName[]) => <FieldGrid>{all(...names)}</FieldGrid>
  return (
    <>
      <Section title="Your day">
        <FieldGrid>
          <FormField form={form} name="timeZone" names={zones} />
          <FormField form={form} name="dayStartHour" />
        </FieldGrid>
      </Section>
      <div id="limits">
        <Section
          title="Daily limits"
          label={
            <>
              A deck can have its own limits and desired retention:{' '}
              <Link href="/decks" className="link">
                options of decks
              </Link>
              .
            </>
          }
        >
          {grid('newPerDay', 'reviewsPerDay')}
        </Section>
      </div>
      <Section title="Order">{grid('reviewOrder', 'newOrder', 'newMix')}</Section>
      <Section title="Cards about the same fact" label="One card can give away another’s answer.">
        {all('burySiblings')}
      </Section>
      <Section title="When cards come back">
        <FormField form={form} name="desiredRetention" className="sm:w-1/2 sm:pr-2.5" />
        <p className="mt-2">
          <Link href="/retention/coming?new=#workload" className="link">
            See what other targets would cost with your own cards
          </Link>
        </p>
        <p className="mt-1">
          <Link href="/settings/parameters#reschedule" className="link">
            Reschedule cards after a change
          </Link>
        </p>
        <div className="mt-5">
          {grid('learningSteps', 'relearningSteps', 'maximumIntervalDays', 'leechThreshold', 'leechAction')}
        </div>
      </Section>
      <Section title="How reviews are spread">
        {all('fuzz', 'loadBalance')}
        <fieldset className="mt-4">
          <legend className="font-medium">Easy days</legend>
          <p className="text-quiet text-small">Days of the week with fewer reviews.</p>
          <div className="mt-2 grid grid-cols-2 gap-3 sm:grid-cols-4">
            {EASY_DAY_FIELDS.map((name) => (
              <FormField key={name} form={form} name={name} words={sharesWith(form.words[name], form.texts[name])} />
            ))}
          </div>
        </fieldset>
      </Section>
      <Section title="FSRS parameters" label="21 numbers with which the FSRS-6 formula predicts how fast you forget.">
        <p>{weights.isDefault ? 'These are the defaults, based on many learners.' : 'These are your own.'}</p>
        <p className="figures mt-1 text-quiet text-small">{weights.list.join(', ')}</p>
        <p className="mt-2">
          <Link href="/settings/parameters" className="link">
            Fit them to your reviews, or restore earlier ones
          </Link>
        </p>
        <FormField form={form} name="fitSince" className="mt-4 sm:w-1/2 sm:pr-2.5" />
        <FormField form={form} name="weights" className="mt-4" />
        {weights.isDefault ? null : <FormField form={form} name="defaultWeights" className="mt-2" />}
      </Section>
      <div id="keyboard">
        <Section title="Screen and keyboard">
          <FormField form={form} name="theme" className="sm:w-1/2 sm:pr-2.5" />
          <FormField form={form} name="dates" className="mt-3 sm:w-1/2 sm:pr-2.5" />
          <FormField form={form} name="contextLine" className="mt-3" />
          <FormField form={form} name="singleKeys" className="mt-3" />
          <TextSizeChoice />
        </Section>
      </div>
    </>
  )
}

type SettingsFormProps = Omit<SettingsFieldsProps, 'form'> & {
  readonly words: Readonly<Record<SettingsName, FieldWords>>
  readonly texts: FormTexts
}

/** All settings with one button: saved together or not at all. */
export function SettingsForm({ words, texts, ...shown }: SettingsFormProps) {
  const { state, isPending, form } = useFormAction(saveSettingsAction, UNTOUCHED, unreached)
  const element = useRef<HTMLFormElement>(null)
  const [shownSince, setShownSince] = useState(0)
  const kept = useKeptForm(element, { name: '/settings', savedAt: shownSince, isSaving: isPending })
  useEffect(() => {
    if (state.kind === 'saved') setShownSince(state.at)
    if (state.kind === 'refused') element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [state])
  const isRefused = state.kind === 'refused'
  const fields = { words, texts: isRefused ? state.fields : texts, errors: isRefused ? state.errors : {} }
  return (
    <form ref={element} {...form} {...kept.form} noValidate>
      {kept.note}
      {/* Once saved, the fields show what was understood: “0.9” as 90%, an empty box where parameters were pasted. */}
      <div key={shownSince}>
        <SettingsFields form={fields} {...shown} />
      </div>
      <div data-foot className="sticky tiny:static bottom-(--phone-bar) z-10 mt-10 border-rule border-t bg-paper py-3">
        <SaveLine isPending={isPending} isRefused={isRefused} words={formWords(state)} look="primary">
          Save
        </SaveLine>
      </div>
    </form>
  )
}
