import { expect, it } from 'vitest'
import { anchorAt } from '@/lib/domain/content/anchor'
import { lintContextOf } from '@/lib/domain/drafts/lint-context'
import { lintDraft } from '@/lib/domain/drafts/lint-draft'
import { findDrafts } from '@/lib/domain/extraction/drafts/find-drafts'

const FILLER = `Along the river, where ${'the old boats lie beside the quays and '.repeat(9)}the ropes are dry, nobody counts.`
const BANK = 'The minister praised the Bank of the Forty in Lethra.'
const SPENT = 'The bank said that it had spent $190 million on ports in 2021.'

/** The name that stands in brackets was given more than 1,200 characters before. */
const TEXT = [BANK, FILLER, FILLER, FILLER, FILLER, SPENT].join('\n\n')

it('what the finder says of a draft is what saving it says', () => {
  const drafts = findDrafts(TEXT, { language: 'en', published: '2023-02', title: null })
  expect(drafts.map(({ fact }) => fact.statement)).toContain(
    'The [Bank of the Forty] said that it had spent $190 million on ports in 2021.',
  )
  for (const { fact, passage, lint } of drafts) {
    const article = { text: TEXT, published: '2023-02' }
    const saved = lintDraft(fact, lintContextOf(article, anchorAt(TEXT, passage.start, passage.end)))
    expect(lint.map(({ rule }) => rule)).toEqual(saved.map(({ rule }) => rule))
  }
})

it('passages near each other in a long text are linted on the same words', () => {
  const text = `${FILLER}\n\n`.repeat(200)
  const [first, second] = [50_000, 50_300].map((start) =>
    lintContextOf({ text, published: null }, anchorAt(text, start, start + 200)),
  )
  expect(first?.text).toBe(second?.text)
  expect(first?.text.length).toBeLessThan(21_000)
})
