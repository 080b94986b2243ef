import { describe, expect, it } from 'vitest'
import { documentOf } from './document'
import { found } from './support/found.fixture'

const roles = (text: string) => documentOf(text, { language: 'en', published: null }).blocks.map(({ role }) => role)
const kinds = (text: string) => documentOf(text, { language: 'en', published: null }).blocks.map(({ kind }) => kind)
const FIGURES = ['money', 'percent', 'count', 'date'] as const

describe('a program', () => {
  it.each([
    'const port = { ships: 12, fee: "$5 million" }\nreturn "in 2023"',
    'def move(tonnes):\n    # moves 40,000 tonnes in 2022\n    return tonnes * 0.75',
    'for (let i = 0; i < 30; i++) {\n  ships += 2; // two ships\n}',
    '#include <stdio.h>\nint main() {\n  printf("40,000 tonnes");\n}',
    'SELECT name FROM ports WHERE tonnes > 1200;',
  ])('is no prose: %s', (text) => {
    expect(roles(text)).toEqual(['code'])
    expect(found(text, FIGURES)).toEqual([])
  })

  it.each([
    'The port (12 ships) moved 40,000 tonnes; it was full.',
    'If it pays (as it said), the port gets $5 million.\nFor the rest it must wait.',
    'From 2022 it let (and sold) 12 ships.\nReturn was 5%.',
  ])('is not: %s', (text) => {
    expect(roles(text)).toEqual(['body'])
  })
})

describe('verse', () => {
  const STANZA =
    'Two roads went down to Lethra town\nIn May, when half the world was brown,\nAnd seven ships with sails of snow\nSet out a hundred years ago.'

  it('gives no facts, and two lines behind it neither', () => {
    const text = `${STANZA}\n\nOne third of what the water took\nCame back in twelve lines of a book.`
    expect(roles(text)).toEqual(['verse', 'verse'])
    expect(found(text, FIGURES, '2024-09-04')).toEqual([])
  })

  it.each([
    'The port of Lethra moved more than half of what\nit had. The mayor said that a third\nof the ships were old and that two had sunk.',
    'Moira Holm, mayor of Lethra\nPetra Novak, head of the Port Union\nRaymond Ruiz, president of the Bank',
    'Ships moved twelve tonnes.\nThe port was full.\nHalf of the crew left.',
  ])('is not: %s', (text) => {
    expect(roles(text)).toEqual(['body'])
  })
})

describe('a table without bars', () => {
  const SHEET = [
    '                              2023      2022',
    'Cash and cash equivalents    1,204     1,118',
    'Trade receivables              862       901',
    'Borrowings                  (1,310)   (1,402)',
  ].join('\n')

  it('is read line by line, without numbers whose unit stands elsewhere', () => {
    expect(kinds(SHEET)).toEqual(['row', 'row', 'row', 'row'])
    expect(found(SHEET, ['count', 'money', 'percent'])).toEqual([])
  })

  it('keeps figures with their own unit', () => {
    expect(kinds('Port\tTonnes\tShare\nLethra\t40,000\t12%')).toEqual(['row', 'row'])
    expect(found('Port\tTonnes\tShare\nLethra\t40,000\t12%', ['count', 'percent'])).toEqual(['12% = 12 %'])
  })

  it('is not prose with wide spaces', () => {
    expect(kinds('The port  moved  40,000 tonnes.  It was full in  2022  and sold 12  ships.')).toEqual(['paragraph'])
  })
})

describe('a transcript', () => {
  it('has a paragraph for each turn, without its time', () => {
    const text =
      '[00:01:12] SPEAKER 1: We moved 40,000 tonnes in 2022.\n[00:01:40] SPEAKER 2: And in 2019?\n00:02:03 HOLM: About 12%.'
    const { blocks, sentences } = documentOf(text, { language: 'en', published: null })
    expect(blocks).toHaveLength(3)
    expect(sentences.map(({ start, end }) => text.slice(start, end))).toEqual([
      'SPEAKER 1: We moved 40,000 tonnes in 2022.',
      'SPEAKER 2: And in 2019?',
      'HOLM: About 12%.',
    ])
  })

  it('is read without the times of subtitles', () => {
    const text =
      '1\n00:00:01,000 --> 00:00:04,000\nWe moved 40,000 tonnes.\n\n2\n00:00:05,000 --> 00:00:09,000\nIt was 12%.'
    expect(found(text, ['count', 'percent'])).toEqual(['40,000 tonnes = 40000 tonnes', '12% = 12 %'])
  })
})
