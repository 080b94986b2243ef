'use client'

import type { Ref } from 'react'
import { classNames } from '@/app/_ui/class-names'
import { Field } from '@/app/_ui/field'

const CONTROL =
  'w-full rounded-control border border-edge bg-sheet px-3 py-2 text-base text-ink hover:border-ink aria-invalid:border-again max-sm:text-[1rem]'

type Common = {
  readonly label: string
  readonly hint?: string
  readonly error?: string | undefined
  readonly className?: string
  readonly value: string
  readonly onValue: (value: string) => void
}

const labelled = ({ label, hint, error, className }: Common) => ({
  label,
  hint,
  error,
  ...(className === undefined ? {} : { className }),
})

type LineProps = Common & {
  readonly placeholder?: string
  readonly spellCheck?: boolean
  /** The id of a `datalist` with suggestions. */
  readonly list?: string
}

/** One line whose value is kept by the form: it is judged and shown while it is typed. */
export function ControlLine({ value, onValue, placeholder, spellCheck, list, ...rest }: LineProps) {
  return (
    <Field {...labelled({ ...rest, value, onValue })}>
      {(control) => (
        <input
          {...control}
          value={value}
          placeholder={placeholder}
          spellCheck={spellCheck}
          list={list}
          autoComplete="off"
          onChange={(event) => onValue(event.target.value)}
          className={classNames(CONTROL, 'min-h-11')}
        />
      )}
    </Field>
  )
}

type AreaProps = Common & {
  readonly rows?: number
  readonly areaRef?: Ref<HTMLTextAreaElement>
  /** By which a form finds the field. */
  readonly side?: 'front' | 'back'
}

/** Several lines, as `ControlLine`; grows with what is typed where the browser can. */
export function Area({ value, onValue, rows = 2, areaRef, side, ...rest }: AreaProps) {
  return (
    <Field {...labelled({ ...rest, value, onValue })}>
      {(control) => (
        <textarea
          {...control}
          ref={areaRef}
          data-side={side}
          value={value}
          rows={rows}
          onChange={(event) => onValue(event.target.value)}
          className={classNames(
            CONTROL,
            'field-sizing-content wrap-anywhere max-h-[50vh] font-serif',
            rows > 1 ? 'min-h-17' : 'min-h-11',
          )}
        />
      )}
    </Field>
  )
}

type ChoiceProps<T extends string> = Omit<Common, 'value' | 'onValue'> & {
  readonly value: T
  readonly onValue: (value: T) => void
  readonly options: readonly { readonly value: T; readonly label: string }[]
}

/** One of a few things, as `ControlLine`. */
export function ControlChoice<T extends string>({ value, onValue, options, ...rest }: ChoiceProps<T>) {
  return (
    <Field {...labelled({ ...rest, value, onValue: () => undefined })}>
      {(control) => (
        <select
          {...control}
          value={value}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value)
            if (chosen) onValue(chosen.value)
          }}
          className={classNames(CONTROL, 'min-h-11')}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
