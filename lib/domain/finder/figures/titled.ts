import { MONTHS } from '../words/en/months'
import { isCapitalisedToken, isJoiningDash, type Token } from './tokens'

const MARK = /^[“”"‘’'*_]$/u
const SMALL = /^(?:a|an|the|of|in|on|at|by|for|from|with|to|and|or|but|as|is|its|vs|into|over|nor|'s)$/u
const LONGEST_TITLE = 10

/** The tokens from one up to a mark in a direction; null where another sign or no mark comes first. */
function upToMark(tokens: readonly Token[], at: number, step: 1 | -1): readonly Token[] | null {
  const passed: Token[] = []
  for (let place = at + step; passed.length <= LONGEST_TITLE; place += step) {
    const token = tokens[place]
    if (!token) return null
    if (token.kind === 'sign' && MARK.test(token.text)) {
      const touches = step === 1 ? token.glued : tokens[place + 1]?.glued
      // “**2019 Results**”: bold type marks a heading or what matters, no title.
      const isBold = token.text === '*' && tokens[place + step]?.text === '*'
      return touches && !isBold ? passed : null
    }
    if (token.kind === 'sign' && !isJoiningDash(tokens, place) && !/^(?::|'s)$/.test(token.text)) return null
    passed.push(token)
  }
  return null
}

/**
 * Whether a token stands in the title of a work: in quotation marks or italics, with a capital on every word but the
 * small ones. “*The Tally of 1908*” is a book and no time, “Nine Years and a Cartwheel” counts no years.
 */
export function isInTitle(tokens: readonly Token[], at: number): boolean {
  const before = upToMark(tokens, at, -1)
  const after = before && upToMark(tokens, at, 1)
  const token = tokens[at]
  if (!before || !after || !token) return false
  const large = [...before, token, ...after].filter(({ kind, lower }) => kind === 'word' && !SMALL.test(lower))
  return (
    large.every(isCapitalisedToken) &&
    large.filter(({ lower }) => !MONTHS.has(lower)).length >= (token.kind === 'word' ? 2 : 1)
  )
}
