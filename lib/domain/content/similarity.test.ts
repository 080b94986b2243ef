import { describe, expect, it } from 'vitest'
import { CHANGES, randomFrom, SENTENCES } from './relocate.fixture'
import { similarityOf } from './similarity'

const TEXT = SENTENCES.join(' ')

describe('likenessOf', () => {
  it('is 1 for the same words, however they are written', () => {
    expect(similarityOf(TEXT, TEXT.toUpperCase().replace(/[“”,.]/g, ' '))).toBe(1)
  })

  it('is 0 where nothing is shared, or where one is empty', () => {
    expect(similarityOf('one two three four', 'five six seven eight')).toBe(0)
    expect(similarityOf('', TEXT)).toBe(0)
    expect(similarityOf('', '')).toBe(0)
  })

  it('is at least 0.8 for a version with every tenth sentence changed, and with a paragraph more', () => {
    const random = randomFrom(3)
    const change = CHANGES['three words put in'] ?? ((sentence: string) => sentence)
    const edited = SENTENCES.map((sentence, i) => (i % 10 ? sentence : change(sentence, random))).join(' ')
    expect(similarityOf(TEXT, edited)).toBeGreaterThanOrEqual(0.8)
    expect(
      similarityOf(TEXT, `${TEXT} ${'Something more was added at the end of it all, as happens.'}`),
    ).toBeGreaterThanOrEqual(0.8)
  })

  it('is far below for another text on the same matter', () => {
    expect(similarityOf(SENTENCES.slice(0, 24).join(' '), SENTENCES.slice(24, 48).join(' '))).toBeLessThan(0.5)
    expect(similarityOf(TEXT, SENTENCES.slice(0, 20).join(' '))).toBeLessThan(0.5)
  })

  it('compares long texts by a sample, with about the same answer', () => {
    const long = Array.from({ length: 60_000 }, (_, i) => `word${i}`)
    const changed = long.map((word, i) => (i % 60 === 0 ? 'changed' : word))
    const score = similarityOf(long.join(' '), changed.join(' '))
    expect(score).toBeGreaterThan(0.85)
    expect(score).toBeLessThan(0.97)
  })

  it('is the same both ways', () => {
    const other = SENTENCES.slice(10).join(' ')
    expect(similarityOf(TEXT, other)).toBe(similarityOf(other, TEXT))
  })
})
