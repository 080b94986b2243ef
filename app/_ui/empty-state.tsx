import type { ReactNode } from 'react'

type EmptyStateProps = {
  /** What is not there, as a sentence: “Nothing is due.” */
  readonly title: string
  /** Why, or what comes next. */
  readonly children?: ReactNode
  readonly action?: ReactNode
}

/** What a list or a screen says when it has nothing to show. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="rounded-sheet border border-rule border-dashed px-6 py-10 text-center">
      <p className="font-semibold font-serif text-head">{title}</p>
      {children ? <div className="mx-auto mt-1.5 max-w-[34rem] text-quiet">{children}</div> : null}
      {action ? <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  )
}
