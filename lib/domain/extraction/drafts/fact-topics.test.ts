import { describe, expect, it } from 'vitest'
import { newTopicOf, topicsIn, topicsOfPassage } from './fact-topics'

const LIBRARY = topicsIn([
  { statement: 'The pipeline of Lethra carries gas to Norholt.', topics: ['energy'] },
  { statement: 'Gas for Marrat comes by pipeline as well.', topics: ['energy'] },
  { statement: 'The navy of Lethra has two frigates.', topics: ['military', 'Gulf Union'] },
  { statement: 'Its frigates were built for the navy of Norholt.', topics: ['military'] },
  { statement: 'Lethra and Norholt signed a treaty.', topics: ['Lethra–Norholt relations'] },
])

describe('the topics of a passage', () => {
  it.each([
    ['named in it', 'The Gulf Union met in Marrat.', 'Notes', ['Gulf Union']],
    ['named in the title', 'The price of a crate has tripled.', 'Energy after the strike', ['energy']],
    ['by the words of their facts', 'A second pipeline will bring gas from Marrat.', 'Notes', ['energy']],
    ['by the names in a topic of two', 'Norholt lent Lethra $40 million.', 'Notes', ['Lethra–Norholt relations']],
    ['that fit better first', 'The Gulf Union bought frigates for its navy.', 'Notes', ['Gulf Union', 'military']],
    ['none where one word alone is shared', 'The gas ran out.', 'Notes', []],
    ['none of a part of a word', 'The unionists met at the gulf.', 'Notes', []],
  ])('are those %s', (_, passage, title, wanted) => {
    expect(topicsOfPassage(passage, title, LIBRARY)).toEqual(wanted)
  })

  it('are none of an empty library', () => {
    expect(topicsOfPassage('Energy', 'Energy', topicsIn([]))).toEqual([])
  })
})

describe('a new topic', () => {
  const places = [['Lethra', 'Marrat'], ['Lethra'], ['Lethra', 'Norholt'], ['Norholt']]

  it('is the place that the title and most drafts name', () => {
    expect(newTopicOf('Lethra after the strike', places)).toBe('Lethra')
  })

  it.each(['Norholt after the strike', 'After the strike'])('is none where no place is named often: %s', (title) => {
    expect(newTopicOf(title, places)).toBeNull()
  })
})
