import { counted } from '@/lib/domain/format/words'
import { MINUTE_MS } from '@/lib/domain/time/units'

/** How long until an instant: “less than a minute”, “3 minutes”, “2 hours”. */
export function untilWords(ms: number): string {
  const minutes = Math.ceil(ms / MINUTE_MS)
  if (ms < MINUTE_MS) return 'less than a minute'
  return minutes < 90 ? counted(minutes, 'minute') : counted(Math.round(minutes / 60), 'hour')
}
