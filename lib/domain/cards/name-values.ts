/** A run of capitalised words: “Shanghai Cooperation Organisation”, “Xi”, “US”. Possessive endings are taken off. */
export type NameValue = {
  readonly kind: 'name'
  readonly words: readonly string[]
  readonly start: number
  readonly end: number
}

export type Word = { readonly word: string; readonly start: number; readonly end: number }

const WORD = /[\p{L}\p{M}\p{N}]+(?:[.&](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}]+)*(?:['’](?!s(?![\p{L}]))[\p{L}\p{M}]+)*/gu

/** Words that stand before a name as a title; they need not stand beside it in the passage. */
const TITLES = new Set(
  'president premier prime deputy first vice minister foreign defence secretary general chancellor king queen lord sir mr mrs ms dr professor ambassador chairman colonel admiral marshal senator'.split(
    ' ',
  ),
)

/** Short words that begin a sentence with a capital and are never a name. */
const FUNCTION_WORDS = new Set(
  'a an the this that these those it its he she they his her their we our i you your in on at by for from with without to of as and or but nor not no yes if when while where why how what which who whom whose because since after before during over under between among against through about into than then there here both all some many most each every neither either only also'.split(
    ' ',
  ),
)

/** The words of a text; hyphens and white space part them, and a possessive ending is no part of its word. */
export function nameWordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const { 0: word, index: start } of text.matchAll(WORD)) words.push({ word, start, end: start + word.length })
  return words
}

export const isCapitalised = (word: string): boolean => /^\p{Lu}/u.test(word)
/** Whether a word has a capital behind its first letter, as “NATO” and “eBay” do: then no sentence gave it. */
export const isShoutedOrMixed = (word: string): boolean => /^.+\p{Lu}/u.test(word)
export const isFunctionWord = (word: string): boolean => FUNCTION_WORDS.has(word.toLowerCase())

/** Whether the word at this offset begins a sentence, a quotation or the text. */
export function beginsSentence(text: string, start: number): boolean {
  return /(?:(?:^|\n)(?:#+ |- )?|[.!?:…]["”’')\]]*\s+|[“"]\s*)["“‘'([]*$/u.test(
    text.slice(Math.max(0, start - 12), start),
  )
}

/** The capitalised words of a text in runs, without those that only begin a sentence as “The” or “In” do. */
export function nameValues(text: string): NameValue[] {
  const runs: Word[][] = []
  let previousEnd = -1
  for (const word of nameWordsOf(text)) {
    if (!isCapitalised(word.word)) continue
    if (isFunctionWord(word.word) && !isShoutedOrMixed(word.word) && beginsSentence(text, word.start)) continue
    const gap = text.slice(previousEnd, word.start)
    if (previousEnd >= 0 && /^(?: |-|\. )$/.test(gap)) runs.at(-1)?.push(word)
    else runs.push([word])
    previousEnd = word.end
  }
  return runs.map((run) => ({
    kind: 'name',
    words: run.map(({ word }) => word),
    start: run[0]?.start ?? 0,
    end: run.at(-1)?.end ?? 0,
  }))
}

const sameWord = (a: string, b: string): boolean => {
  if (a === b) return true
  if (a.length < 4 || isShoutedOrMixed(a) || isShoutedOrMixed(b)) return false
  return a.toLowerCase() === b.toLowerCase()
}

function standsInOrder(words: readonly string[], text: readonly Word[]): boolean {
  return text.some((_, at) => words.every((word, offset) => sameWord(word, text[at + offset]?.word ?? '')))
}

/** Whether the words of a name stand side by side among those of a text; titles before it may stand anywhere in it. */
export function nameStandsAmong(name: NameValue, words: readonly Word[]): boolean {
  if (standsInOrder(name.words, words)) return true
  const from = name.words.findIndex((word) => !TITLES.has(word.toLowerCase()))
  if (from <= 0) return false
  const titles = name.words.slice(0, from)
  return (
    titles.every((title) => words.some(({ word }) => word.toLowerCase() === title.toLowerCase())) &&
    standsInOrder(name.words.slice(from), words)
  )
}
