import { MINUTE_MS } from '@/lib/domain/time/units'

/** The log keeps no more than this of either side. */
export const LONGEST_MS = MINUTE_MS

export type Stopwatch = {
  /** Milliseconds since the last restart during which the page was visible, at most 60,000. */
  read(): number
  restart(): void
  stop(): void
}

/** Counts only while the page is visible: a learner who looks elsewhere is not thinking. */
export function visibleStopwatch(): Stopwatch {
  let counted = 0
  let since: number | null = document.visibilityState === 'visible' ? performance.now() : null
  const running = () => (since === null ? 0 : performance.now() - since)
  const change = () => {
    counted += running()
    since = document.visibilityState === 'visible' ? performance.now() : null
  }
  document.addEventListener('visibilitychange', change)
  return {
    read: () => Math.min(LONGEST_MS, Math.round(counted + running())),
    restart() {
      counted = 0
      since = document.visibilityState === 'visible' ? performance.now() : null
    },
    stop: () => document.removeEventListener('visibilitychange', change),
  }
}
