/** Which of a numbered list: all, none, or these numbers, counted from 1. */
export type ImportChoice = 'all' | 'none' | readonly number[]

const MOST = 10_000

/** What was typed to choose: `all`, `none`, `1,3-5`, `1 3`. Null where it is none of these. */
export const parseChoice = (text: string): ImportChoice | null => {
  const word = text.trim().toLowerCase()
  if (word === 'all' || word === 'a') return 'all'
  if (word === 'none' || word === 'n' || word === '') return 'none'
  const numbers: number[] = []
  for (const part of word.split(/[\s,]+/).filter((one) => one !== '')) {
    const range = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(part)
    if (!range) return null
    const [from, to] = [Number(range[1]), Number(range[2] ?? range[1])]
    if (from < 1 || to < from || to > MOST) return null
    for (let number = from; number <= to; number++) numbers.push(number)
  }
  return [...new Set(numbers)].sort((a, b) => a - b)
}

/** The numbers of a choice that the list does not have. */
export const beyond = (choice: ImportChoice, length: number): readonly number[] =>
  typeof choice === 'string' ? [] : choice.filter((number) => number > length)

/** The chosen things of a list. */
export const chosenOf = <T>(list: readonly T[], choice: ImportChoice): readonly T[] => {
  if (choice === 'all') return list
  if (choice === 'none') return []
  return choice.flatMap((number) => list[number - 1] ?? [])
}
