import type { ReactNode } from 'react'
import { classNames } from './class-names'

/** A name and what is known of it; nothing is shown of what is not. */
export type Pair = readonly [name: string, value: ReactNode]

/** What is known of a thing, line by line, the names beside their values; nothing where nothing is known. */
export function Pairs({ of, className }: { readonly of: readonly Pair[]; readonly className?: string }) {
  const known = of.filter(([, value]) => value)
  if (known.length === 0) return null
  return (
    <dl className={classNames('figures grid grid-cols-[auto_1fr] gap-x-4 text-small', className)}>
      {known.map(([name, value]) => (
        <div key={name} className="col-span-2 grid grid-cols-subgrid">
          <dt className="text-quiet">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
