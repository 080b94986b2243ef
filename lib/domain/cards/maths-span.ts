/** What only formulas hold; a text between two dollar signs that has none of them is rather money or prose. */
const FORMULA_SIGN = /[\\^_=<>{+]/u
const WORD_OF_PROSE = /\p{L}{3,}/u
const OPENS_WITH_NUMBER = /^[^\p{L}\\{]*\d/u

/**
 * Whether what stands between two dollar signs is a formula. What opens with a number is an amount unless it has `\`,
 * `^`, `_` or `=`; what has a word of three letters is prose unless a command, or a sign and no second word, says no.
 */
function isFormula(content: string): boolean {
  if (content.trim() === '') return false
  if (OPENS_WITH_NUMBER.test(content) && !/[\\^_=]/u.test(content)) return false
  if (content.includes('\\') || !WORD_OF_PROSE.test(content)) return true
  return FORMULA_SIGN.test(content) && !/\p{L}{2,} +\p{L}{2,}/u.test(content)
}

const isWordSign = (sign: string): boolean => /[\p{L}\p{N}$\\]/u.test(sign)

/** Where the next dollar sign stands that is not written `\$`; -1 where there is none. */
function nextDollar(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text.charAt(at) === '\\') at += 1
    else if (text.charAt(at) === '$') return at
  }
  return -1
}

/**
 * The formula that opens with the dollar sign at this offset: `$…$` on one line, without white space inside the signs
 * and without a letter or digit outside them, or `$$…$$`. Null for every other dollar sign, amounts above all:
 * `$147 billion to $190 billion`, `US$5`, `20$`.
 */
export function mathsAt(text: string, at: number): { readonly end: number; readonly display: boolean } | null {
  if (isWordSign(text.charAt(at - 1))) return null
  if (text.charAt(at + 1) === '$') {
    const close = nextDollar(text, at + 2)
    if (close < 0 || text.charAt(close + 1) !== '$' || text.charAt(close + 2) === '$') return null
    const content = text.slice(at + 2, close)
    const isLoose = /^ /u.test(content) && !FORMULA_SIGN.test(content)
    return !isLoose && isFormula(content) ? { end: close + 2, display: true } : null
  }
  const close = nextDollar(text, at + 1)
  if (close < 0) return null
  const content = text.slice(at + 1, close)
  if (/^\s|\s$|\n/u.test(content) || isWordSign(text.charAt(close + 1))) return null
  return isFormula(content) ? { end: close + 1, display: false } : null
}
