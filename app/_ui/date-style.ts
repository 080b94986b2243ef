import { type DateStyle, DEFAULT_DATES, isDateStyle } from '@/lib/domain/format/date-style'
import { requestScope } from '@/lib/platform/request-scope'

/**
 * How dates are written for whoever this is rendered for: on the server the learner of the request, in the browser that
 * of the page, on which the root layout writes it.
 */
export const dateStyle = (): DateStyle => {
  const chosen =
    typeof document === 'undefined' ? requestScope()?.preferences?.dates : document.documentElement.dataset.dates
  return isDateStyle(chosen) ? chosen : DEFAULT_DATES
}
