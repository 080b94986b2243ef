'use client'

import Link from 'next/link'
import { useState, useTransition } from 'react'
import { resultOfServer } from '@/app/_client/reach-server'
import { Button } from '@/app/_ui/button'
import { TextField } from '@/app/_ui/field'
import { toast } from '@/app/_ui/toast'
import type { SavedSearch } from '@/lib/domain/cards/card-columns'
import { deleteSearchAction, saveSearchAction } from '../actions'
import { Panel } from './panel'

type SavedSearchesProps = { readonly searches: readonly SavedSearch[]; readonly query: string }

/** Filters that were saved, and the way to save the one in force. */
export function SavedSearches({ searches, query }: SavedSearchesProps) {
  const [isPending, startTransition] = useTransition()
  const [error, setError] = useState<string | null>(null)
  const save = (search: SavedSearch, words: string) =>
    startTransition(async () => {
      const result = await resultOfServer(() => saveSearchAction(search))
      const isName = !result.ok && result.field === 'name'
      setError(isName ? result.message : null)
      if (!isName) toast(result.ok ? words : result.message)
    })
  const remove = (search: SavedSearch) =>
    startTransition(async () => {
      const result = await resultOfServer(() => deleteSearchAction(search.name))
      const undo = { label: 'Undo', run: () => save(search, 'Restored.') }
      if (result.ok) toast(`“${search.name}” deleted.`, undo)
      else toast(result.message)
    })
  return (
    <Panel label={searches.length > 0 ? `Saved (${searches.length})` : 'Saved'}>
      {searches.length === 0 ? <p className="text-quiet">There are no saved searches yet.</p> : null}
      <ul>
        {searches.map((search) => (
          <li key={search.name} className="flex items-center gap-2">
            <Link
              href={search.query === '' ? '/cards' : `/cards?${search.query}`}
              prefetch={false}
              aria-current={search.query === query ? 'page' : undefined}
              className="link min-h-11 min-w-0 flex-1 content-center truncate aria-[current]:font-medium"
            >
              {search.name}
            </Link>
            <Button look="quiet" aria-label={`Delete “${search.name}”`} onClick={() => remove(search)}>
              Delete
            </Button>
          </li>
        ))}
      </ul>
      <form
        noValidate
        className="mt-2 flex flex-wrap items-end gap-2 border-rule border-t pt-3"
        onSubmit={(event) => {
          event.preventDefault()
          const name = String(new FormData(event.currentTarget).get('name') ?? '').trim()
          save({ name, query }, `Saved as “${name}”.`)
        }}
      >
        <TextField
          label="Save this search as"
          name="name"
          maxLength={60}
          error={error}
          className="min-w-[min(10rem,100%)] flex-1"
        />
        <Button type="submit" aria-disabled={isPending}>
          Save
        </Button>
      </form>
    </Panel>
  )
}
