/** A folded word in the singular, as far as endings tell. Short words and those in -ss, -us and -is have none. */
function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/u.test(word)) return word
  if (/[^aeiou]ies$/u.test(word)) return `${word.slice(0, -3)}y`
  return /(?:[sxz]|ch|sh)es$/u.test(word) ? word.slice(0, -2) : word.slice(0, -1)
}

/** Spelling of the United States in that of Britain, or the other way round: only that both come out alike matters. */
const inOneSpelling = (word: string): string =>
  word
    .replace(/(?<=\p{L}{3})our/u, 'or')
    .replace(/(?<=\p{L}{3})is(?=e|ed|es|ing|ation|ations)(?=(?:e|ed|es|ing|ations?)$)/u, 'iz')
    .replace(/(?<=\p{L}{3})ence$/u, 'ense')
    .replace(/(?<=\p{L}{3})tre$/u, 'ter')

/** A folded word as it is compared: plural and singular are one, and so are British and American spelling. */
export const wordForm = (word: string): string => (/\d/u.test(word) ? word : inOneSpelling(singular(word)))
