'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Button } from '@/app/_ui/button'
import { Select } from '@/app/_ui/field'

const CHOICES = [
  {
    name: 'size',
    label: 'Text size',
    options: [
      { value: 'small', label: 'Small' },
      { value: 'medium', label: 'Medium' },
      { value: 'large', label: 'Large' },
    ],
  },
  {
    name: 'first',
    label: 'Facts',
    options: [
      { value: '', label: 'All' },
      { value: '20', label: 'First 20' },
      { value: '40', label: 'First 40' },
      { value: '60', label: 'First 60' },
      { value: '100', label: 'First 100' },
    ],
  },
] as const

type ChoicesProps = { readonly address: string; readonly chosen: Readonly<Record<'size' | 'first', string>> }

/** How large the crib is set and how many facts it has, and the button that prints it. */
export function CribChoices({ address, chosen }: ChoicesProps) {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const choose = (name: string, value: string) => {
    const query = new URLSearchParams({ ...chosen, [name]: value })
    startTransition(() => router.replace(`${address}?${query}` as Route, { scroll: false })) // a route of this folder
  }
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
      {CHOICES.map(({ name, label, options }) => (
        <Select
          key={name}
          label={label}
          options={options}
          value={chosen[name]}
          aria-busy={isPending}
          onValue={(value) => choose(name, value)}
          className="min-w-0"
        />
      ))}
      <Button look="primary" className="sm:ml-auto" onClick={() => window.print()}>
        Print
      </Button>
    </div>
  )
}
