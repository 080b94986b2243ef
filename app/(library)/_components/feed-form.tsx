'use client'

import Link from 'next/link'
import { startTransition, useActionState } from 'react'
import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { TextField } from '@/app/_ui/field'
import { counted } from '@/lib/domain/format/words'
import { type FeedState, followFromForm } from '../incoming-actions'

const UNREACHABLE: FeedState = {
  kind: 'refused',
  ok: false,
  message: 'The server could not be reached. What you typed is still here: send it again.',
  fields: {},
}

const follow = (before: FeedState, form: FormData): Promise<FeedState> =>
  followFromForm(before, form).catch(() => UNREACHABLE)

/** The address of a feed to follow. */
export function FeedForm() {
  const [state, dispatch, pending] = useActionState(follow, { kind: 'blank' })
  const error = state.kind === 'refused' ? state.fields.url : undefined
  return (
    <form
      action={dispatch}
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        const typed = new FormData(event.currentTarget)
        startTransition(() => dispatch(typed))
      }}
    >
      <div className="flex flex-wrap items-start gap-2">
        <TextField
          name="url"
          label="Address of a feed"
          hint="RSS, Atom or JSON Feed. It is fetched now."
          error={error}
          inputMode="url"
          autoComplete="off"
          className="min-w-0 flex-1 basis-72"
        />
        <Button type="submit" look="primary" disabled={pending} className="mt-[3.1rem] max-sm:mt-0">
          {pending ? 'Fetching' : 'Follow'}
        </Button>
      </div>
      {state.kind === 'refused' && error === undefined ? (
        <ErrorNote title="The feed was not added.">{state.message}</ErrorNote>
      ) : null}
      {state.kind === 'followed' ? (
        <p role="status">
          Following “{state.feed.title}”.{' '}
          {state.feed.fresh === 0 ? (
            'It offers nothing new.'
          ) : (
            <Link href={`/library/incoming?from=${encodeURIComponent(state.feed.title)}`} className="link">
              It offers {counted(state.feed.fresh, 'article')}
            </Link>
          )}
        </p>
      ) : null}
    </form>
  )
}
