import { MINUTE_MS } from '@/lib/domain/time/units'

const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`

export const cardsWords = (count: number): string => counted(count, 'card')

/** Minutes for people: whole ones, at least one where there is anything to do. */
export function timeLeftWords(minutes: number): string {
  const whole = Math.max(minutes > 0 ? 1 : 0, Math.round(minutes))
  return counted(whole, 'minute')
}

/** How long until an instant: “less than a minute”, “3 minutes”, “2 hours”. */
export function untilWords(ms: number): string {
  const minutes = Math.ceil(ms / MINUTE_MS)
  if (ms < MINUTE_MS) return 'less than a minute'
  return minutes < 90 ? counted(minutes, 'minute') : counted(Math.round(minutes / 60), 'hour')
}
