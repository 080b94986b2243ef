'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useId, useTransition } from 'react'
import { Button } from '@/app/_ui/button'

const CHOICES = [
  {
    name: 'size',
    label: 'Text size',
    options: [
      ['small', 'Small'],
      ['medium', 'Medium'],
      ['large', 'Large'],
    ],
  },
  {
    name: 'first',
    label: 'Facts',
    options: [
      ['', 'All'],
      ['20', 'First 20'],
      ['40', 'First 40'],
      ['60', 'First 60'],
      ['100', 'First 100'],
    ],
  },
] as const

type ChoicesProps = { readonly address: string; readonly chosen: Readonly<Record<'size' | 'first', string>> }

/** How large the crib is set and how many facts it has, and the button that prints it. */
export function CribChoices({ address, chosen }: ChoicesProps) {
  const router = useRouter()
  const id = useId()
  const [isPending, startTransition] = useTransition()
  const choose = (name: string, value: string) => {
    const query = new URLSearchParams({ ...chosen, [name]: value })
    startTransition(() => router.replace(`${address}?${query}` as Route, { scroll: false })) // a route of this folder
  }
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
      {CHOICES.map(({ name, label, options }) => (
        <div key={name} className="min-w-0">
          <label htmlFor={`${id}-${name}`} className="block text-label text-quiet">
            {label}
          </label>
          <select
            id={`${id}-${name}`}
            value={chosen[name]}
            aria-busy={isPending}
            onChange={(event) => choose(name, event.target.value)}
            className="mt-1 min-h-11 rounded-control border border-edge bg-sheet px-3 text-base max-sm:text-[1rem]"
          >
            {options.map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </div>
      ))}
      <Button look="primary" className="sm:ml-auto" onClick={() => window.print()}>
        Print
      </Button>
    </div>
  )
}
