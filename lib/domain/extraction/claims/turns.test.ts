import { describe, expect, it } from 'vitest'
import { bodySentences, documentOf } from '../document'
import { findDrafts } from '../drafts/find-drafts'
import { isInterview, spokenBy } from './turns'

const about = { language: 'en', published: '2024-10-20' } as const

const speakers = (blocks: readonly string[], title: string | null = null): (string | null)[] => {
  const doc = documentOf(blocks.join('\n\n'), { ...about, title })
  return bodySentences(doc).map((sentence) => spokenBy(doc, sentence))
}

/** No paragraph stands twice in a text: what repeats is no part of it. */
const [QUESTION, SECOND, THIRD] = [
  'How did the port lose its trade?',
  'And what did the ministry do about it?',
  'Who would have paid for the new quay?',
]
const [ANSWER, MORE] = ['The port lost 40 percent of its trade in 2019.', 'The ministry closed two of the nine quays.']

describe('whose words are in an interview', () => {
  it.each<[string, readonly string[], string | null, (string | null)[]]>([
    [
      'full names before each turn',
      [`Lucas Brandt: ${QUESTION}`, `Nadia Belkacem: ${ANSWER}`, `Lucas Brandt: ${SECOND}`],
      null,
      [null, 'Nadia Belkacem', null],
    ],
    [
      'initials of names that the text gives',
      ['Nadia Belkacem spoke to Lucas Brandt in Algiers.', `LB: ${QUESTION}`, `NB: ${ANSWER}`, `LB: ${SECOND}`],
      null,
      [null, null, 'Nadia Belkacem', null],
    ],
    ['initials of nobody', [`LB: ${QUESTION}`, `NB: ${ANSWER}`, `LB: ${SECOND}`], null, [null, null, null]],
    [
      'a second paragraph of an answer',
      [`Lucas Brandt: ${QUESTION}`, `Nadia Belkacem: ${ANSWER}`, MORE, `Lucas Brandt: ${SECOND}`],
      null,
      [null, 'Nadia Belkacem', 'Nadia Belkacem', null],
    ],
    [
      'notes behind the last turn',
      [`Lucas Brandt: ${QUESTION}`, `Lucas Brandt: ${SECOND}`, `Nadia Belkacem: ${ANSWER}`, 'It was cut in 2024.'],
      null,
      [null, null, 'Nadia Belkacem', null],
    ],
    [
      'answers to questions without labels, by the one whom the title names',
      ['The talk took place in Algiers.', QUESTION, ANSWER, SECOND, MORE, THIRD],
      'How Ports Decline: An Interview with Nadia Belkacem',
      [null, null, 'Nadia Belkacem', null, 'Nadia Belkacem', null],
    ],
    [
      'nobody where no title tells',
      [QUESTION, ANSWER, SECOND, MORE, THIRD],
      'How Ports Decline',
      [null, null, null, null, null],
    ],
    ['nobody in an article', [ANSWER, MORE, QUESTION], 'An Interview with Nadia Belkacem', [null, null, null]],
  ])('%s', (_, blocks, title, expected) => {
    expect(speakers(blocks, title)).toEqual(expected)
  })

  it('makes no interview of an article with a question in it', () => {
    expect(isInterview(documentOf([ANSWER, QUESTION, MORE].join('\n\n'), about))).toBe(false)
  })

  it('stands before the draft and in its fact', () => {
    const blocks = [`Lucas Brandt: ${QUESTION}`, `Nadia Belkacem: ${ANSWER}`, `Lucas Brandt: ${SECOND}`]
    const [draft] = findDrafts(blocks.join('\n\n'), about)
    expect(draft?.fact).toMatchObject({
      kind: 'figure',
      speaker: 'Nadia Belkacem',
      statement: `According to Nadia Belkacem: ${ANSWER}`,
    })
    expect(draft?.fact.cards[0]?.front).toMatch(/^According to Nadia Belkacem: The port lost \{\{c1::40 percent\}\}/u)
  })
})
