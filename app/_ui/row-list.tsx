import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { classNames } from './class-names'

const VALUE_LOOKS = { quiet: 'text-quiet', plain: 'text-ink', warn: 'text-hard' } as const

/** Rows with a rule between them. Children are `Row`s. */
export function RowList({ label, children }: { readonly label?: string; readonly children: ReactNode }) {
  return (
    <ul aria-label={label} className="[&>li:last-child]:border-0">
      {children}
    </ul>
  )
}

type RowProps<T extends string> = {
  readonly children: ReactNode
  /** A second, quiet line. */
  readonly note?: ReactNode
  /** What stands at the end of the row: a figure, a state, a button. */
  readonly value?: ReactNode
  readonly valueLook?: keyof typeof VALUE_LOOKS
  /** The row leads there; `value` must then hold nothing to press. */
  readonly href?: Route<T>
  /** Something to press at the end of a row that leads somewhere. */
  readonly act?: ReactNode
}

/** A thing on the left, what is known of it on the right. */
export function Row<T extends string>({ children, note, value, valueLook = 'quiet', href, act }: RowProps<T>) {
  const content = (
    <>
      <span className="min-w-0 grow basis-48">
        <span className={href ? 'group-hover:underline' : undefined}>{children}</span>
        {note ? <span className="block text-label text-quiet">{note}</span> : null}
      </span>
      {value === undefined ? null : (
        <span className={classNames('figures max-w-full shrink-0', VALUE_LOOKS[valueLook])}>{value}</span>
      )}
    </>
  )
  // A long value goes under what it belongs to, where the row is narrow.
  const line = 'flex min-h-12 flex-wrap items-center justify-between gap-x-4 gap-y-0.5 py-3'
  return (
    <li className={classNames('border-rule border-b', act !== undefined && 'flex flex-wrap items-center gap-x-4')}>
      {href ? (
        <Link href={href} className={classNames(line, 'group', act !== undefined && 'min-w-0 grow basis-60')}>
          {content}
        </Link>
      ) : (
        <div className={line}>{content}</div>
      )}
      {act}
    </li>
  )
}
