import { counted } from './amounts'

/** More things than these are not counted where counting them all takes long. */
export const COUNTED_TO = 1_000

/** Things that were counted to `COUNTED_TO` in words: “3 facts”, “1,000 or more facts”. */
export const countedUpTo = (n: number, one: string, many = `${one}s`): string =>
  n < COUNTED_TO ? counted(n, one, many) : `${COUNTED_TO.toLocaleString('en-GB')} or more ${many}`
