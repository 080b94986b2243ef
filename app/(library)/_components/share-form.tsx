'use client'

import { startTransition, useActionState, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { TextArea, TextField } from '@/app/_ui/field'
import type { Shared } from '@/lib/domain/reading/shared'
import { type ShareState, shareFromForm } from '../incoming-actions'
import { tooLargeToSend } from './form-size'
import { newTicket, ReadingStatus } from './reading-status'

const UNREACHABLE: ShareState = {
  kind: 'refused',
  ok: false,
  message: 'The server could not be reached. What was shared is still here: send it again.',
  fields: {},
}

/** What is too large to be sent is said here. Next leads on to the offer by throwing, which passes; a network that fails is an answer. */
const send = async (before: ShareState, form: FormData): Promise<ShareState> => {
  const tooLarge = tooLargeToSend(form)
  if (tooLarge) return { kind: 'refused', ...tooLarge }
  return shareFromForm(before, form).catch((reason) => {
    if (reason instanceof Error && 'digest' in reason) throw reason
    return UNREACHABLE
  })
}

/** What was shared, to be looked at before anything is fetched or kept. */
export function ShareForm({ shared }: { readonly shared: Shared }) {
  const [state, dispatch, pending] = useActionState(send, { kind: 'blank' })
  const [ticket, setTicket] = useState('')
  const errors = state.kind === 'refused' ? state.fields : {}
  return (
    <form
      action={dispatch}
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        const { submitter } = event.nativeEvent as SubmitEvent // React's type has no submitter
        const typed = new FormData(event.currentTarget, submitter)
        const sent = newTicket()
        typed.set('ticket', sent)
        setTicket(sent)
        startTransition(() => dispatch(typed))
      }}
    >
      <TextField
        name="url"
        label="Address"
        hint={shared.url === null ? 'None came along.' : 'The page is fetched once, when you say so below.'}
        defaultValue={shared.url ?? ''}
        error={errors.url}
        inputMode="url"
        autoComplete="off"
      />
      <TextField name="title" label="Title" defaultValue={shared.title ?? ''} error={errors.title} autoComplete="off" />
      <TextArea
        name="text"
        label="Selected words"
        hint={
          shared.url === null
            ? 'They become the text of the article.'
            : 'Highlighted in the page where they stand in it.'
        }
        defaultValue={shared.text ?? ''}
        error={errors.text}
        rows={4}
      />
      {state.kind === 'refused' ? <ErrorNote title="It was not added.">{state.message}</ErrorNote> : null}
      <div className="flex flex-wrap items-center justify-end gap-2">
        <ReadingStatus ticket={pending ? ticket : null}>Reading the page</ReadingStatus>
        {shared.url !== null && shared.text === null ? null : (
          <Button
            type="submit"
            name="keep"
            value="words"
            disabled={pending}
            look={shared.url === null ? 'primary' : 'plain'}
          >
            Keep the selected words only
          </Button>
        )}
        {shared.url === null ? null : (
          <Button type="submit" name="keep" value="page" look="primary" disabled={pending}>
            {pending ? 'Fetching the page' : 'Fetch the page'}
          </Button>
        )}
      </div>
    </form>
  )
}
