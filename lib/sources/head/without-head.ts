import { readHead } from './read-head'

const HAS_WORDS = /[\p{L}\p{N}]/u

/**
 * The text of an article without its title and the lines at its head and foot that say who wrote it, where and when: its
 * page shows these by themselves. A title that something is told above stays, and so does one that the article does not
 * have. A text that is nothing else stays as it is.
 * @param text canonical
 * @param title of the article
 */
export function withoutHead(text: string, title: string | null): string {
  const { lines, titleLine } = readHead(text, title)
  const gone = [...lines, ...(title !== null && titleLine ? [titleLine] : [])].toSorted((a, b) => a.start - b.start)
  if (gone.length === 0) return text
  const left: string[] = []
  let at = 0
  for (const { start, end } of gone) {
    left.push(text.slice(at, start))
    at = end + 2
  }
  left.push(text.slice(at))
  const rest = left.join('').replace(/\n+$/, '')
  return HAS_WORDS.test(rest) ? rest : text
}
