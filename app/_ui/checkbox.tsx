'use client'

import { type ComponentProps, type ReactNode, useId, useState } from 'react'
import { classNames } from './class-names'
import { usePutBack } from './use-put-back'

type CheckboxProps = Omit<
  ComponentProps<'input'>,
  'type' | 'checked' | 'defaultChecked' | 'onChange' | 'onToggle' | 'id' | 'ref' | 'children'
> & {
  readonly label: string
  readonly hint?: ReactNode
  readonly defaultChecked?: boolean
  /** Where the form keeps it. */
  readonly isChecked?: boolean
  readonly onToggle?: (checked: boolean) => void
}

/** A switch with its label beside it; the whole row turns it. Stays as it was set when its form's action fails. */
export function Checkbox(props: CheckboxProps) {
  const { label, hint, defaultChecked = false, isChecked, onToggle, className, ...rest } = props
  const id = useId()
  const [kept, setChecked] = useState(defaultChecked)
  const checked = isChecked ?? kept
  const input = usePutBack<HTMLInputElement>((control) => {
    control.checked = checked
  })
  return (
    <div className={classNames('relative flex min-h-11 gap-3 py-2', className)}>
      <input
        {...rest}
        ref={input}
        id={id}
        type="checkbox"
        checked={checked}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => {
          setChecked(event.target.checked)
          onToggle?.(event.target.checked)
        }}
        className="relative z-1 mt-0.5 size-5 shrink-0 accent-accent"
      />
      <div>
        <label htmlFor={id} className="font-medium after:absolute after:inset-0">
          {label}
        </label>
        {hint ? (
          <p id={`${id}-hint`} className="text-quiet text-small [&_a]:relative [&_a]:z-1">
            {hint}
          </p>
        ) : null}
      </div>
    </div>
  )
}

type RadioProps = Omit<ComponentProps<'input'>, 'type' | 'className' | 'id'>

/** One of a few ways, with its words beside it; a `fieldset` around them says what they are about. */
export const Radio = ({ children, ...rest }: RadioProps) => (
  <label className="flex min-h-11 items-start gap-3 py-2">
    <input {...rest} type="radio" className="mt-0.5 size-5 shrink-0 accent-accent" />
    <span className="min-w-0">{children}</span>
  </label>
)
