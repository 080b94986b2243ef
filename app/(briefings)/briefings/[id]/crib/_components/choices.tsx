'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useId, useTransition } from 'react'
import { Button, buttonClass } from '@/app/_ui/button'
import type { CribOptions } from '@/lib/domain/briefing/crib/crib'

const CHOICES = [
  {
    name: 'paper',
    label: 'Paper',
    options: [
      ['a4', 'A4'],
      ['letter', 'Letter'],
    ],
  },
  {
    name: 'pages',
    label: 'Length',
    options: [
      ['2', 'One or two pages'],
      ['1', 'One page'],
    ],
  },
] as const

const queryOf = (options: CribOptions): URLSearchParams =>
  new URLSearchParams({ paper: options.paper, pages: String(options.pages) })

type ChoicesProps = { readonly address: string; readonly options: CribOptions }

/** What the crib is printed on and how long it is, and the ways to take it along. */
export function CribChoices({ address, options }: ChoicesProps) {
  const router = useRouter()
  const id = useId()
  const [isPending, startTransition] = useTransition()
  const choose = (name: string, value: string) => {
    const query = queryOf(options)
    query.set(name, value)
    startTransition(() => router.replace(`${address}/crib?${query}` as Route, { scroll: false })) // a route of this folder
  }
  const file = (format: 'md' | 'html') => `${address}/crib/file?${queryOf(options)}&format=${format}`
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
      {CHOICES.map(({ name, label, options: list }) => (
        <div key={name} className="min-w-0">
          <label htmlFor={`${id}-${name}`} className="block text-label text-quiet">
            {label}
          </label>
          <select
            id={`${id}-${name}`}
            value={String(options[name])}
            aria-busy={isPending}
            onChange={(event) => choose(name, event.target.value)}
            className="mt-1 min-h-11 rounded-control border border-edge bg-sheet px-3 text-base max-sm:text-[1rem]"
          >
            {list.map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </div>
      ))}
      <div className="flex flex-wrap gap-2 sm:ml-auto">
        <a href={file('md')} download className={buttonClass('quiet')}>
          Markdown
        </a>
        <a href={file('html')} download className={buttonClass('quiet')}>
          HTML
        </a>
        <Button look="primary" onClick={() => window.print()}>
          Print
        </Button>
      </div>
    </div>
  )
}
