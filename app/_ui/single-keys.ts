import { requestScope } from '@/lib/platform/request-scope'

/**
 * Whether keys without Ctrl, ⌘ or Alt do anything for whoever this is rendered for (WCAG 2.1.4): on the server the
 * learner of the request, in the browser that of the page, on which the root layout writes it. They do before the
 * learner is known.
 */
export const hasSingleKeys = (): boolean =>
  typeof document === 'undefined'
    ? (requestScope()?.preferences?.singleKeys ?? true)
    : document.documentElement.dataset.singleKeys !== 'off'
