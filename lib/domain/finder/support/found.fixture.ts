import { findFacts } from '../find'
import type { Amount, Mention, MentionKind, MentionValue } from '../mention'

const amountWords = (amount: Amount): string => (typeof amount === 'number' ? String(amount) : amount.join('..'))

/** A value in one line: `190000000000 USD`, `3..5 %`, `2500 troops`, `2024-09-04`. */
export function valueWords(value: MentionValue): string {
  if (value === null || typeof value === 'string') return String(value)
  if ('currency' in value) return `${amountWords(value.amount)} ${value.currency}`
  if ('percent' in value) return `${amountWords(value.percent)} %`
  return `${amountWords(value.count)} ${value.unit}`.trim()
}

const line = ({ quote, value }: Mention): string => `${quote} = ${valueWords(value)}`

/** What is found of some kinds, a line each: `$190 billion = 190000000000 USD`. */
export const found = (
  text: string,
  kinds: readonly MentionKind[],
  published: string | null = null,
  title: string | null = null,
): string[] =>
  findFacts(text, { language: 'en', published, title })
    .filter(({ kind }) => kinds.includes(kind))
    .map(line)
