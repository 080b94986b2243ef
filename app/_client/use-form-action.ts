import { type FormEvent, useActionState, useRef, useState, useTransition } from 'react'
import { reachServer } from './reach-server'

type Action<State> = (before: Awaited<State>, form: FormData) => Promise<State>

type Form<State> = {
  readonly state: Awaited<State>
  /** Whether the server is being asked. What is sent meanwhile is ignored: it is the second press of a button. */
  readonly isPending: boolean
  /** For the form: its `action` is for a browser without scripts, or before they are there. */
  readonly form: {
    readonly action: (form: FormData) => void
    readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void
  }
  /** For a form that has something to do before it is sent. */
  readonly send: (form: FormData) => void
}

/** What a form holds, with the value of the button that sent it. */
export const sentBy = (event: FormEvent<HTMLFormElement>): FormData => {
  const { submitter } = event.nativeEvent as SubmitEvent // React's type has no submitter
  return new FormData(event.currentTarget, submitter)
}

/**
 * A form that is sent to an action of the server. Where that is rejected, `refused` makes a state of the reason, so that
 * the screen stays. React would empty a form after its `action`; this one sends itself and keeps what was typed.
 */
export function useFormAction<State>(
  action: Action<State>,
  initial: Awaited<State>,
  refused: (message: string, form: FormData, before: Awaited<State>) => Awaited<State>,
): Form<State> {
  const [posted, post] = useActionState(action, initial)
  const [answered, setAnswered] = useState<Awaited<State> | null>(null)
  const [isPending, startTransition] = useTransition()
  const isSending = useRef(false)
  const state = answered ?? posted
  const send = (form: FormData) => {
    if (isSending.current) return
    isSending.current = true
    startTransition(async () => {
      try {
        const next = await reachServer(
          async () => await action(state, form),
          (message) => refused(message, form, state),
          [...form.values()],
        )
        startTransition(() => setAnswered(() => next))
      } finally {
        isSending.current = false
      }
    })
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    send(sentBy(event))
  }
  return { state, isPending, form: { action: post, onSubmit }, send }
}
