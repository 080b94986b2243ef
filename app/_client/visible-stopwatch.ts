export type Stopwatch = {
  /** Milliseconds since the last restart during which the page was visible. */
  readonly read: () => number
  readonly restart: () => void
  readonly stop: () => void
}

/** Counts only while the page is visible: a learner who looks elsewhere is not thinking. */
export function visibleStopwatch(): Stopwatch {
  const begin = () => (document.visibilityState === 'visible' ? performance.now() : null)
  let counted = 0
  let since = begin()
  const running = () => (since === null ? 0 : performance.now() - since)
  const turn = () => {
    counted += running()
    since = begin()
  }
  document.addEventListener('visibilitychange', turn)
  return {
    read: () => counted + running(),
    restart() {
      counted = 0
      since = begin()
    },
    stop: () => document.removeEventListener('visibilitychange', turn),
  }
}
