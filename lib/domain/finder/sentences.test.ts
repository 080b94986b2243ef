import { describe, expect, it } from 'vitest'
import { documentOf, sentenceAt } from './document'

const OPTIONS = { language: 'en', published: null } as const
const sentences = (text: string): string[] =>
  documentOf(text, OPTIONS).sentences.map(({ start, end }) => text.slice(start, end))

describe('sentences', () => {
  it.each([
    ['He met the U.S. President. They ate.', 2],
    ['It left the U.S. The next day it came back.', 2],
    ['It is made in the U.K. and sold there.', 1],
    ['The S. Example School of Studies is here. It is old.', 2],
    ['On Dec. 30, 2022, it fell. On Sept. 4 it rose.', 2],
    ['Gen. Arne Holm and Lt. Col. Ida Voss met Mr. Berg. They talked.', 2],
    ['See No. 5 of the list. See pp. 4–6.', 2],
    ['Acme Inc. sold it. Acme Ltd. bought it.', 2],
    ['It met at 9 a.m. Wednesday. It ended at 5 p.m. The rest is known.', 3],
    ['“Is that so?” he asked. “Yes!” she cried.', 2],
    ['It grew by 3.5 per cent. It fell by 0.7 points.', 2],
    ['It cost e.g. ten coins, i.e. nothing. He paid.', 2],
    ['He has a Ph.D. in law. She has none.', 2],
    ['It was vitamin C. The rest was sugar.', 2],
    ['It grew in 2021.[3] It fell in 2022.', 2],
    ['It grew in 2021.¹² It fell in 2022.', 2],
    ['He waited … and then left. Nobody came.', 2],
    ['What now? Nothing. Really!', 3],
  ])('“%s” has %i', (text, expected) => {
    expect(sentences(text)).toHaveLength(expected)
  })

  it('are headings, items, table rows and the sentences of paragraphs, without their marks', () => {
    const text =
      '# A heading\n\n- one thing\n- another\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nFirst. Second.\n\n> Third.'
    expect(sentences(text)).toEqual([
      'A heading',
      'one thing',
      'another',
      '| a | b |',
      '| 1 | 2 |',
      'First.',
      'Second.',
      'Third.',
    ])
  })

  it('go on over the lines of a wrapped paragraph, and end at a blank line', () => {
    expect(sentences('It is a long\nsentence here.\n\nAnother')).toEqual(['It is a long\nsentence here.', 'Another'])
    expect(sentences('It is a long\r\nsentence here.\r\n\r\nAnother')).toEqual([
      'It is a long\r\nsentence here.',
      'Another',
    ])
  })

  it('go on over lines that are wrapped wide, but not over paragraphs of one line each', () => {
    const wide = `${'word '.repeat(24)}and it cost $190`
    expect(sentences(`${wide}\nbillion in all.`)).toHaveLength(1)
    const line = `${'word '.repeat(24)}ends here.`
    expect(sentences(`${line}\n${line.replace('ends', 'stops')}`)).toHaveLength(2)
  })

  it('have no front role and no code', () => {
    expect(sentences('---\ntitle: A\n---\nText here.\n\n```\ncode\n```\n')).toEqual(['Text here.'])
  })

  it('are found by an offset, also the first and the last of the text, and not between them', () => {
    const doc = documentOf('First here.  Second there.', OPTIONS)
    expect(sentenceAt(doc, 0)?.index).toBe(0)
    expect(sentenceAt(doc, 11)).toBeNull()
    expect(sentenceAt(doc, 25)?.index).toBe(1)
    expect(sentenceAt(doc, 26)).toBeNull()
  })
})

const roles = (text: string): string[] => documentOf(text, OPTIONS).blocks.map(({ role }) => role)

describe('what is no article', () => {
  it.each([
    ['Photo: A. Name', 'caption'],
    ['A harbour at dawn. Photo: A. Name', 'caption'],
    ['A harbour at dawn (Photo by A. Name/Agency)', 'caption'],
    ['Workers at a plant. © Agency', 'caption'],
    ['Read more: How it began', 'furniture'],
    ['Subscribe to our newsletter', 'furniture'],
    ['By Ida Voss', 'furniture'],
    ['By Ida Voss and Arne Holm', 'furniture'],
    ['Ida Voss is a senior fellow at the Example Institute in Oslo.', 'bio'],
    ['Ida Voss is senior fellow at the Example Institute in Oslo.', 'bio'],
    ['Ida Voss and Arne Holm are the authors of The Long Road.', 'bio'],
    ['About the author: Ida Voss writes.', 'bio'],
    ['By the end of the year it had fallen.', 'body'],
    ['Ida Voss is the foreign minister of Norway.', 'body'],
    ['The figure rose: nobody knew why.', 'body'],
  ])('“%s” is %s', (text, role) => {
    expect(roles(`It began here.\n\n${text}`)[1]).toBe(role)
  })

  it('is a paragraph that stood before', () => {
    const line = 'The harbour was closed for three weeks that spring'
    expect(roles(`${line}\n\nIt opened again.\n\n${line}`)).toEqual(['body', 'body', 'repeat'])
  })

  it('is a caption and its alternative text, one under the other', () => {
    const line = 'A ship lies in the harbour for repairs.'
    expect(roles(`${line}\n\n${line}\n\nIt left.`)).toEqual(['caption', 'repeat', 'body'])
  })
})
