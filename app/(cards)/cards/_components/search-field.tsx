'use client'

import { useEffect, useRef } from 'react'
import { Field } from '@/app/_ui/field'

/** The search box. It keeps the focus while the results change, and follows the address when that changes by a link. */
export function SearchField({ value }: { readonly value: string }) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (input.current) input.current.value = value
  }, [value])
  return (
    <Field label="Search" className="max-sm:col-span-2">
      {(control) => (
        <input
          {...control}
          ref={input}
          type="search"
          name="q"
          defaultValue={value}
          placeholder="Words, or a “phrase”"
          autoComplete="off"
          enterKeyHint="search"
          maxLength={200}
          className="min-h-11 w-full rounded-control border border-edge bg-sheet px-3 py-2 text-base text-ink hover:border-ink max-sm:text-[1rem]"
        />
      )}
    </Field>
  )
}
