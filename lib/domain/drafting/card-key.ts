import type { LintIssue } from '../cards/lint-issue'

const CARD_KEY = /^card (\d+)$/

/** By what an issue names the card of a draft. @param index its place, from 0 */
export const cardKeyOf = (index: number): string => `card ${index + 1}`

/** The place of the card that an issue is about, from 0; null if it is about the fact. */
export const cardIndexOf = ({ cardKey = '' }: Pick<LintIssue, 'cardKey'>): number | null => {
  const number = CARD_KEY.exec(cardKey)?.[1]
  return number === undefined ? null : Number(number) - 1
}
