import { describe, expect, it } from 'vitest'
import { answerText } from '../../cards/sides'
import { bodySentences, documentOf } from '../document'
import { findDrafts } from '../drafts/find-drafts'
import { findFacts } from '../find'
import { findClaims } from './claims'
import { thesisIn } from './theses'

const answerIn = (text: string): string | null => {
  const doc = documentOf(text, { language: 'en', published: '2025-03-04' })
  const [first] = bodySentences(doc)
  const thesis = first ? thesisIn(doc, first) : null
  return thesis && text.slice(thesis.answer.start, thesis.answer.end)
}

describe('thesisIn', () => {
  it.each([
    ['For all the talk of faith and land, what keeps the quarrel going is timber.', 'timber'],
    ['The heart of the matter is that the boats leave empty.', 'the boats leave empty'],
    ['What has changed since the harvest is that each village now wants the other’s mill.', 'the other’s mill'],
    ['Any bargain must therefore begin with the harbour and not with the border.', 'the harbour'],
    ['The problem for these towns is not a lack of water but a lack of trust.', 'a lack of trust'],
    ['The second plan failed because of a shortage of pilots.', 'a shortage of pilots'],
    ['In the end the future of the canal depends on rainfall in the hills.', 'rainfall in the hills'],
    ['The real danger for the smaller ports lies in debt, which grows each winter.', 'debt'],
    ['The dispute has often been described as a quarrel over land, but its cause was bread.', null],
    ['This note argues that the real weakness of the fleet is not money but maintenance.', 'maintenance'],
    ['The main cause was a valve whose seal had not been replaced.', 'a valve'],
  ])('finds what a text says a matter comes to: %s', (text, answer) => {
    expect(answerIn(text)).toBe(answer)
  })

  it.each([
    ['a question', 'What keeps the quarrel going is timber, or is it?'],
    ['what somebody else says', 'Petra Novak argued that what keeps the quarrel going is timber.'],
    ['what is another’s view', 'According to the ministry, the heart of the matter is timber prices.'],
    ['the first person', 'I think that the heart of the matter is timber prices.'],
    ['a quotation', 'The heart of the matter is “timber and nothing else” for them.'],
    ['an adjective alone', 'For the smaller ports on the coast the risk is high.'],
    ['a pronoun', 'What keeps the whole quarrel going is this.'],
    ['half of an answer', 'Because the king gave one agency all the powers.'],
    ['what a text adds', 'The problem of the smaller ports is also one of standards.'],
    ['what another note says', 'The last note argues that the real weakness of the fleet is maintenance.'],
    ['a relative clause', 'At the price of last month that is worth a great deal more.'],
  ])('leaves out %s', (_, text) => {
    expect(answerIn(text)).toBeNull()
  })

  it('takes nothing from an interview, where the one who speaks is not the author', () => {
    const turns = ['PL: Who pays?', 'MC: The heart of the matter is timber prices.', 'PL: And then?', 'MC: Nothing.']
    const doc = documentOf(turns.join('\n\n'), { language: 'en', published: null })
    expect(bodySentences(doc).map((sentence) => thesisIn(doc, sentence))).toEqual([null, null, null, null])
  })
})

describe('the draft of a thesis', () => {
  const TEXT = 'For all the talk of faith and land, what keeps the quarrel going is timber.\n'
  const [signed] = findDrafts(TEXT, { language: 'en', published: '2025-03-04', title: 'Axes', authors: ['Moira Holm'] })
  const [unsigned] = findDrafts(TEXT, { language: 'en', published: '2025-03-04', title: 'Axes' })

  it('says whose it is, hides the answer, and passes the lint', () => {
    expect(signed?.fact).toMatchObject({ kind: 'claim', speaker: 'Moira Holm' })
    expect(signed?.fact.statement).toBe(
      'According to Moira Holm: For all the talk of faith and land, what keeps the quarrel going is timber.',
    )
    const [card] = signed?.fact.cards ?? []
    expect(card && answerText({ ...card, deletion: 1 })).toBe('timber')
    expect(card?.front).toMatch(/^According to Moira Holm: /)
    expect(signed?.lint).toEqual([])
  })

  it('is ascribed to the article by its title where nobody signs it', () => {
    expect(unsigned?.fact.speaker).toBe('“Axes”')
    expect(unsigned?.fact.statement).toMatch(/^According to “Axes”: /)
  })

  it('is not made where neither author nor title is known', () => {
    const drafts = findDrafts(TEXT, { language: 'en', published: '2025-03-04' })
    expect(drafts.map(({ mention }) => mention.kind)).not.toContain('claim')
  })
})

it('is nobody’s view in a report that quotes several people', () => {
  const quoted =
    '“We had smoke in the hall at once,” said Ines Carrow. “Nobody told us anything at all,” said Dag Holm.'
  const fined = 'The second crossing of the ferry to Norholt in March failed because of a shortage of pilots.'
  const speakers = (text: string) => {
    const options = { language: 'en', published: '2025-03-04', authors: ['Petra Novak'] } as const
    const doc = documentOf(text, options)
    return findClaims(doc, findFacts(text, options)).map(({ speaker }) => speaker)
  }
  expect(speakers(fined)).toEqual(['Petra Novak'])
  expect(speakers(`${quoted} ${fined}`)).toEqual([null])
})
