import type { AddState } from '../article-actions'
import { tooLargeToSend } from './form-size'

const UNREACHABLE = 'The server could not be reached. What you typed is still here: send it again.'

type Action = (before: AddState, form: FormData) => Promise<AddState>

/**
 * The action, with a form that is too large to be sent and a network that fails made answers like any other: otherwise
 * what was typed would be lost with the screen.
 */
export const acting =
  (action: Action): Action =>
  async (before, form) => {
    const tooLarge = tooLargeToSend(form)
    if (tooLarge) return { kind: 'refused', found: before.found, ...tooLarge }
    try {
      return await action(before, form)
    } catch (reason) {
      // Next leads to the article's page by throwing.
      if (reason instanceof Error && 'digest' in reason) throw reason
      return { kind: 'refused', found: before.found, ok: false, message: UNREACHABLE, fields: {} }
    }
  }
