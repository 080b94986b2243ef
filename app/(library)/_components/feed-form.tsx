'use client'

import Link from 'next/link'
import { useFormAction } from '@/app/_client/use-form-action'
import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { TextField } from '@/app/_ui/field'
import { counted } from '@/lib/domain/format/words'
import { type FeedState, followFromForm } from '../incoming-actions'

const BLANK: FeedState = { kind: 'blank' }
const unsent = (message: string): FeedState => ({ kind: 'refused', ok: false, message, fields: {} })

/** The address of a feed to follow. */
export function FeedForm() {
  const { state, isPending, form } = useFormAction(followFromForm, BLANK, unsent)
  const error = state.kind === 'refused' ? state.fields.url : undefined
  return (
    <form {...form} className="grid gap-4">
      <div className="flex flex-wrap items-start gap-2">
        <TextField
          name="url"
          label="Feed address"
          hint="The address of an RSS, Atom or JSON feed, often linked at the foot of a website."
          error={error}
          inputMode="url"
          autoComplete="off"
          className="min-w-0 flex-1 basis-72"
        />
        <Button type="submit" look="primary" disabled={isPending} className="mt-[3.1rem] max-sm:mt-0">
          {isPending ? 'Fetching' : 'Follow'}
        </Button>
      </div>
      {state.kind === 'refused' && error === undefined ? (
        <ErrorNote title="The feed was not added.">{state.message}</ErrorNote>
      ) : null}
      {state.kind === 'followed' ? (
        <p role="status">
          Following “{state.feed.title}”.{' '}
          {state.feed.fresh === 0 ? (
            'No new articles.'
          ) : (
            <Link href={`/library/incoming?from=${encodeURIComponent(state.feed.title)}`} className="link">
              See {counted(state.feed.fresh, 'new article')}
            </Link>
          )}
        </p>
      ) : null}
    </form>
  )
}
