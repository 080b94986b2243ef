import type { Route } from 'next'
import { LinkButton } from './button'

type PaginationProps<T extends string> = {
  /** What is paged, in the plural: “cards”. */
  readonly of: string
  /** 1 for the first page. */
  readonly page: number
  readonly pageSize: number
  readonly total: number
  readonly hrefOf: (page: number) => Route<T>
}

/** “51 to 100 of 312 cards” with the way back and on; nothing where one page holds all. */
export function Pagination<T extends string>({ of, page, pageSize, total, hrefOf }: PaginationProps<T>) {
  if (total <= pageSize) return null
  const first = (page - 1) * pageSize + 1
  const last = Math.min(page * pageSize, total)
  return (
    <nav aria-label={`Pages of ${of}`} className="mt-6 flex flex-wrap items-center justify-between gap-3">
      <p className="figures text-quiet text-small">
        {first} to {last} of {total} {of}
      </p>
      <div className="flex gap-2">
        {page > 1 ? <LinkButton href={hrefOf(page - 1)}>Previous</LinkButton> : null}
        {last < total ? <LinkButton href={hrefOf(page + 1)}>Next</LinkButton> : null}
      </div>
    </nav>
  )
}
