const SCALES: Readonly<Record<string, number>> = {
  lakh: 1e5,
  m: 1e6,
  million: 1e6,
  crore: 1e7,
  bn: 1e9,
  billion: 1e9,
  trillion: 1e12,
}

const NUMBER = /(\d[\d,]*(?:\.\d+)?)(?:\s?(lakh|m|million|crore|bn|billion|trillion)\b)?/g

/**
 * The numbers that stand in digits in a phrase, each with the scale beside it or, for the low end of a range, the one
 * of its high end. Written apart from the finder, to check labels with something that does not share its mistakes.
 */
export const numbersInDigits = (phrase: string): readonly number[] => {
  const found = [...phrase.matchAll(NUMBER)].map(([, digits = '', scale]) => ({
    digits: Number(digits.replaceAll(',', '')),
    scale: scale === undefined ? null : (SCALES[scale] ?? 1),
  }))
  const last = found.at(-1)?.scale ?? 1
  return found.map(({ digits, scale }) => digits * (scale ?? last))
}
