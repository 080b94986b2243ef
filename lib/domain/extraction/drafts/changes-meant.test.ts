import { describe, expect, it } from 'vitest'
import { documentOf } from '../document'
import { changeEdits } from './changes-meant'
import { edited } from './edits'

/** The last sentence of a text with what is added to it. */
function completed(text: string): string {
  const doc = documentOf(text, { language: 'en', published: '2025-09-02' })
  const sentence = doc.sentences.at(-1)
  if (!sentence) throw new Error('There is no sentence.')
  return edited(doc.text, sentence, changeEdits(doc, sentence))
}

describe('what “the increase” is of', () => {
  it.each([
    [
      'Investment in grids rose by 14% in 2024. More than half of the increase reflected higher prices.',
      'More than half of the increase [in investment in grids] reflected higher prices.',
    ],
    [
      'In 2024, the price of copper has fallen by 9%. The drop was the steepest since 2015.',
      'The drop [in the price of copper] was the steepest since 2015.',
    ],
  ])('is said in brackets where the sentence before tells it: %s', (text, last) => {
    expect(completed(text)).toBe(last)
  })

  it.each([
    ['nothing fell', 'Investment in grids rose by 14%. The fall was steep.'],
    ['two things rose', 'Wages rose and prices rose. The increase was steep.'],
    ['nobody knows what “it” is', 'It rose by 14%. The increase was steep.'],
    ['another paragraph tells it', 'Wages rose by 14%.\n\nThe increase was steep.'],
    ['the sentence says it itself', 'Wages rose by 14%. The increase in rents was steep.'],
    ['it is told in many words', 'The average price of a loaf of white bread in Lethra rose. The increase was steep.'],
  ])('is left alone where %s', (_, text) => {
    expect(completed(text)).not.toContain('[')
  })
})
