import { describe, expect, it } from 'vitest'
import { fromMarkdown } from './markdown'
import { markdownParts } from './markdown-parts'

const paragraph = (n: number) => `Paragraph ${n} holds *some* words, and [a link][weir] among them.`
const BOOK = Array.from({ length: 2_500 }, (_, n) => paragraph(n)).join('\n\n')

const textOf = (markdown: string): string => {
  const read = fromMarkdown(Buffer.from(markdown))
  return read.ok ? read.value.text : read.message
}

describe('a long Markdown file', () => {
  it('is read in parts, each with the links that are defined anywhere in it', () => {
    const file = `${BOOK}\n\n[weir]: https://weir.example\n`
    expect(markdownParts(file).length).toBeGreaterThan(1)
    const blocks = textOf(file).split('\n\n')
    expect(blocks).toHaveLength(2_500)
    expect(blocks[2_499]).toBe('Paragraph 2499 holds some words, and a link among them.')
  })

  it.each([
    ['code', '```\n', '\n```', 'Paragraph'],
    ['code that holds other fences', '```\n~~~\n', '\n~~~\n```', 'Paragraph'],
    ['a comment', '<!--\n', '\n-->', 'Paragraph'],
    ['a script', '<script>\n', '\n</script>', 'Paragraph'],
  ])('is not cut inside %s', (_, open, close) => {
    const [first = '', ...more] = markdownParts(`Words.\n\n${open}${BOOK}${close}\n\nAfter it.`)
    expect(first).toContain(close.trim())
    expect(more).toHaveLength(1)
  })

  it('is not cut inside a list, whose items may be paragraphs', () => {
    const items = Array.from({ length: 2_500 }, (_, n) => `${n + 1}. ${paragraph(n)}\n\n    It goes on.`).join('\n\n')
    expect(markdownParts(`${items}\n\nAfter it.`).map((part) => part.slice(0, 9))).toEqual(['1. Paragr', 'After it.'])
  })

  it('is one part where it is short or has no place to cut', () => {
    expect(markdownParts('Words.\n\nMore words.')).toEqual(['Words.\n\nMore words.'])
    expect(markdownParts('1. '.repeat(100_000))).toHaveLength(1)
  })
})
