import { expect, it } from 'vitest'
import { clozeAnswer, deletions, renderCloze } from '@/lib/domain/cards/cloze'
import { findDrafts } from '@/lib/domain/drafting/find-drafts'

const options = { language: 'en', published: '2023-02-28', title: null } as const

it.each([
  ['Last December, the Port of Lethra signed a contract with Kestrel Shipping.', []],
  ['Kestrel Shipping quietly left the market of Lethra last year.', []],
  ['This week’s visit to Lethra by Moira Holm showed how close Kestrel and Lethra are.', []],
  ['Kestrel Shipping started a joint venture in November last year.', []],
  // The month is asked for, and its year may stand beside the gap.
  ['The Port of Lethra said in January that it would buy barges.', ['January']],
])('a card that asks for the date of “%s” does not show it', (text, answers) => {
  const asked = findDrafts(text, options).flatMap(({ fact }) =>
    fact.cards
      .filter(({ form }) => form === 'cloze')
      .flatMap(({ front }) =>
        deletions(front).map((deletion) => ({
          answer: clozeAnswer(front, deletion),
          question: renderCloze(front, deletion, 'question')
            .map((segment) => ('text' in segment ? segment.text : ''))
            .join(''),
        })),
      ),
  )
  const ofDate = asked.filter((one) => /December|November|January|week|year/i.test(one.answer))
  expect(ofDate.map((one) => one.answer)).toEqual(answers)
  for (const { question } of ofDate) expect(question).not.toMatch(/December|November|January/)
})
