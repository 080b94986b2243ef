import { describe, expect, it } from 'vitest'
import { documentOf } from '../document'
import { newsOf } from './news'

const told = (title: string, ...sentences: readonly string[]) => {
  const doc = documentOf(sentences.join('\n\n'), { language: 'en', published: '2026-05-22', title })
  const { lead, proposals } = newsOf(doc)
  const words = (index: number | null) => {
    const sentence = index === null ? undefined : doc.sentences[index]
    return sentence ? doc.plain.slice(sentence.start, sentence.end) : null
  }
  return { lead: words(lead), proposals: proposals.map(words) }
}

const SCENE = 'My neighbour waited four hours in a corridor for somebody to call her name that morning.'

describe('the news of a text that argues', () => {
  it('is what it proposes, with a figure', () => {
    const first = 'Every county should pay a witness at least $90 a day from the first morning.'
    const second = 'Set a date: a clerk in every court by 31 December 2030, whatever it costs.'
    expect(told('Pay the witnesses', SCENE, first, second).proposals).toEqual([first, second])
  })

  it('is no single wish, and nothing without a figure', () => {
    const wish = 'Every county should pay a witness at least $90 a day from the first morning.'
    expect(told('Pay the witnesses', SCENE, wish).proposals).toEqual([])
    expect(
      told('Pay the witnesses', SCENE, 'Judges should listen more.', 'They should wait less often.').proposals,
    ).toEqual([])
  })

  it('is what its title asks for, without a figure too', () => {
    const asked = 'Every state should pay its witnesses as if it meant it, from the first morning.'
    const other = 'Set a date: a clerk in every court by 31 December 2030, whatever it costs.'
    expect(told('Pay witnesses as if we meant it', SCENE, SCENE, other, asked).proposals).toEqual([asked, other])
  })

  it('is the first recommendation of a report that makes several', () => {
    const lead = 'Between now and 2030 the chip plants of Marrat will need 38,500 technicians, and few are trained.'
    const first = 'Congress should let colleges spend up to 30 percent of the fund on instructors.'
    const second = 'Marrat should open 40 schools by 2028.'
    expect(told('Who will staff the chip plants?', lead, first, second)).toEqual({ lead, proposals: [first] })
    expect(told('Who will staff the chip plants?', lead, first)).toEqual({ lead, proposals: [] })
  })

  it('is the lead where there is one', () => {
    const lead = 'The county of Marrat will pay its witnesses $90 a day, the council said on Friday in a letter.'
    const wishes = ['Others should pay $80 a day at least.', 'Every court should have 12 clerks by 2030.']
    expect(told('County to pay witnesses', lead, ...wishes)).toEqual({ lead, proposals: [] })
  })
})
