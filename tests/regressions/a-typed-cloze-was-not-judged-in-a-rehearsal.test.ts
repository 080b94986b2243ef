import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { AnswerText } from '@/app/_ui/answer-side'
import { studyCard } from '@/lib/domain/session/session.fixture'
import { compareTyped } from '@/lib/domain/session/typed-answer'

it('says how a typed answer came out, also of a sentence with a gap', () => {
  const card = studyCard('toll', { form: 'cloze', front: 'Tolls brought in {{c1::grain}}.', back: '', deletion: 1 })
  const shown = (text: string) =>
    renderToStaticMarkup(
      createElement(AnswerText, {
        card,
        typed: compareTyped(text, card, [card]),
        focus: { current: null },
        onAccepted: () => undefined,
      }),
    )
  expect(shown('grain')).toContain('Correct.')
  expect(shown('silver')).toContain('Wrong.')
  expect(shown('silver')).toContain('Typed: silver')
})
