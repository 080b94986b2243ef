import type { KeySettings } from '@/lib/domain/keys/key-acts'
import { requestScope } from '@/lib/platform/request-scope'

const USUAL: KeySettings = { singleKeys: true, keys: {} }

let read: { readonly from: string; readonly settings: KeySettings } | null = null

/** As the root layout writes them. */
const ofPage = (): KeySettings => {
  const from = document.documentElement.dataset.keys
  if (from === undefined) return USUAL
  if (read?.from !== from) read = { from, settings: JSON.parse(from) }
  return read.settings
}

/**
 * The keys of whoever this is rendered for: on the server the learner of the request, in the browser that of the page,
 * on which the root layout writes them. Null before the learner is known means the usual ones.
 */
export const keySettings = (): KeySettings =>
  typeof document === 'undefined' ? (requestScope()?.preferences ?? USUAL) : ofPage()
