import type { AddState } from '../article-actions'
import { tooLargeToSend } from './form-size'

type Action = (before: AddState, form: FormData) => Promise<AddState>

/** The action, with a form that is too large to be sent made an answer like any other. */
export const withinSize =
  (action: Action): Action =>
  async (before, form) => {
    const tooLarge = tooLargeToSend(form)
    return tooLarge ? { kind: 'refused', found: before.found, ...tooLarge } : action(before, form)
  }

/** The form when the server gave no answer. */
export const unsent = (message: string, _form: FormData, { found }: AddState): AddState => ({
  kind: 'refused',
  found,
  ok: false,
  message,
  fields: {},
})
