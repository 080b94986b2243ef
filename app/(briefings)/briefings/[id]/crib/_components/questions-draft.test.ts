import { describe, expect, it } from 'vitest'
import type { FactId } from '@/lib/domain/ids'
import { anId } from '@/lib/domain/ids.fixture'
import { questionsDraftOf, withAct } from './questions-draft'

const id = anId<FactId>
const start = questionsDraftOf([
  { question: 'How much?', factIds: [id('a'), id('b')] },
  { question: 'Who?', factIds: [id('c')] },
])

describe('the questions while they are written', () => {
  it('moves a fact from one question to another, or to none', () => {
    const moved = withAct(start, { kind: 'assign', factId: id('a'), to: 1 })
    expect(moved.map(({ factIds }) => factIds)).toEqual([['b'], ['c', 'a']])
    expect(withAct(moved, { kind: 'assign', factId: id('a'), to: null }).flatMap(({ factIds }) => factIds)).toEqual([
      'b',
      'c',
    ])
  })

  it('moves a question up and down, and not past the ends', () => {
    const words = (list: typeof start) => list.map(({ question }) => question)
    expect(words(withAct(start, { kind: 'move', key: 1, by: -1 }))).toEqual(['Who?', 'How much?'])
    expect(words(withAct(start, { kind: 'move', key: 0, by: -1 }))).toEqual(['How much?', 'Who?'])
    expect(words(withAct(start, { kind: 'move', key: 1, by: 1 }))).toEqual(['How much?', 'Who?'])
  })

  it('gives a new question a key that no other has, and frees the facts of a removed one', () => {
    const added = withAct(start, { kind: 'add', question: { question: 'When?', factIds: [] } })
    expect(new Set(added.map(({ key }) => key)).size).toBe(3)
    const removed = withAct(added, { kind: 'remove', key: 0 })
    expect(removed.map(({ question }) => question)).toEqual(['Who?', 'When?'])
    expect(withAct(removed, { kind: 'rename', key: 1, question: 'Who says so?' })[0]?.question).toBe('Who says so?')
  })
})
