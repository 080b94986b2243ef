import { describe, expect, it } from 'vitest'
import { fullCitation } from './article-intro'

describe('a citation to paste', () => {
  it('names authors, title in quotation marks, outlet and date, as far as they are known', () => {
    const source = {
      title: 'A “great” game',
      authors: ['Ada One', 'Bo Two', 'Cy Three'],
      outlet: 'RUSI',
      published: '2023-02',
    }
    expect(fullCitation(source)).toBe('Ada One, Bo Two and Cy Three, “A ‘great’ game”, RUSI, February 2023')
    expect(fullCitation({ ...source, authors: [], outlet: null, published: null })).toBe('“A ‘great’ game”')
  })
})
