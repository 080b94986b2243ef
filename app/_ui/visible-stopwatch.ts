export type Stopwatch = {
  /** Milliseconds since the last restart during which the page was visible. */
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
    read: () => counted + running(),
    restart() {
      counted = 0
      since = document.visibilityState === 'visible' ? performance.now() : null
    },
    stop: () => document.removeEventListener('visibilitychange', change),
  }
}
