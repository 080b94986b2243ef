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
  readonly onToggle?: (checked: boolean) => void
}

/** A switch with its label beside it. Uncontrolled; stays as it was set when its form's action fails. */
export function Checkbox({ label, hint, defaultChecked = false, onToggle, className, ...rest }: CheckboxProps) {
  const id = useId()
  const [checked, setChecked] = useState(defaultChecked)
  const input = usePutBack<HTMLInputElement>((control) => {
    control.checked = checked
  })
  return (
    <div className={classNames('flex gap-3 py-1.5', className)}>
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
        className="mt-0.5 size-5 shrink-0 accent-accent"
      />
      <div>
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {hint ? (
          <p id={`${id}-hint`} className="text-quiet text-small">
            {hint}
          </p>
        ) : null}
      </div>
    </div>
  )
}
