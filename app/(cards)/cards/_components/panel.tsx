'use client'

import { type ReactNode, useEffect, useRef } from 'react'

type PanelProps = {
  readonly label: ReactNode
  /** Each time it is opened. */
  readonly onOpen?: () => void
  readonly children: ReactNode
}

/** A button and what it opens below it; Escape and a press elsewhere close it. It opens without scripts too. */
export function Panel({ label, onOpen, children }: PanelProps) {
  const panel = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const close = (event: Event) => {
      const element = panel.current
      if (!element?.open) return
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return
        if (element.contains(document.activeElement)) element.querySelector('summary')?.focus()
      } else if (event.target instanceof Node && element.contains(event.target)) return
      element.open = false
    }
    document.addEventListener('keydown', close)
    document.addEventListener('pointerdown', close)
    return () => {
      document.removeEventListener('keydown', close)
      document.removeEventListener('pointerdown', close)
    }
  }, [])
  return (
    <details
      ref={panel}
      className="sm:relative"
      onToggle={(event) => {
        if (event.currentTarget.open) onOpen?.()
      }}
    >
      <summary className="flex min-h-11 list-none items-center whitespace-nowrap rounded-control px-2 font-medium text-quiet hover:bg-rule/50 hover:text-ink sm:min-h-9">
        {label}
        <svg aria-hidden="true" viewBox="0 0 10 6" className="ml-1.5 w-2.5 fill-none stroke-[1.6] stroke-current">
          <path d="m1 1 4 4 4-4" />
        </svg>
      </summary>
      <div className="absolute inset-x-2 z-20 mt-1 max-h-[70dvh] overflow-y-auto rounded-sheet border border-rule bg-sheet p-4 shadow-sheet sm:inset-x-auto sm:right-0 sm:w-80">
        {children}
      </div>
    </details>
  )
}
