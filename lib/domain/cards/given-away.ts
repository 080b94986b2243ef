import { rememberedFigures, rememberedWords } from './lint-memory'
import { figureMatches } from './values'

const SMALL_WORDS = new Set(
  'the a an of in on at to by as with that this it its they their them he his she her and or for from into is was were are be been had has have'.split(
    ' ',
  ),
)

const tokens = (text: string): string[] => rememberedWords(text).map(({ word }) => word.toLowerCase())

/** The words of an answer in lower case, without the small ones around them; all of them if it has no others. */
export function coreWords(answer: string): string[] {
  const words = tokens(answer)
  const from = words.findIndex((word) => !SMALL_WORDS.has(word))
  const to = words.findLastIndex((word) => !SMALL_WORDS.has(word))
  return from < 0 ? words : words.slice(from, to + 1)
}

/** Whether a question shows the answer: all its words side by side, or its figures in any spelling. */
export function givesAway(question: string, answer: string): boolean {
  const wanted = coreWords(answer)
  const asked = tokens(question)
  if (wanted.length > 0 && asked.some((_, at) => wanted.every((word, offset) => word === asked[at + offset])))
    return true
  const figures = rememberedFigures(answer)
  const words = figures.reduce((rest, figure) => rest.replace(answer.slice(figure.start, figure.end), ''), answer)
  if (figures.length === 0 || coreWords(words).some((word) => !SMALL_WORDS.has(word))) return false
  const given = rememberedFigures(question)
  return figures.every((figure) => given.some((other) => figureMatches(figure, other) && figureMatches(other, figure)))
}
