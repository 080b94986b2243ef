import type { AddState } from '../article-actions'

const UNREACHABLE = 'The server could not be reached. What you typed is still here: send it again.'

type Action = (before: AddState, form: FormData) => Promise<AddState>

/** The action, with a network that fails made an answer like any other: otherwise the form would be lost with the screen. */
export const acting =
  (action: Action): Action =>
  async (before, form) => {
    try {
      return await action(before, form)
    } catch (reason) {
      // Next leads to the article's page by throwing.
      if (reason instanceof Error && 'digest' in reason) throw reason
      return { kind: 'refused', found: before.found, ok: false, message: UNREACHABLE, fields: {} }
    }
  }
