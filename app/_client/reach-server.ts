import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation'
import { type Acted, failed, type Result } from '@/lib/services/result'

/** What a form says when the server did not answer. */
export const KEPT = 'The server couldn’t be reached. What you typed is still here; try again.'
/** What is said where nothing was typed. */
export const UNCHANGED = 'The server couldn’t be reached. Nothing was changed; try again.'

/** Why an action of the server was rejected, in words for the form that asked for it. */
export function rejectionWords(reason: unknown): string {
  if (unstable_isUnrecognizedActionError(reason))
    return 'The program was updated since this page was loaded. Copy what you typed, reload the page and try again.'
  // An error of the server has the number under which its log has it; a connection that failed has none.
  if (reason instanceof Error && 'digest' in reason)
    return 'Something went wrong on the server. What you typed is still here; try again.'
  return KEPT
}

/**
 * What an action of the server gives, or `otherwise` with the reason in words where it was rejected: a screen that gets
 * an answer keeps what was typed. Redirects of Next, which are rejections too, pass.
 * @param typed what was sent, to say so where it was too large
 */
export async function reachServer<Given, Refused>(
  ask: () => Promise<Given>,
  otherwise: (message: string) => Refused,
  typed?: unknown,
): Promise<Given | Refused> {
  try {
    return await ask()
  } catch (reason) {
    unstable_rethrow(reason)
    return otherwise(tooLargeWords(typed) ?? rejectionWords(reason))
  }
}

/** A form whose action was rejected. */
export const notSent = (message: string): Extract<Acted<never>, { ok: false }> => ({
  ...failed('storage', message),
  fields: {},
})

/** The same where nothing was typed and the action says itself what failed. */
export const resultOfServer = <T>(ask: () => Promise<Result<T>>): Promise<Result<T>> =>
  reachServer<Result<T>, Result<T>>(ask, () => failed('storage', UNCHANGED))

const MEGABYTE = 1024 * 1024
/** A request may have 12 MB with everything in it, and what frames its values. */
const MOST_MEGABYTES = 11.5

/**
 * Why something that was typed did not reach the server, where its size is the reason; null where it is not. The server
 * refuses such a request before it is read, and a browser takes that for a server that is gone.
 */
export const tooLargeWords = (typed: unknown): string | null => {
  const megabytes = new TextEncoder().encode(JSON.stringify(typed) ?? '').length / MEGABYTE
  if (megabytes <= MOST_MEGABYTES) return null
  return `What you entered is ${megabytes.toFixed(1)} MB; the limit is ${MOST_MEGABYTES} MB. Shorten it and try again.`
}
