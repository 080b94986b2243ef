import type { LooseNote, TextReading, TextSource } from './loose-note'
import { linesOfText, markdownNote, withoutFrontMatter } from './markdown-note'

const STARTS = /^([QAC]):[ \t]*(.*)$/u

/** Whether a text has cards as hashcards writes them: a question with its answer, or a sentence with gaps. */
export const isHashcards = (text: string): boolean =>
  (/^Q:/mu.test(text) && /^A:/mu.test(text)) || /^C:[ \t]*(?:\S.*)?\[[^\]]+\]/mu.test(text)

/** Square brackets as gaps, a number each. Links, images and escaped brackets are none. */
export const bracketsAsGaps = (text: string): string => {
  let number = 0
  return text.replace(
    /(\\.)|(!?\[[^\]]*\]\([^)]*\))|\[([^[\]]+)\]/gu,
    (all, escaped?: string, link?: string, words?: string) => {
      if (escaped !== undefined || link !== undefined || words === undefined) return all
      number += 1
      return `{{c${number}::${words}}}`
    },
  )
}

type Part = { readonly kind: 'Q' | 'C'; question: string; answer: string | null }

/** The parts that begin with `Q:` or `C:`; a line of dashes ends one. */
const partsOf = (body: string): readonly Part[] => {
  const parts: Part[] = []
  let isOpen = false
  let isFenced = false
  for (const line of linesOfText(body)) {
    if (line.startsWith('```')) isFenced = !isFenced
    const start = isFenced ? null : STARTS.exec(line)
    const last = isOpen ? parts.at(-1) : undefined
    if (start?.[1] === 'A' && last?.kind === 'Q' && last.answer === null) last.answer = start[2] ?? ''
    else if (start && start[1] !== 'A') {
      parts.push({ kind: start[1] === 'C' ? 'C' : 'Q', question: start[2] ?? '', answer: null })
      isOpen = true
    } else if (!isFenced && /^---\s*$/u.test(line)) isOpen = false
    else if (last && last.answer !== null) last.answer += `\n${line}`
    else if (last) last.question += `\n${line}`
  }
  return parts
}

/** Cards of hashcards. The deck is what `name` in the front matter says, otherwise that of the file. */
export const readHashcards = (source: TextSource): TextReading | null => {
  const { front, body } = withoutFrontMatter(source.text)
  if (!isHashcards(body)) return null
  const deck = /^name\s*=\s*"([^"]+)"/mu.exec(front)?.[1] ?? source.deck
  const notes = () =>
    partsOf(body).flatMap(({ kind, question, answer }): readonly LooseNote[] => {
      const original = kind === 'C' ? `C: ${question}` : `Q: ${question}\nA: ${answer ?? ''}`
      const asked = kind === 'C' ? bracketsAsGaps(question) : question
      const form = kind === 'C' && asked !== question ? 'cloze' : 'question'
      const note = markdownNote({ form, question: asked, answer: answer ?? '', deck, original }, source)
      return note ? [note] : []
    })
  return { preview: { format: 'hashcards', table: null }, notes }
}
