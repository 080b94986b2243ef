import type { Route } from 'next'

/** A stretch of an article’s text. */
type Place = { readonly start: number; readonly end: number }

type Found = {
  readonly articleKey: string
  readonly at: Place | null
  /** The fact to lead to where the article’s text does not have the passage. */
  readonly factId?: string
}

/** The address of an article at a stretch of its text, which is marked there; of the fact where there is none. */
export const passageAddress = ({ articleKey, at, factId }: Found): Route => {
  // Next does not know addresses with a value that is only known later.
  if (at === null && factId !== undefined) return `/library/fact/${encodeURIComponent(factId)}` as Route
  const place = at === null ? '' : `?at=${at.start}-${at.end}`
  return `/library/${encodeURIComponent(articleKey)}${place}` as Route // as above
}

const PLACE = /^(\d{1,9})-(\d{1,9})$/

/** The stretch that an address names; null where it names none. */
export const placeOfAddress = (at: string | readonly string[] | undefined): Place | null => {
  const [, start, end] = PLACE.exec(typeof at === 'string' ? at : '') ?? []
  if (start === undefined || end === undefined) return null
  const place = { start: Number(start), end: Number(end) }
  return place.end > place.start ? place : null
}
