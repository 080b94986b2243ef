import { describe, expect, it } from 'vitest'
import { valuesOf } from '@/lib/domain/cards/values'
import { anchorAt, passageContext } from '@/lib/domain/content/anchor'
import type { FactDraft } from '@/lib/domain/drafting/fact-draft'
import { lintContextOf } from '@/lib/domain/drafting/lint-context'
import { lintDraft } from '@/lib/domain/drafting/lint-draft'
import { finish } from '@/lib/domain/finder/document'
import { blocksOfPart, partsChunked } from '@/lib/domain/reading/article-parts'
import { fromHtml } from '@/lib/sources/html'
import { fromMarkdown } from '@/lib/sources/markdown'
import { fromPlainText } from '@/lib/sources/plain-text'
import { processorMs } from '@/tests/support/held-up'

/** The review's page: one paragraph in which every sentence has a date and a figure of its own. */
const paragraph = (characters: number): string => {
  const sentences: string[] = []
  for (let n = 0, length = 0; length < characters; n += 1) {
    const sentence = `In March ${1900 + (n % 120)} the port of Weir handled ${1_000 + ((n * 37) % 90_000)} containers, said Maria Holm, its mayor.`
    sentences.push(sentence)
    length += sentence.length + 1
  }
  return sentences.join(' ')
}

const DRAFT: FactDraft = {
  kind: 'figure',
  weight: 'must',
  asOf: '1997',
  reviewBy: null,
  speaker: null,
  hedge: null,
  topics: [],
  people: [],
  places: [],
  statement: 'In March 1997 the port of Weir handled 1,037 containers and 8,888 cars.',
  cards: [
    {
      cardId: null,
      form: 'question',
      hint: null,
      aliases: [],
      front: 'How many containers did the port of Weir handle, beside 9,999 cars?',
      back: '1,037 containers',
    },
  ],
}

describe('a page in one paragraph', () => {
  it('costs its values no more than its length: twice the text, not four times the time', () => {
    const [short, long] = [paragraph(200_000), paragraph(800_000)]
    // The first reading compiles what the others use.
    valuesOf(paragraph(20_000))
    const [little, much] = [processorMs(() => valuesOf(short)), processorMs(() => valuesOf(long))]
    // Four times the text took twelve times as long, and five megabytes three and a half minutes.
    expect(much / little).toBeLessThan(8)
  })

  it('is looked at by the lint near the passage only', () => {
    const text = paragraph(5_000_000)
    const start = text.indexOf('In March 1997', 2_000_000)
    const passage = anchorAt(text, start, text.indexOf('. ', start) + 1)
    let rules: readonly string[] = []
    const ms = processorMs(() => {
      rules = lintDraft(DRAFT, lintContextOf({ text, published: '2023' }, passage)).map(({ rule }) => rule)
    })
    expect(rules).toContain('question-figure')
    expect(ms).toBeLessThan(400)
  })

  it('is kept around a passage, and shown, in pieces of a page', () => {
    const text = paragraph(5_000_000)
    const { before, exact, after } = passageContext(text, { start: 2_000_000, end: 2_000_100 })
    expect(text).toContain(before + exact + after)
    expect(Math.max(before.length, after.length)).toBeLessThanOrEqual(1_500)
    const parts = finish(partsChunked(text))
    for (const part of parts) expect(part.end - part.start).toBeLessThan(60_000)
    expect(blocksOfPart(text, parts[7] ?? { start: 0, end: 0 }).every((block) => block.text.length <= 8_000)).toBe(true)
  })
})

describe('a page whose title is a book', () => {
  const title = 'water '.repeat(100_000)

  it.each([
    ['Markdown', () => fromMarkdown(Buffer.from(`# ${title}\n\nOf stone.`))],
    ['HTML', () => fromHtml(Buffer.from(`<title>${title}</title><p>Of stone, and more of it.</p>`))],
    ['plain text', () => fromPlainText(Buffer.from(`Title: ${title}\nBy Ada Holm\n\nOf stone.`))],
  ])('has a line of it for its title, as %s', (_, read) => {
    const result = read()
    expect(result.ok && (result.value.title ?? '').length).toBeLessThanOrEqual(500)
  })
})
