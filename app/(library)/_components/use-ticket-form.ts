'use client'

import { type FormEvent, useState } from 'react'
import { sentBy } from '@/app/_client/use-form-action'
import { newTicket } from './reading-status'

/** Sends a form under a new ticket each time, by which `ReadingStatus` asks whether its text waits to be read. */
export function useTicketForm(send: (form: FormData) => void) {
  const [ticket, setTicket] = useState('')
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = sentBy(event)
    const sent = newTicket()
    typed.set('ticket', sent)
    setTicket(sent)
    send(typed)
  }
  return { ticket, onSubmit }
}
