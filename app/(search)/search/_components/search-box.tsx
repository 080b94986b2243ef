'use client'

import Form from 'next/form'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useTransition } from 'react'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'

/** Longer than the time between two keys of somebody who types. */
const PAUSE_MS = 180

/** The search field. Results follow while words are typed; without scripts, with the button. */
export function SearchBox({ value }: { readonly value: string }) {
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const timer = useRef(0)
  const [isPending, startTransition] = useTransition()
  const search = (q: string) => {
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => {
      const params = new URLSearchParams(q === '' ? {} : { q })
      startTransition(() => router.replace(`/search?${params}`, { scroll: false }))
    }, PAUSE_MS)
  }
  useEffect(() => () => window.clearTimeout(timer.current), [])
  useEffect(() => {
    // What is being typed is ahead of the address.
    if (input.current && document.activeElement !== input.current) input.current.value = value
  }, [value])
  return (
    <Form action="/search" role="search" className="flex items-end gap-2">
      <Field label="Search articles, facts and cards" className="min-w-0 flex-1">
        {(control) => (
          <input
            {...control}
            ref={input}
            type="search"
            name="q"
            defaultValue={value}
            onChange={(event) => search(event.target.value.trim())}
            // biome-ignore lint/a11y/noAutofocus: the page is this field, and whoever comes here types into it
            autoFocus={value === ''}
            aria-busy={isPending}
            autoComplete="off"
            spellCheck={false}
            enterKeyHint="search"
            maxLength={200}
            className="min-h-11 w-full rounded-control border border-edge bg-sheet px-3 py-2 text-base text-ink hover:border-ink max-sm:text-[1rem]"
          />
        )}
      </Field>
      <Button type="submit">Search</Button>
    </Form>
  )
}
