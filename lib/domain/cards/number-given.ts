const NUMERAL = /\d+(?:,\d{3})*(?:\.\d+)?/gu

/**
 * Whether a text has a number of an answer in other words: as it is (“2.75pc” for “2.75 per cent”), rounded (“$61M” for
 * “$61.4 million”) or as one end of a range. A single digit says too little.
 */
export function isNumberGiven(text: string, answer: string): boolean {
  const given = new Set(text.match(NUMERAL))
  return (answer.match(NUMERAL) ?? []).some((number) => {
    if (number.length < 2) return false
    const rounded = String(Math.round(Number(number.replaceAll(',', ''))))
    return given.has(number) || (number.includes('.') && rounded.length > 1 && given.has(rounded))
  })
}
