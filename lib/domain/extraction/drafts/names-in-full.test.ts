import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findDrafts } from './find-drafts'

const about = { language: 'en', published: '2025-03-14' } as const

/** The statement of the draft drawn from the last sentence of a text. */
const lastStatement = (text: string): string | undefined =>
  findDrafts(text, about).toSorted((a, b) => b.passage.start - a.passage.start)[0]?.fact.statement

describe('a draft', () => {
  it.each([
    [
      'gives a family name its given name',
      'Goran Petrescu faces an election. Critics say that Petrescu spent $4 million on posters in 2023.',
      'Critics say that [Goran] Petrescu spent $4 million on posters in 2023.',
    ],
    [
      'says who that is, where the text has said it',
      'Goran Petrescu, the chief economist of Lethra Bank, was cheerful. Critics say that Petrescu spent $4 million on posters in 2023.',
      'Critics say that [chief economist Goran] Petrescu spent $4 million on posters in 2023.',
    ],
    [
      'says behind the name whose leader that is',
      'Goran Petrescu, leader of the Lethra Reform Party, was cheerful. Critics say that Petrescu spent $4 million on posters in 2023.',
      'Critics say that [Goran] Petrescu [leader of the Lethra Reform Party] spent $4 million on posters in 2023.',
    ],
    [
      'leaves out whose leader that is where the sentence says so',
      'Goran Petrescu, leader of the Lethra Reform Party, was cheerful. Critics of the Lethra Reform Party say that Petrescu spent $4 million in 2023.',
      'Critics of the Lethra Reform Party say that [Goran] Petrescu spent $4 million in 2023.',
    ],
    [
      'does not say it of somebody who was it before',
      'Goran Petrescu, the former mayor of Lethra, was cheerful. Critics say that Petrescu spent $4 million on posters in 2023.',
      'Critics say that [Goran] Petrescu spent $4 million on posters in 2023.',
    ],
    [
      'does not give it twice',
      'The K239 Petrescu was built in Norholt. The Petrescu can carry 290 containers from Norholt to Lethra.',
      'The [K239] Petrescu can carry 290 containers from Norholt to Lethra.',
    ],
    [
      'does so once in a sentence',
      'Goran Petrescu faces an election. Critics say that Petrescu spent $4 million in 2023 and that Petrescu won.',
      'Critics say that [Goran] Petrescu spent $4 million in 2023 and that Petrescu won.',
    ],
    [
      'leaves a full name as it is',
      'Critics say that Goran Petrescu spent $4 million on posters in 2023.',
      'Critics say that Goran Petrescu spent $4 million on posters in 2023.',
    ],
    [
      'names the institute that was named before',
      'Henrike Vos joined the Utrecht Institute for Energy Security. Debt rose to 23 percent, according to the institute.',
      'Debt rose to 23 percent, according to the [Utrecht Institute for Energy Security].',
    ],
    [
      'does not choose between two institutes',
      'The Utrecht Institute for Energy Security and the Lethra Institute disagree. Debt rose to 23 percent, according to the institute.',
      'Debt rose to 23 percent, according to the institute.',
    ],
    [
      'does not take one for another without a name',
      'The Lethra Central Bank lent money. An Italian bank lent more. Debt rose to 23 percent, according to the bank.',
      'Debt rose to 23 percent, according to the bank.',
    ],
    [
      'leaves out what was named long before',
      `The Lethra Institute opened. ${'Rain fell on the town. '.repeat(13)}Debt rose to 23 percent, according to the institute.`,
      'Debt rose to 23 percent, according to the institute.',
    ],
  ])('%s', (_, text, statement) => {
    expect(lastStatement(text)).toBe(statement)
  })

  it('never has its own answer in what it was given', () => {
    const sentence = fc.constantFrom(
      'Goran Petrescu leads the Lethra Institute.',
      'Petrescu spent $4 million on posters in 2023.',
      'The minister, Petrescu, met Parisa Nouri in Ankara in 2021.',
      'Exports fell by 12 percent in 2024, according to the institute.',
      'Nouri runs the Nordic Grain Council.',
      'The council was founded in 1993.',
    )
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 6 }), (sentences) => {
        for (const { fact } of findDrafts(sentences.join(' '), about)) {
          for (const { form, front } of fact.cards) {
            const hidden = form === 'cloze' ? /\{\{c1::(.*?)\}\}/u.exec(front)?.[1] : undefined
            if (hidden === undefined) continue
            const given = [...front.matchAll(/\[(.*?)\]/gu)].map(([, words]) => words)
            expect(given).not.toContain(hidden)
          }
        }
      }),
      { numRuns: 40 },
    )
  })
})
