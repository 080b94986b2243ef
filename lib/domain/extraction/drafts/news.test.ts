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

  it('is the lead where there is one', () => {
    const lead = 'The county of Marrat will pay its witnesses $90 a day, the council said on Friday in a letter.'
    const wishes = ['Others should pay $80 a day at least.', 'Every court should have 12 clerks by 2030.']
    expect(told('County to pay witnesses', lead, ...wishes)).toEqual({ lead, proposals: [] })
  })
})
