const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ'
const LOWERED = '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙᵢ'
const PLAIN = '0123456789+-=()ni'

const MINUS = /[\u2212\u2013]/gu

const inScript = (text: string, script: string): string | null => {
  const signs = [...text.trim().replace(MINUS, '-')].map((sign) => script[PLAIN.indexOf(sign)])
  return signs.length > 0 && signs.every((sign) => sign !== undefined) ? signs.join('') : null
}

/** Whether a raised text is only set so, and reads as well without: 1st, 20th, ™. */
const isOrdinal = (text: string): boolean => /^(?:st|nd|rd|th|e|er|o|a|º|ª|®|™)$/iu.test(text.trim())

const grouped = (text: string): string => (/^[\p{L}\p{N}]+$/u.test(text) ? text : `(${text})`)

/** A raised text: with Unicode's own signs (`m²`), as it is for ordinals, otherwise after `^`. */
export const raised = (text: string): string => {
  if (text.trim() === '') return text
  if (isOrdinal(text)) return text.trim()
  return inScript(text, RAISED) ?? `^${grouped(text.trim())}`
}

/** A lowered text: with Unicode's own signs (`H₂O`), otherwise after `_`. */
export const lowered = (text: string): string => {
  if (text.trim() === '') return text
  return inScript(text, LOWERED) ?? `_${grouped(text.trim())}`
}
