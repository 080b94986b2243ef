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

/** Of a toast of several lines, with the gap below it. */
const ROOM_PX = 130
/** Above a bar, and where there is none: buttons at the end of a page or a panel stay free. */
const GAP_PX = 12
const CLEAR_PX = 68
/** Bars come, go, grow and scroll while a toast is shown. */
const MEASURE_MS = 150

/** How far bars (`data-foot`) in the way of a toast reach up from the foot of the window. */
function footHeight(): number {
  let foot = 0
  for (const bar of document.querySelectorAll('[data-foot]')) {
    const { top, bottom } = bar.getBoundingClientRect()
    if (bottom > innerHeight - ROOM_PX) foot = Math.max(foot, innerHeight - top)
  }
  return foot
}

/** Where toasts appear; once in the layout: above bars at the foot of the window, or at the top if these fill it. */
export function Toaster() {
  const current = useSyncExternalStore(
    subscribe,
    () => shown,
    () => null,
  )
  const [foot, setFoot] = useState(0)
  useLayoutEffect(() => {
    if (!current) return
    const measure = () => setFoot(footHeight())
    measure()
    const timer = setInterval(measure, MEASURE_MS)
    return () => clearInterval(timer)
  }, [current])
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 z-30 flex justify-center px-4 print:hidden"
      style={current ? { bottom: Math.min((foot || CLEAR_PX) + GAP_PX, innerHeight - ROOM_PX) } : undefined}
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
