import { describe, expect, it } from 'vitest'
import { newTopicOf, topicsIn, topicsOfPassage } from './fact-topics'

/** Most facts of this library are about one topic, as in a collection of articles on one subject. */
const LIBRARY = topicsIn([
  { statement: 'The pipeline of Lethra carries gas to Norholt.', topics: ['energy'] },
  { statement: 'Gas for Marrat comes by pipeline as well.', topics: ['energy'] },
  { statement: 'The gas of the second pipeline is sold at a loss.', topics: ['energy'] },
  { statement: 'The navy of Lethra has two frigates.', topics: ['military', 'Gulf Union'] },
  { statement: 'Its frigates were built for the navy of Norholt.', topics: ['military'] },
  { statement: 'Frigates of the navy were seen off Marrat.', topics: ['military'] },
  ...[
    'signed a treaty',
    'met in March',
    'cut their tariffs',
    'met again in June',
    'settled the border',
    'cut the rate',
    'met once more',
    'signed a pact',
    'cut aid',
  ].map((done) => ({ statement: `Lethra and Norholt ${done}.`, topics: ['Lethra–Norholt relations'] })),
])

describe('the topics of a passage', () => {
  it.each([
    ['named in it', 'The Gulf Union met in Marrat.', 'Notes', ['Gulf Union']],
    ['named in the title', 'The price of a crate has tripled.', 'Energy after the strike', ['energy']],
    ['by the words of their facts', 'A second pipeline will bring gas from Marrat.', 'Notes', ['energy']],
    ['by the names in a topic of two', 'Norholt lent Lethra $40 million.', 'Notes', ['Lethra–Norholt relations']],
    ['that fit better first', 'The Gulf Union bought frigates for its navy.', 'Notes', ['Gulf Union', 'military']],
    ['none where one word alone is shared', 'The gas ran out.', 'Notes', []],
    ['none by words that facts of the commonest topic have by chance', 'The bank cut its rate in March.', 'Notes', []],
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
