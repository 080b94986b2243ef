'use client'

import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react'

/** What takes a change back, or leads on. */
type ToastAction = { readonly label: string; readonly run: () => void }

type Toast = { readonly id: number; readonly message: string; readonly actions: readonly ToastAction[] }

const VISIBLE_MS = 8_000

let shown: Toast | null = null
let nextId = 1
const listeners = new Set<() => void>()

function show(toast: Toast | null) {
  shown = toast
  for (const listener of listeners) listener()
}

/**
 * Says in one line what was done, with the ways to take it back or fix it: with any, it stays until one is chosen or it
 * is closed (WCAG 2.2.1). A new one takes the place of the last.
 */
export function toast(message: string, ...actions: readonly (ToastAction | undefined)[]): void {
  show({ id: nextId++, message, actions: actions.filter((action) => action !== undefined) })
}

/** Closes the toast with this message, if it is still shown: what it offers was dealt with elsewhere. */
export function closeToast(message: string): void {
  if (shown?.message === message) show(null)
}

/** Closes whatever toast is shown: what it offers belongs to an earlier step. */
export function dismissToast(): void {
  show(null)
}

const close = (id: number) => {
  if (shown?.id === id) show(null)
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const GAP_PX = 12
const AT_TOP = 'top-[calc(4.5rem+env(safe-area-inset-top))]'
const AT_FOOT = 'bottom-[calc(1.5rem+env(safe-area-inset-bottom))]'
/** Bars come, go and grow with what is done on the page while a toast is shown. */
const MEASURE_MS = 150

/** How far bars (`data-foot`) in the way of a toast reach up from the foot of the window, in pixels; null if it has no room above. */
function footHeight(): number | null {
  const height = window.innerHeight
  const room = (document.querySelector('[data-toast]')?.getBoundingClientRect().height ?? 0) + 2 * GAP_PX
  const bars = [...document.querySelectorAll('[data-foot]')]
    .map((bar) => bar.getBoundingClientRect())
    .filter(({ top, bottom }) => bottom > top && top < height)
    .sort((one, other) => other.bottom - one.bottom)
  let foot = 0
  for (const { top, bottom } of bars) if (bottom > height - foot - room) foot = Math.max(foot, height - top)
  return height - foot < room ? null : foot
}

function useFootHeight(isShown: boolean): number | null {
  const [foot, setFoot] = useState<number | null>(0)
  useLayoutEffect(() => {
    if (!isShown) return
    const measure = () => setFoot(footHeight())
    measure()
    const timer = setInterval(measure, MEASURE_MS)
    window.addEventListener('scroll', measure, { passive: true })
    return () => {
      clearInterval(timer)
      window.removeEventListener('scroll', measure)
    }
  }, [isShown])
  return foot
}

/** Where toasts appear; once in the layout: above bars at the foot of the window, or at the top if these fill it. */
export function Toaster() {
  const current = useSyncExternalStore(
    subscribe,
    () => shown,
    () => null,
  )
  const foot = useFootHeight(current !== null)
  const place = foot === null ? AT_TOP : foot === 0 ? AT_FOOT : ''
  return (
    <div
      role="status"
      className={`pointer-events-none fixed inset-x-0 z-30 flex justify-center px-4 print:hidden ${place}`}
      style={foot ? { bottom: foot + GAP_PX } : undefined}
    >
      {current ? <ToastLine key={current.id} {...current} /> : null}
    </div>
  )
}

/** Stays while the pointer or the focus is on it, or as long as there is something to choose. */
function ToastLine({ id, message, actions }: Toast) {
  const isLasting = actions.length > 0
  useEffect(() => {
    if (isLasting) return
    const timer = setInterval(() => {
      if (!document.querySelector('[data-toast]:is(:hover, :focus-within)')) close(id)
    }, VISIBLE_MS)
    return () => clearInterval(timer)
  }, [id, isLasting])
  return (
    <div
      data-toast
      className="pointer-events-auto flex min-h-12 items-center gap-1 rounded-control bg-ink py-1 pr-1 pl-4 text-paper shadow-sheet"
    >
      <span className="py-1.5">{message}</span>
      {actions.map(({ label, run }) => (
        <button
          key={label}
          type="button"
          className="min-h-10 whitespace-nowrap rounded-control px-3 font-medium underline underline-offset-4"
          onClick={() => {
            close(id)
            run()
          }}
        >
          {label}
        </button>
      ))}
      <button
        type="button"
        aria-label="Close"
        className="grid size-10 place-items-center rounded-control"
        onClick={() => close(id)}
      >
        <svg aria-hidden="true" viewBox="0 0 16 16" className="size-4 stroke-current" strokeWidth="1.6" fill="none">
          <path d="m4 4 8 8m0-8-8 8" strokeLinecap="round" />
        </svg>
      </button>
    </div>
  )
}
