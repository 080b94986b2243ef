'use client'

import { useFormAction } from '@/app/_client/use-form-action'
import { Button } from '@/app/_ui/button'
import { TextArea, TextField } from '@/app/_ui/field'
import type { Shared } from '@/lib/domain/reading/shared'
import { shareFromForm } from '../add-actions'
import { AddOutcome, BLANK_ADD, unsent } from './add-outcome'
import { ReadingStatus, useTicketForm } from './reading-status'

/** What was shared, to be looked at before anything is fetched or kept. */
export function ShareForm({ shared }: { readonly shared: Shared }) {
  const { state, isPending, form, send } = useFormAction(shareFromForm, BLANK_ADD, unsent)
  const { ticket, onSubmit } = useTicketForm(send)
  const errors = state.kind === 'refused' ? state.fields : {}
  return (
    <form action={form.action} className="grid gap-5" onSubmit={onSubmit}>
      <TextField
        name="url"
        label="Web address"
        hint={shared.url === null ? 'No address was shared.' : 'Fetched once, when you choose “Fetch page”.'}
        defaultValue={shared.url ?? ''}
        error={errors.url}
        inputMode="url"
        autoComplete="off"
      />
      <TextField
        name="title"
        label="Title"
        hint={shared.url === null ? undefined : 'Used if the page states none. You can correct it later.'}
        defaultValue={shared.title ?? ''}
        error={errors.title}
        autoComplete="off"
      />
      <TextArea
        name="text"
        label="Selected text"
        hint={
          shared.url === null ? 'Becomes the text of the article.' : 'Highlighted in the article if it is found there.'
        }
        defaultValue={shared.text ?? ''}
        error={errors.text}
        rows={4}
      />
      <AddOutcome state={state} />
      <div className="flex flex-wrap items-center justify-end gap-2">
        <ReadingStatus ticket={isPending ? ticket : null}>Reading the page</ReadingStatus>
        {shared.url !== null && shared.text === null ? null : (
          <Button
            type="submit"
            name="keep"
            value="words"
            disabled={isPending}
            look={shared.url === null ? 'primary' : 'plain'}
          >
            Keep only the selected text
          </Button>
        )}
        {shared.url === null ? null : (
          <Button type="submit" name="keep" value="page" look="primary" disabled={isPending}>
            {isPending ? 'Fetching page' : 'Fetch page'}
          </Button>
        )}
      </div>
    </form>
  )
}
