import { expect, it } from 'vitest'
import { neverWords } from '@/app/(library)/(reading-room)/_components/drafts/words'
import { clozeAnswer, deletions, renderCloze } from '@/lib/domain/cards/cloze'
import { relativeDates } from '@/lib/domain/cards/relative-dates'
import { anchorAt } from '@/lib/domain/content/anchor'
import { findDrafts } from '@/lib/domain/drafting/find-drafts'
import { lintContextOf } from '@/lib/domain/drafting/lint-context'

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

it.each([
  ['Some of this may fail.', []],
  ['The next march will be long.', []],
  ['It opens this May and closes next March.', ['this May', 'next March']],
  ['It opened last june.', ['last june']],
])('%s', (text, expected) => {
  expect(relativeDates(text)).toEqual(expected)
})

const FILLER = `Along the river, where ${'the old boats lie beside the quays and '.repeat(9)}the ropes are dry, nobody counts.`

it('passages near each other in a long text are linted on the same words', () => {
  const text = `${FILLER}\n\n`.repeat(200)
  const [first, second] = [50_000, 50_300].map((start) =>
    lintContextOf({ text, published: null }, anchorAt(text, start, start + 200)),
  )
  expect(first?.text).toBe(second?.text)
  expect(first?.text.length).toBeLessThan(21_000)
})

it('“Never” names the kind, how far it reaches, and how many drafts went with it', () => {
  expect(neverWords('count', 3)).toBe('No more drafts of the kind “Count”, in any article. 3 other drafts removed.')
  expect(neverWords('count', 1)).toBe('No more drafts of the kind “Count”, in any article. 1 other draft removed.')
  expect(neverWords('money', 0)).toBe('No more drafts of the kind “Money”, in any article.')
})
