import { describe, expect, it } from 'vitest'
import { documentOf } from '../document'
import { neededPart } from './cut'
import { closed, edited } from './edits'

const shown = (text: string, keep: string): string => {
  const doc = documentOf(text, { language: 'en', published: '2025-03-14' })
  const [sentence] = doc.sentences
  if (!sentence) throw new Error(`“${text}” has no sentence.`)
  const start = text.indexOf(keep)
  const part = neededPart(doc, sentence, { start, end: start + keep.length })
  return closed(edited(text, part, part.left))
}

describe('the part of a sentence that a card shows', () => {
  it.each([
    [
      'a short sentence whole',
      'Kestrel Shipping sold 40 barges, but kept its tugs.',
      '40 barges',
      'Kestrel Shipping sold 40 barges, but kept its tugs.',
    ],
    [
      'the clause of the answer, where what is cut off stands by itself',
      'A venture with Norholt Foods in Marrat made $41 million, and the port of Lethra, in which Kestrel holds a small stake, paid a dividend of $12 million last summer.',
      '$12 million',
      'the port of Lethra, in which Kestrel holds a small stake, paid a dividend of $12 million last summer.',
    ],
    [
      'no second phrase of the clause before',
      'The rise in prices was driven mainly by food, which made up almost half of it in the spring, and by a 14 per cent increase of the tariffs that took effect in Lethra on 1 May.',
      '14 per cent',
      'The rise in prices was driven mainly by food, which made up almost half of it in the spring, and by a 14 per cent increase of the tariffs that took effect in Lethra on 1 May.',
    ],
    [
      'a comma before what follows from it',
      'Norvane will buy barges from the yards of Lethra, the ministry of transport announced on Monday, turning down an offer of $90 million from Harlan Logistics in the largest order of the navy in three years.',
      '$90 million',
      'Norvane will buy barges from the yards of Lethra, turning down an offer of $90 million from Harlan Logistics in the largest order of the navy in three years.',
    ],
    [
      'the main clause, which stands behind an opening phrase',
      'In a unanimous judgment, the court of Lethra dismissed an appeal by Kestrel Shipping, upholding a finding that it had kept pictures of customers at 61 shops without asking them for consent.',
      '61 shops',
      'In a unanimous judgment, the court of Lethra dismissed an appeal by Kestrel Shipping, upholding a finding that it had kept pictures of customers at 61 shops without asking them for consent.',
    ],
    [
      'no description that opens the sentence',
      'Founded in 1958 as a maker of fish boxes, Kestrel Packaging employs 6,200 people in Lethra.',
      '6,200 people',
      'Kestrel Packaging employs 6,200 people in Lethra.',
    ],
    [
      'the measure under which it holds',
      'Excluding fuel and the rent of ships, Kestrel Packaging spent $40 million in Lethra.',
      '$40 million',
      'Excluding fuel and the rent of ships, Kestrel Packaging spent $40 million in Lethra.',
    ],
    ...['Allowing for', 'Concerning only', 'Unadjusted for', 'Pending', 'Needing', 'Surveyed on'].map(
      (opening): [string, string, string, string] => {
        const sentence = `${opening} inflation and the rent of ships, Kestrel Packaging spent $40 million in Lethra.`
        return [`the measure behind “${opening}”`, sentence, '$40 million', sentence]
      },
    ),
    [
      'no clause that leaves its object to the words before',
      'The state should let the large factories of Lethra buy power from those who make it in the hills and sell it by the sea, as a decree of 2024 would allow.',
      '2024',
      'The state should let the large factories of Lethra buy power from those who make it in the hills and sell it by the sea, as a decree of 2024 would allow.',
    ],
    [
      'nothing that only follows from it',
      'Shares in Kestrel Shipping rose by 11 per cent on Thursday after it said it would return $60 million to the shareholders, defying warnings in January that a third of the yards of Lethra might close.',
      '$60 million',
      'Shares in Kestrel Shipping rose by 11 per cent on Thursday after it said it would return $60 million to the shareholders.',
    ],
    [
      'nothing that only compares',
      'Kestrel Shipping stopped all its crossings to Norholt on Wednesday after a fire in the engine room of a ferry killed four people near the harbour, the worst accident there in twenty years.',
      'four people',
      'Kestrel Shipping stopped all its crossings to Norholt on Wednesday after a fire in the engine room of a ferry killed four people near the harbour.',
    ],
    [
      'half of what happened at one time',
      'When drones of the First Brigade burned 60 trucks near Marrat in June, the price of fuel doubled on both banks of the river.',
      '60 trucks',
      'drones of the First Brigade burned 60 trucks near Marrat in June.',
    ],
    [
      'no description of a name in a long sentence',
      'Kestrel Shipping, which is owned by a pension fund from Norholt, has cut its spending in Lethra by a fifth and moved $350 million to yards in Marrat and Norholt.',
      '$350 million',
      'Kestrel Shipping has cut its spending in Lethra by a fifth and moved $350 million to yards in Marrat and Norholt.',
    ],
    [
      'the condition, which is half of what is said',
      'The bank of Lethra expects the price of grain at the port to fall to $240 a tonne by the end of the summer, unless the river freezes again.',
      '$240',
      'The bank of Lethra expects the price of grain at the port to fall to $240 a tonne by the end of the summer, unless the river freezes again.',
    ],
    [
      'the second of two things that somebody said',
      'Governor Moira Holm said the bank had spent $4.2 billion of its reserves since July to slow the fall of the crown, and that $31 billion in gold and dollars was left.',
      '$31 billion',
      'Governor Moira Holm said that $31 billion in gold and dollars was left.',
    ],
  ])('is %s', (_, text, keep, wanted) => {
    expect(shown(text, keep)).toBe(wanted)
  })

  it.each([
    [
      'at the first of two dashes',
      'Ministers of the Lethra Community — Norholt, Marrat, Orst and Senn — and the eleven members of the Gulf Union signed a treaty on timber and grain in May.',
      'eleven members',
    ],
    [
      'before the verb that follows an aside',
      'In a report of 412 pages published in Lethra, Lady Moira Holm, who chaired the inquiry, said that the ship should not have been allowed to leave the harbour.',
      'Moira Holm',
    ],
    [
      'where the words would not say of what',
      'Two-thirds of the applications, so the authors of the study in Lethra estimate, have neither land nor planning consent, and 22 per cent have not answered a letter in two years.',
      '22 per cent',
    ],
    [
      'where a pronoun would lose its noun',
      'Marrat depends most of all the states of the coast on this kind of money: licences paid for 18.5 per cent of its public spending in 2023, and fines for more.',
      '18.5 per cent',
    ],
  ])('is not cut %s', (_, text, keep) => {
    expect(shown(text, keep).slice(0, 20)).toBe(text.slice(0, 20))
    expect(shown(text, keep)).toContain(keep)
  })
})
