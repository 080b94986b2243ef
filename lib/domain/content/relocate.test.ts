import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Anchor, anchorAt } from './anchor'
import { normalise, type Relocation, relocate, relocateIn } from './relocate'
import { CHANGES, randomFrom, SENTENCES, shuffled, textOf } from './relocate.fixture'

const OLD = textOf(SENTENCES)
const ANCHORS: readonly Anchor[] = OLD.spans.map(({ start, end }) => anchorAt(OLD.text, start, end))

/** Each sentence with the place that the newer text really has it at. */
const findAll = (
  sentences: readonly string[],
  order: readonly number[],
): readonly { right: boolean; found: Relocation }[] => {
  const { text, spans } = textOf(sentences)
  const newer = normalise(text)
  return ANCHORS.map((anchor, i) => {
    const span = spans[order.indexOf(i)]
    const found = relocateIn(anchor, OLD.text.length, newer)
    const shared =
      span && found.anchor ? Math.min(span.end, found.anchor.end) - Math.max(span.start, found.anchor.start) : 0
    const right = span !== undefined && shared >= 0.9 * (span.end - span.start)
    return { right, found }
  })
}

const inOrder = SENTENCES.map((_, i) => i)
const findIn = (order: readonly number[], change = (sentence: string) => sentence) =>
  findAll(
    order.map((i) => change(SENTENCES[i] ?? '')),
    order,
  )
const share = (results: readonly { right: boolean }[]) => results.filter(({ right }) => right).length / results.length

describe('ninety sentences of an invented report', () => {
  it('are enough to measure with, and alike enough to be mixed up', () => {
    expect(new Set(SENTENCES).size).toBe(90)
  })

  it('are all the same in the same text', () => {
    expect(findAll(SENTENCES, inOrder).every(({ right, found }) => right && found.kind === 'same')).toBe(true)
  })

  it.each(Object.entries(CHANGES))('are found under %s', (_, change) => {
    const random = randomFrom(7)
    const results = findIn(inOrder, (sentence) => change(sentence, random))
    expect(share(results)).toBeGreaterThanOrEqual(0.97)
  })

  it('are the very same, moved, where sentences are put in between', () => {
    const results = findAll(
      SENTENCES.flatMap((sentence, i) =>
        i % 2 ? [sentence] : [`Number ${i * 17} is new here and says little.`, sentence],
      ),
      inOrder.flatMap((i) => (i % 2 ? [i] : [-1, i])),
    )
    expect(results.every(({ right, found }) => right && found.kind === 'same')).toBe(true)
  })

  it('are found in another order', () => {
    const results = findIn(shuffled(inOrder, randomFrom(11)))
    expect(share(results)).toBe(1)
    expect(results.every(({ found }) => found.kind === 'same')).toBe(true)
  })

  it('are found with changes and in another order', () => {
    const random = randomFrom(13)
    const order = shuffled(inOrder, random)
    const change = CHANGES['one word replaced']
    const results = findIn(order, (sentence) => change?.(sentence, random) ?? sentence)
    expect(share(results)).toBeGreaterThanOrEqual(0.75)
  })

  it('are never silently taken for one that is gone, though another is very like it', () => {
    const gone = new Set(inOrder.filter((i) => i % 3 === 0))
    const results = findIn(inOrder.filter((i) => !gone.has(i)))
    const lost = results.filter((_, i) => gone.has(i))
    expect(lost.filter(({ found }) => found.kind === 'same' || found.kind === 'moved')).toEqual([])
    expect(results.filter(({ right }, i) => !gone.has(i) && !right)).toEqual([])
  })

  it('are gone where the newer text is about something else', () => {
    const other = 'A recipe for bread needs flour, water, salt and time, and of these the last is the dearest. '
    const newer = normalise(other.repeat(40))
    const kinds = ANCHORS.map((anchor) => relocateIn(anchor, OLD.text.length, newer).kind)
    expect(new Set(kinds)).toEqual(new Set(['gone']))
  })
})

describe('relocate', () => {
  const find = (text: string, words: string, newer: string) => {
    const start = text.indexOf(words)
    return relocate(anchorAt(text, start, start + words.length), newer, text.length)
  }

  it('gives the words of the newer text with their own neighbours', () => {
    const found = find(
      'One. The bridge “was” opened. Two.',
      'The bridge “was” opened.',
      'New. One. The bridge "was"  opened. Two.',
    )
    expect(found).toMatchObject({
      kind: 'moved',
      anchor: { exact: 'The bridge "was"  opened.', prefix: 'New. One. ', suffix: ' Two.', start: 10 },
    })
  })

  it('tells the right one of several like it by what stands around', () => {
    const text = 'In the east it was opened in 1999. In the west it was opened in 1999.'
    const newer = `Much was built. ${text}`
    const second = text.lastIndexOf('opened in 1999')
    const found = relocate(anchorAt(text, second, second + 14), newer, text.length)
    expect(found.anchor?.start).toBe(newer.lastIndexOf('opened in 1999'))
  })

  it('keeps to whole words', () => {
    const found = find(
      'Before. The harbour handled twelve ships. After.',
      'The harbour handled twelve ships',
      'Before. The harbours handled twelve shipments. After.',
    )
    expect(found.anchor?.exact).toBe('The harbours handled twelve shipments')
  })

  it.each([
    ['a figure', '87', '88', 'check'],
    ['a year', '2022', '2023', 'check'],
    ['a word of no weight', 'by the end', 'at the end', 'moved'],
  ])('asks to check a passage in which a value changed: %s', (_, was, is, kind) => {
    const words = 'The port of Velmar had built 87 of its 140 promised sheds by the end of 2022.'
    const around = (passage: string) =>
      `The harbour board met in the old customs house, as ever.\n\n${passage}\n\nNobody asked what they were for.`
    expect(find(around(words), words, around(words.replace(was, is))).kind).toBe(kind)
  })

  it('does not find short words that stand somewhere by chance', () => {
    const found = find(
      'The Stone Bridge was opened in 1999, they say.',
      '1999',
      'A ship sank in 1999 and nobody saw it.',
    )
    expect(found.kind).toBe('gone')
  })

  it.each([
    ['an empty text', ''],
    ['blanks', ' \n\n '],
  ])('finds nothing in %s', (_, newer) => {
    expect(find('One two three.', 'two', newer)).toEqual({ kind: 'gone', anchor: null, score: 0 })
  })

  it('is as right with astral characters and other alphabets', () => {
    const text = 'Мост 🌉 открыт в 1999 году. 桥于一九九九年开放。'
    expect(find(text, '桥于一九九九年开放。', `🌊🌊 ${text}`)).toMatchObject({
      kind: 'same',
      anchor: { exact: '桥于一九九九年开放。' },
    })
  })

  it('always answers with a piece of the newer text, and finds whatever is unchanged', () => {
    const texts = fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(texts, texts, fc.nat(), (before, after, pick) => {
        const old = textOf(before)
        const newer = textOf(after).text
        const span = old.spans[pick % old.spans.length] ?? { start: 0, end: 1 }
        const anchor = anchorAt(old.text, span.start, span.end)
        const found = relocate(anchor, newer, old.text.length)
        if (found.anchor) expect(newer.slice(found.anchor.start, found.anchor.end)).toBe(found.anchor.exact)
        if (newer.split(anchor.exact).length === 2) expect(found.kind).toBe('same')
        expect(found.score).toBeGreaterThanOrEqual(0)
        expect(found.score).toBeLessThanOrEqual(1)
      }),
      { numRuns: 150 },
    )
  })
})
