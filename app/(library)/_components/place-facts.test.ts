import { describe, expect, it } from 'vitest'
import { anchorAt } from '@/lib/domain/content/anchor'
import { findAgain } from './place-facts'

const OLD = 'The first meeting was in Kazan. The second meeting was in Astana.'
const passage = anchorAt(OLD, OLD.lastIndexOf('meeting'), OLD.lastIndexOf('meeting') + 'meeting'.length)

describe('a passage in a later text', () => {
  it('is found among several like it by what stands around it', () => {
    const text = `A meeting came before. ${OLD.replace('Kazan', 'Baku')} No meeting came after.`
    const again = findAgain(text, passage)
    expect(again?.start).toBe(text.indexOf('second meeting') + 'second '.length)
  })

  it('is not looked for far from where it stood: a book is not searched for each of its facts', () => {
    const far = `${'The river has many bridges. '.repeat(10_000)}${OLD}`
    expect(findAgain(far, passage)).toBeNull()
    const start = far.length - OLD.length + passage.start
    expect(findAgain(far, { ...passage, start })?.start).toBe(start)
  })

  it('is not found where its words are gone', () => {
    expect(findAgain('Nothing of it is left.', passage)).toBeNull()
    expect(findAgain(OLD, { exact: '', prefix: '', suffix: '', start: 0 })).toBeNull()
  })
})
