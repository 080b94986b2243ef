/**
 * A run of a card's text with one look. `hidden` marks the deletion that the card asks for, on both of its sides: on
 * the question side its text is the blank, on the answer side the words. Never HTML.
 */
export type Segment = {
  readonly text: string
  readonly bold?: true
  readonly italic?: true
  readonly hidden?: true
  readonly hint?: string
}

/** The text of segments as one string. */
export const textOf = (segments: readonly Segment[]): string => segments.map((segment) => segment.text).join('')

type Look = { bold: boolean; italic: boolean; mark: boolean }

const MARKS = [
  { pattern: /\*\*(?=[^\s*])(?:[^*]|\*(?!\*))*(?<=\S)\*\*/gu, width: 2, look: 'bold' },
  { pattern: /\*(?=[^\s*])[^*]*(?<=[^\s*])\*/gu, width: 1, look: 'italic' },
] as const

/**
 * The segments with `**bold**` and `*italic*` turned into looks and their stars taken away. A pair may span segments.
 * Stars without a partner, or with space inside (`5 * 3`), stay as they are.
 */
export function withMarks(segments: readonly Segment[]): Segment[] {
  const text = textOf(segments)
  if (!text.includes('*')) return segments.filter((segment) => segment.text !== '')
  return split(segments, looksOf(text))
}

function looksOf(text: string): Look[] {
  const looks = Array.from({ length: text.length }, (): Look => ({ bold: false, italic: false, mark: false }))
  let rest = text
  for (const { pattern, width, look } of MARKS) {
    for (const match of rest.matchAll(pattern)) {
      const end = match.index + match[0].length
      for (let at = match.index; at < end; at += 1) {
        const here = looks[at]
        if (!here) continue
        if (at < match.index + width || at >= end - width) here.mark = true
        else here[look] = true
      }
    }
    rest = Array.from({ length: rest.length }, (_, at) => (looks[at]?.mark ? '\0' : rest.charAt(at))).join('')
  }
  return looks
}

function split(segments: readonly Segment[], looks: readonly Look[]): Segment[] {
  const result: Segment[] = []
  let offset = 0
  for (const segment of segments) {
    let run = ''
    let current: Look | undefined
    const close = () => {
      if (run === '') return
      result.push({
        ...segment,
        text: run,
        ...(current?.bold ? { bold: true } : {}),
        ...(current?.italic ? { italic: true } : {}),
      })
      run = ''
    }
    for (let at = 0; at < segment.text.length; at += 1) {
      const look = looks[offset + at]
      if (look?.mark) continue
      if (run !== '' && (look?.bold !== current?.bold || look?.italic !== current?.italic)) close()
      current = look
      run += segment.text.charAt(at)
    }
    close()
    offset += segment.text.length
  }
  return result
}
