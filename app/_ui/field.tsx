'use client'

import { type ComponentProps, type ReactNode, useId, useState } from 'react'
import { classNames } from './class-names'
import { usePutBack } from './use-put-back'

const CONTROL =
  'w-full rounded-control border border-edge bg-sheet px-3 py-2 text-base text-ink hover:border-ink aria-invalid:border-again disabled:border-rule disabled:bg-rule/40 disabled:text-quiet max-sm:text-[1rem]'

type Labelled = {
  readonly label: string
  /** What may be entered, or what it does; stands under the label. */
  readonly hint?: ReactNode
  /** What is wrong with what was entered and what it may be. */
  readonly error?: string | null | undefined
  readonly className?: string
}

type FieldProps = Labelled & {
  readonly children: (control: {
    id: string
    'aria-describedby': string | undefined
    'aria-invalid': true | undefined
  }) => ReactNode
}

/** Label, hint and error around any control, tied to it for screen readers. */
export function Field({ label, hint, error, className, children }: FieldProps) {
  const id = useId()
  const described = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter((part) => part !== null)
  return (
    <div data-field="" className={className}>
      <div>
        <label htmlFor={id} className="block font-medium">
          {label}
        </label>
        {hint ? (
          <p id={`${id}-hint`} className="text-quiet text-small">
            {hint}
          </p>
        ) : null}
      </div>
      <div className="mt-1.5">
        {children({
          id,
          'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
          'aria-invalid': error ? true : undefined,
        })}
        {error ? (
          <p id={`${id}-error`} role="alert" className="mt-1.5 text-again text-small">
            {error}
          </p>
        ) : null}
      </div>
    </div>
  )
}

type FieldGridProps = { readonly columns?: 2 | 3; readonly className?: string; readonly children: ReactNode }

/** Fields beside each other: labels begin on one line and controls on another, whatever their hints and errors need. */
export const FieldGrid = ({ columns = 2, className, children }: FieldGridProps) => (
  <div
    className={classNames(
      'grid grid-cols-1 gap-5 sm:*:row-span-2 sm:*:data-field:grid sm:*:data-field:grid-rows-subgrid sm:*:data-field:gap-y-0',
      columns === 2 ? 'sm:grid-cols-2' : 'sm:grid-cols-3',
      className,
    )}
  >
    {children}
  </div>
)

/** What was typed, which is kept in state and put back when the form is emptied. */
function useTyped(initial: string) {
  const [value, setValue] = useState(initial)
  const control = usePutBack<HTMLInputElement & HTMLTextAreaElement & HTMLSelectElement>((own) => {
    own.value = value
  })
  return { ref: control, value, onChange: (event: { target: { value: string } }) => setValue(event.target.value) }
}

type Own = 'value' | 'defaultValue' | 'onChange' | 'className' | 'ref' | 'id'

type TextFieldProps = Labelled & Omit<ComponentProps<'input'>, Own> & { readonly defaultValue?: string | number }

/** One line of text, a number, a date. Uncontrolled: give `name` and `defaultValue`. */
export function TextField({ label, hint, error, className, defaultValue = '', ...rest }: TextFieldProps) {
  const typed = useTyped(String(defaultValue))
  return (
    <Field label={label} hint={hint} error={error} {...(className ? { className } : {})}>
      {(control) => <input {...rest} {...typed} {...control} className={classNames(CONTROL, 'min-h-11')} />}
    </Field>
  )
}

type TextAreaProps = Labelled & Omit<ComponentProps<'textarea'>, Own> & { readonly defaultValue?: string }

/** Several lines of text; grows with what is typed where the browser can. */
export function TextArea({ label, hint, error, className, defaultValue = '', rows = 3, ...rest }: TextAreaProps) {
  const typed = useTyped(defaultValue)
  return (
    <Field label={label} hint={hint} error={error} {...(className ? { className } : {})}>
      {(control) => (
        <textarea
          {...rest}
          {...typed}
          {...control}
          rows={rows}
          className={classNames(CONTROL, 'field-sizing-content max-h-[60vh] min-h-11 font-serif')}
        />
      )}
    </Field>
  )
}

type SelectProps = Labelled &
  Omit<ComponentProps<'select'>, Own> & {
    readonly defaultValue?: string
    readonly options: readonly { readonly value: string; readonly label: string }[]
  }

/** One of a few things. */
export function Select({ label, hint, error, className, defaultValue, options, ...rest }: SelectProps) {
  const typed = useTyped(defaultValue ?? options[0]?.value ?? '')
  return (
    <Field label={label} hint={hint} error={error} {...(className ? { className } : {})}>
      {(control) => (
        <select {...rest} {...typed} {...control} className={classNames(CONTROL, 'min-h-11')}>
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
