import type { ReactNode } from 'react'
import { classNames } from './class-names'

type ErrorNoteProps = {
  /** What happened, to what: “The card could not be saved.” */
  readonly title: string
  /** What to do. */
  readonly children?: ReactNode
  readonly action?: ReactNode
  readonly className?: string
}

/** An expected failure where it happened. Read out at once. */
export function ErrorNote({ title, children, action, className }: ErrorNoteProps) {
  return (
    <div role="alert" className={classNames('rounded-control border border-again/40 bg-sheet px-4 py-3', className)}>
      <p className="font-medium text-again">{title}</p>
      {children ? <div className="mt-1 text-ink">{children}</div> : null}
      {action ? <div className="mt-3 flex flex-wrap gap-2">{action}</div> : null}
    </div>
  )
}
