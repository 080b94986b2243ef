import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentOf } from '../document'
import { definiteEdits } from './definite'

const OPTIONS = { language: 'en', published: '2026-10-14' } as const

/** What is put into the last sentence of a text. */
function putInto(text: string): readonly string[] {
  const doc = documentOf(text, OPTIONS)
  const sentence = doc.sentences.at(-1)
  return sentence ? definiteEdits(doc, sentence).map(({ words }) => words.trim()) : []
}

it('leaves half of a name alone', () => {
  expect(
    putInto('It was made at the Lethra Children’s Hospital. It will be tested at the Children’s Hospital of Norholt.'),
  ).toEqual([])
})

it('gets nothing from what it is the largest of', () => {
  expect(putInto('It is the largest peatland on Earth. The peatland holds 30 billion tonnes of carbon.')).toEqual([])
})

describe('a thing that was named before', () => {
  it.each([
    [
      'gets its name',
      'Rain fell on the Cerro Ceniza copper mine. The mine produced 96,000 tonnes.',
      '[Cerro Ceniza copper] mine',
    ],
    [
      'gets where it is',
      'A dam at the Cerro Ceniza copper mine gave way. The dam held 11 million tonnes.',
      '[at the Cerro Ceniza copper mine]',
    ],
    [
      'gets its place',
      'Calderon opened a 640,000-square-foot factory in Sparks. The factory cost $415 million.',
      '[in Sparks]',
    ],
    [
      'gets the noun before it',
      'Norges Bank kept the policy rate at 4.5 per cent. If the krone falls, the rate may rise.',
      '[policy] rate',
    ],
    [
      'keeps the adjective of its noun',
      'The current account deficit is large. The budget should cut the deficit to 4 per cent.',
      '[current account] deficit',
    ],
    [
      'gets its first words by a capital',
      'The Haven Maritime Trust was founded in 1990. The Trust won £3 million.',
      '[Haven Maritime] Trust',
    ],
    [
      'gets words joined by “and”',
      'The Monetary Policy and Financial Stability Committee met. The Committee set the buffer at 2 per cent.',
      '[Monetary Policy and Financial Stability] Committee',
    ],
  ])('%s', (_, text, words) => {
    expect(putInto(text)).toEqual([words])
  })
})

describe('nothing is put', () => {
  it.each([
    [
      'where two of the kind were named',
      'The Cerro Ceniza mine closed. The Buenavista mine opened. The mine produced 96,000 tonnes.',
    ],
    [
      'where another came in without a name',
      'The Cerro Ceniza mine closed. A mine in the south opened. Then a mine flooded. The mine produced 96,000 tonnes.',
    ],
    [
      'where one of several was named',
      'It will keep a smaller mill at Stocksbridge. Nobody could show that the mill would make a profit.',
    ],
    [
      'where somebody else has one',
      'The Cerro Ceniza mine closed. Its mine reopened. The mine produced 96,000 tonnes.',
    ],
    [
      'where the sentence names it',
      'The Cerro Ceniza mine closed. At the Cerro Ceniza mine the dam held, and the mine produced 96,000 tonnes.',
    ],
    ['where only an adjective tells it', 'A sharply worded order came. The order ran to 143 pages.'],
    [
      'where the phrase goes on',
      'The Cerro Ceniza copper mine closed. The mine that Norvane owns produced 96,000 tonnes.',
    ],
    ['for what every text has', 'The Lethra peace plan failed. The plan cost $4 million.'],
    [
      'for a measure of another paragraph',
      'The current account deficit narrowed.\n\nThe budget cut the deficit to 4%.',
    ],
    ['for a thing of many paragraphs ago', 'The copper mine closed.\n\nIt rained.\n\nIt snowed.\n\nThe mine reopened.'],
    ['for another noun', 'The Cerro Ceniza mine closed. The mine shaft was 400 metres deep.'],
    ['for any of them', 'The price of bolts in Britain rose. The bolts cost $4.'],
  ])('%s', (_, text) => {
    expect(putInto(text)).toEqual([])
  })

  it('but words that the text has', () => {
    const sentence = fc.constantFrom(
      'Rain fell on the Cerro Ceniza copper mine.',
      'A dam at the Cerro Ceniza mine broke.',
      'The Buenavista mine opened in 1994.',
      'The mine produced 96,000 tonnes.',
      'The dam held, and the Lethra Trust paid.',
      'The Trust won £3 million.',
      'Another dam broke.',
    )
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 8 }), (sentences) => {
        const text = sentences.join(' ')
        const doc = documentOf(text, OPTIONS)
        for (const one of doc.sentences)
          for (const { words, start } of definiteEdits(doc, one)) {
            const added = /\[(?<added>[^\]]+)\]/u.exec(words)?.groups?.added ?? ''
            expect(text.slice(0, start)).toContain(added)
          }
      }),
      { numRuns: 60 },
    )
  })
})
