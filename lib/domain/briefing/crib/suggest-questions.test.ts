import { expect, it } from 'vitest'
import { fact } from './crib.fixture'
import { type AskedFact, suggestQuestions } from './suggest-questions'

const asked = (id: string, more: Partial<AskedFact> = {}): AskedFact => ({ ...fact(id), speaker: null, ...more })
const view = (id: string, speaker: string, topics: readonly string[] = ['ferries']) =>
  asked(id, { kind: 'position', speaker, topics })

it('asks who holds which view, and how much and since when of a topic; each fact once, the largest first', () => {
  const facts = [
    ...['a', 'b'].map((id) => asked(id)),
    ...['c', 'd', 'e'].map((id) => view(id, 'Mira Holm')),
    ...['f', 'g'].map((id) => view(id, 'Mira Holm and Jonas Reed', [])),
    ...['h', 'i'].map((id) => asked(id, { kind: 'event', topics: ['piers'] })),
  ]
  expect(suggestQuestions(facts, [])).toEqual([
    { question: 'What does Mira Holm say about ferries?', factIds: ['c', 'd', 'e'] },
    { question: 'Ferries: what are the key figures and dates?', factIds: ['a', 'b'] },
    { question: 'Piers: what has happened, and who is involved?', factIds: ['h', 'i'] },
    { question: 'What do Mira Holm and Jonas Reed say?', factIds: ['f', 'g'] },
  ])
})

it('makes no question of one fact, nor of facts that stand in questions already', () => {
  const facts = [asked('a'), asked('b'), asked('c')]
  const [, b] = facts
  expect(suggestQuestions(facts.slice(0, 1), [])).toEqual([])
  expect(suggestQuestions(facts, [{ question: 'How many?', factIds: b ? [b.factId] : [] }])).toEqual([
    { question: 'Ferries: what are the key figures and dates?', factIds: ['a', 'c'] },
  ])
  expect(suggestQuestions(facts, [{ question: 'All?', factIds: facts.map(({ factId }) => factId) }])).toEqual([])
})
