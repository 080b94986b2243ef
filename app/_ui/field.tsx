'use client'

import { type ComponentProps, type ReactNode, type RefObject, useId, useImperativeHandle, useState } from 'react'
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
      'grid gap-5 sm:*:row-span-2 sm:*:data-field:grid sm:*:data-field:grid-rows-subgrid sm:*:data-field:gap-y-0',
      columns === 2 ? 'sm:grid-cols-2' : 'sm:grid-cols-3',
      className,
    )}
  >
    {children}
  </div>
)

/** What a control holds: given with what is told of each change, or kept here. */
type Held<Value extends string> = {
  readonly value?: Value | undefined
  readonly onValue?: ((value: Value) => void) | undefined
}

/** What was typed, which is kept in state and put back when the form is emptied. */
function useTyped(initial: string, { value: given, onValue }: Held<string>) {
  const [typed, setTyped] = useState(initial)
  const value = given ?? typed
  const control = usePutBack<HTMLInputElement & HTMLTextAreaElement & HTMLSelectElement>((own) => {
    own.value = value
  })
  const onChange = ({ target }: { target: { value: string } }) => {
    setTyped(target.value)
    onValue?.(target.value)
  }
  return { ref: control, value, onChange }
}

type Own = 'value' | 'defaultValue' | 'onChange' | 'className' | 'ref' | 'id'

type TextFieldProps = Labelled &
  Held<string> &
  Omit<ComponentProps<'input'>, Own | 'list'> & {
    readonly defaultValue?: string | number
    /** Offered while it is typed. */
    readonly names?: readonly string[] | undefined
  }

/** One line of text, a number, a date. Give `defaultValue`, or `value` and `onValue` where the form keeps it. */
export function TextField(props: TextFieldProps) {
  const { label, hint, error, className, defaultValue = '', value, onValue, names, ...rest } = props
  const typed = useTyped(String(defaultValue), { value, onValue })
  return (
    <Field label={label} hint={hint} error={error} {...(className ? { className } : {})}>
      {(control) => (
        <>
          <input
            {...rest}
            {...typed}
            {...control}
            list={names && `${control.id}-names`}
            className={classNames(CONTROL, 'min-h-11')}
          />
          {names ? (
            <datalist id={`${control.id}-names`}>
              {names.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
          ) : null}
        </>
      )}
    </Field>
  )
}

export type TextAreaProps = Labelled &
  Held<string> &
  Omit<ComponentProps<'textarea'>, Own> & {
    readonly defaultValue?: string
    readonly areaRef?: RefObject<HTMLTextAreaElement | null> | undefined
  }

/** Several lines of text; grows with what is typed where the browser can. */
export function TextArea(props: TextAreaProps) {
  const { label, hint, error, className, defaultValue = '', value, onValue, areaRef, rows = 3, ...rest } = props
  const { ref, ...typed } = useTyped(defaultValue, { value, onValue })
  useImperativeHandle<HTMLTextAreaElement | null, HTMLTextAreaElement | null>(areaRef, () => ref.current)
  return (
    <Field label={label} hint={hint} error={error} {...(className ? { className } : {})}>
      {(control) => (
        <textarea
          {...rest}
          {...typed}
          {...control}
          ref={ref}
          rows={rows}
          className={classNames(CONTROL, 'field-sizing-content wrap-anywhere max-h-[60vh] min-h-11 font-serif')}
        />
      )}
    </Field>
  )
}

type SelectProps<Value extends string> = Labelled &
  Held<Value> &
  Omit<ComponentProps<'select'>, Own> & {
    readonly defaultValue?: string
    readonly options: readonly { readonly value: Value; readonly label: string }[]
  }

/** One of a few things. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, hint, error, className, defaultValue, value, onValue, options, ...rest } = props
  const typed = useTyped(defaultValue ?? options[0]?.value ?? '', {
    value,
    onValue: (typed) => {
      const chosen = options.find((option) => option.value === typed)
      if (chosen) onValue?.(chosen.value)
    },
  })
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

type FileFieldProps = Labelled & Omit<ComponentProps<'input'>, 'type' | 'className' | 'id'>

/** A file of the reader's. */
export function FileField({ label, hint, error, className, ...rest }: FileFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} {...(className ? { className } : {})}>
      {(control) => (
        <input
          {...rest}
          {...control}
          type="file"
          className="block w-full text-quiet file:mr-3 file:min-h-11 file:rounded-control file:border file:border-edge file:bg-sheet file:px-4 file:font-medium file:text-ink"
        />
      )}
    </Field>
  )
}
