const numbered = (words: string, from: number, step = 1): [string, number][] =>
  words.split(' ').map((word, at) => [word, from + at * step])

/** Numbers written as one word, by the word. */
export const ONES: ReadonlyMap<string, number> = new Map(numbered('one two three four five six seven eight nine', 1))
export const TEENS: ReadonlyMap<string, number> = new Map(
  numbered('ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen', 10),
)
export const TENS: ReadonlyMap<string, number> = new Map(
  numbered('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10),
)
