'use client'

import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from './button'
import { classNames } from './class-names'

type DialogProps = {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly children: ReactNode
  /** Buttons at the end; a Close button where none are given, nothing where it is null. */
  readonly actions?: ReactNode
  /** A click beside the dialog closes it. Off where something was typed. */
  readonly closesBeside?: boolean
  /** As wide as the window, for what is drawn. */
  readonly isWide?: boolean
}

/** A native modal dialog: focus stays inside, Escape closes it, focus returns to where it was. */
export function Dialog({ open, onClose, title, children, actions, closesBeside = true, isWide = false }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const titleId = useId()
  useEffect(() => {
    const element = dialog.current
    if (!element || element.open === open) return
    if (!open) return element.close()
    element.showModal()
    // Where the first thing to press is further down than the window, reading begins at the title.
    const box = element.firstElementChild
    if (box && heading.current && box.scrollTop > 0 && !document.activeElement?.hasAttribute('autofocus')) {
      // Not before: the browser gives the focus to the first thing that can have it.
      heading.current.tabIndex = -1
      heading.current.focus()
      box.scrollTop = 0
    }
  }, [open])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the key is Escape, which the browser handles
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => {
        if (closesBeside && event.target === dialog.current) dialog.current.close()
      }}
      className={classNames(
        isWide ? 'w-[min(80rem,calc(100vw-1.5rem))]' : 'w-[min(40rem,calc(100vw-1.5rem))]',
        'm-auto max-w-none rounded-sheet border border-rule bg-sheet p-0 text-ink shadow-sheet',
      )}
    >
      {open ? (
        <div className="[--phone-bar:0px] max-h-[calc(100dvh-3rem)] overflow-y-auto p-5 sm:p-6">
          <h2 ref={heading} id={titleId}>
            {title}
          </h2>
          <div className="mt-4">{children}</div>
          {actions === null ? null : (
            <div className="mt-6 flex flex-wrap justify-end gap-2">
              {actions ?? <Button onClick={() => dialog.current?.close()}>Close</Button>}
            </div>
          )}
        </div>
      ) : null}
    </dialog>
  )
}
