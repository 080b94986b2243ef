import { counted } from '@/lib/domain/format/words'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/domain/time/units'

/** How long ago something was: “just now”, “5 minutes ago”, “2 hours ago”, “3 days ago”. */
export function agoWords(ageMs: number): string {
  if (ageMs < MINUTE_MS) return 'just now'
  if (ageMs < HOUR_MS) return `${counted(Math.floor(ageMs / MINUTE_MS), 'minute')} ago`
  if (ageMs < DAY_MS) return `${counted(Math.floor(ageMs / HOUR_MS), 'hour')} ago`
  return `${counted(Math.floor(ageMs / DAY_MS), 'day')} ago`
}
