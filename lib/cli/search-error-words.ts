import type { CardSearchError } from '@/lib/domain/search/cards/search-error'

/** What is wrong with a search, with the place under it. */
export const searchErrorWords = (typed: string, { message, at, length }: CardSearchError): string =>
  [message, `  ${typed}`, `  ${' '.repeat(at)}${'^'.repeat(Math.max(1, Math.min(length, typed.length - at)))}`].join(
    '\n',
  )
