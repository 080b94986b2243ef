import { withoutFrontMatter } from '../../domain/content-files/front-matter'
import type { LooseNote, TextReading, TextSource } from './loose-note'
import { linesOfText, markdownNote } from './markdown-note'
import { headingOf, isFence } from './note-blocks'
import { cardsOfNotes, isCardInOneLine, isCardOfNotes } from './obsidian'
import type { TextProblems } from './text-problems'

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

type Part =
  | { readonly kind: 'Q' | 'C'; readonly heading: string | null; question: string; answer: string | null }
  | { readonly kind: 'notes'; readonly heading: string | null; readonly lines: string[] }

const isRule = (line: string): boolean => /^---\s*$/u.test(line)

/** The lines from one on, to the next that is empty or begins something else. */
const blockAt = (lines: readonly string[], at: number): readonly string[] => {
  let end = at
  const isInside = (line: string) => line.trim() !== '' && !isRule(line) && !STARTS.test(line)
  while (end < lines.length && isInside(lines[end] ?? '')) end += 1
  return lines.slice(at, end)
}

/**
 * The parts that begin with `Q:` or `C:`, and the notes between them. A part ends at a line of dashes, a heading, or after
 * an empty line at a card of another format, which is reported; other paragraphs belong to it.
 */
const partsOf = (body: string, problems: TextProblems): readonly Part[] => {
  const parts: Part[] = []
  let open: Exclude<Part, { kind: 'notes' }> | null = null
  let heading: string | null = null
  let isFenced = false
  const lines = linesOfText(body)
  const addNotes = (line: string) => {
    const last = parts.at(-1)
    if (last?.kind === 'notes') last.lines.push(line)
    else parts.push({ kind: 'notes', heading, lines: [line] })
  }
  for (const [at, line] of lines.entries()) {
    if (isFence(line)) isFenced = !isFenced
    const start = isFenced ? null : STARTS.exec(line)
    const words = isFenced ? null : headingOf(line)
    const before = lines[at - 1] ?? ''
    const isBlockStart = line.trim() !== '' && (before.trim() === '' || isRule(before) || headingOf(before) !== null)
    const isBegun = open === null || (open.answer ?? open.question).trim() !== ''
    if (start?.[1] === 'A' && open?.kind === 'Q' && open.answer === null) open.answer = start[2] ?? ''
    else if (start && start[1] !== 'A') {
      open = { kind: start[1] === 'C' ? 'C' : 'Q', heading, question: start[2] ?? '', answer: null }
      parts.push(open)
    } else if (!isFenced && isRule(line)) open = null
    else if (words !== null) {
      open = null
      addNotes(line)
      heading = words
    } else if (isBegun && !isFenced && isBlockStart && isCardOfNotes(blockAt(lines, at))) {
      problems.add('other-format', line)
      open = null
      addNotes(line)
    } else if (open) {
      if (!isFenced && isBegun && isCardInOneLine(line)) problems.add('card-in-answer', line)
      if (open.answer === null) open.question += `\n${line}`
      else open.answer += `\n${line}`
    } else addNotes(line)
  }
  return parts
}

/**
 * Cards of hashcards. The deck is what `name` in the front matter says, otherwise that of the file; the heading above a
 * card is its topic. Cards of other formats between them are read as those formats write them.
 */
export const readHashcards = (source: TextSource): TextReading | null => {
  const { front, body } = withoutFrontMatter(source.text)
  if (!isHashcards(body)) return null
  const deck = /^name\s*=\s*"([^"]+)"/mu.exec(front)?.[1] ?? source.deck
  const notes = function* (): Generator<LooseNote> {
    for (const part of partsOf(body, source.problems)) {
      const { heading } = part
      if (part.kind === 'notes') {
        yield* cardsOfNotes(part.lines.join('\n'), { ...source, deck }, { deck, heading })
        continue
      }
      const { kind, question, answer } = part
      const original = kind === 'C' ? `C: ${question}` : `Q: ${question}\nA: ${answer ?? ''}`
      const asked = kind === 'C' ? bracketsAsGaps(question) : question
      const form = kind === 'C' && asked !== question ? 'cloze' : 'question'
      const topics = heading === null || heading === '' ? [] : [heading]
      const note = markdownNote({ form, question: asked, answer: answer ?? '', deck, topics, original }, source)
      if (note) yield note
    }
  }
  return { preview: { format: 'hashcards', table: null }, notes }
}
