import { expect, it } from 'vitest'
import { alsoArticlesOf, alsoArticlesWords } from './further-articles'

const passage = (articleKey: string, role: 'states' | 'supports' | 'disagrees') => ({
  articleKey,
  role,
  title: `The ${articleKey}`,
})

it('names an article once for each role that its passages have', () => {
  const also = alsoArticlesOf([
    passage('lakes', 'disagrees'),
    passage('rivers', 'states'),
    passage('rivers', 'states'),
    passage('rivers', 'disagrees'),
    passage('seas', 'states'),
  ])
  expect(alsoArticlesWords(also)).toBe('Also in: The rivers; The seas. Disagrees: The lakes; The rivers.')
})

it('ends a title that asks a question as it ends, and says nothing of nothing', () => {
  expect(alsoArticlesWords([{ role: 'supports', key: 'a', title: 'What next?' }])).toBe('Supported by: What next?')
  expect(alsoArticlesWords([])).toBe('')
})
