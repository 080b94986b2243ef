'use client'

import { useEffect, useSyncExternalStore } from 'react'

type Toast = {
  readonly id: number
  readonly message: string
  /** What takes the change back, or leads on. */
  readonly action?: { readonly label: string; readonly run: () => void }
}

const VISIBLE_MS = 8_000

let shown: Toast | null = null
let nextId = 1
const listeners = new Set<() => void>()

function show(toast: Toast | null) {
  shown = toast
  for (const listener of listeners) listener()
}

/** Says in one line what was done, with the way to take it back. A new one takes the place of the last. */
export function toast(message: string, action?: Toast['action']): void {
  show({ id: nextId++, message, ...(action ? { action } : {}) })
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Where toasts appear; stands once in the layout. Stays while the pointer or the focus is on it. */
export function Toaster() {
  const current = useSyncExternalStore(
    subscribe,
    () => shown,
    () => null,
  )
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-[calc(5rem+env(safe-area-inset-bottom))] z-30 flex justify-center px-4 print:hidden"
    >
      {current ? <ToastLine key={current.id} {...current} /> : null}
    </div>
  )
}

function ToastLine({ id, message, action }: Toast) {
  const close = () => shown?.id === id && show(null)
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.querySelector('[data-toast]:is(:hover, :focus-within)') && shown?.id === id) show(null)
    }, VISIBLE_MS)
    return () => clearInterval(timer)
  }, [id])
  return (
    <div
      data-toast
      className="pointer-events-auto flex min-h-12 items-center gap-1 rounded-control bg-ink py-1 pr-1 pl-4 text-paper shadow-sheet"
    >
      <span className="py-1.5">{message}</span>
      {action ? (
        <button
          type="button"
          className="min-h-10 rounded-control px-3 font-medium underline underline-offset-4"
          onClick={() => {
            action.run()
            close()
          }}
        >
          {action.label}
        </button>
      ) : null}
      <button
        type="button"
        aria-label="Close"
        className="grid size-10 place-items-center rounded-control"
        onClick={close}
      >
        <svg aria-hidden="true" viewBox="0 0 16 16" className="size-4 stroke-current" strokeWidth="1.6" fill="none">
          <path d="m4 4 8 8m0-8-8 8" strokeLinecap="round" />
        </svg>
      </button>
    </div>
  )
}
