/** A key press or tap in a session, and how long after it its outcome was painted. */
export type Paint = { readonly act: 'show' | 'grade' | 'undo'; readonly ms: number }

declare global {
  interface Window {
    paints?: Paint[]
    longTasks?: { readonly at: number; readonly ms: number }[]
  }
}

/**
 * Runs in the page, so it uses nothing from outside. From the time stamp of a key press, or of a finger that is lifted, to
 * the end of the frame in which the page has changed: the first message after that frame.
 */
export function listenForPaints(): void {
  window.paints = []
  window.longTasks = []
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) window.longTasks?.push({ at: startTime, ms: duration })
  }).observe({ type: 'longtask' })
  const hasGrades = () => document.querySelector('[aria-label="How well did you recall it?"]') !== null
  const question = () => document.querySelector('article')?.textContent ?? ''
  const isAnnounced = () => document.querySelector('main p[role="status"]')?.textContent?.startsWith('Undone') === true
  let running = false
  const begin = (event: Event, isUndo: boolean) => {
    if (running) return
    running = true
    const [before, wasShown] = [question(), hasGrades()]
    const act = isUndo ? 'undo' : wasShown ? 'grade' : 'show'
    const isDone = () =>
      act === 'show' ? hasGrades() : act === 'grade' ? !hasGrades() : isAnnounced() && question() !== before
    const look = () => {
      if (!isDone()) return requestAnimationFrame(look)
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        window.paints?.push({ act, ms: performance.now() - event.timeStamp })
        running = false
      }
      port2.postMessage(null)
      return 0
    }
    requestAnimationFrame(look)
  }
  window.addEventListener('keydown', (event) => begin(event, event.key === 'u'), { capture: true })
  window.addEventListener(
    'pointerup',
    (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null
      if (event.pointerType !== 'mouse' && button) begin(event, button.getAttribute('aria-label') === 'Undo')
    },
    { capture: true },
  )
}
