import { createElement } from 'react'
import { prerender } from 'react-dom/static'
import { expect, it } from 'vitest'
import { AnswerText } from '@/app/_ui/answer-side'
import { studyCard } from '@/lib/domain/session/session.fixture'
import { compareTyped } from '@/lib/domain/session/typed-answer'

it('says how a typed answer came out, also of a sentence with a gap', async () => {
  const card = studyCard('toll', { form: 'cloze', front: 'Tolls brought in {{c1::grain}}.', back: '', deletion: 1 })
  /** What compares is loaded with the first typed answer: the page waits for it. */
  const shown = async (text: string) => {
    const { prelude } = await prerender(
      createElement(AnswerText, {
        card,
        typed: compareTyped(text, card, [card]),
        focus: { current: null },
        onAccepted: () => undefined,
      }),
    )
    return new Response(prelude).text()
  }
  expect(await shown('grain')).toContain('Correct.')
  expect(await shown('silver')).toContain('Wrong.')
  expect(await shown('silver')).toMatch(/You typed: <\/span><del[^>]*>silver<\/del>/)
})
