import { describe, expect, it } from 'vitest'
import { recognisedMarkdown } from '../text-import/recognised-markdown'
import { openTextProblems } from '../text-import/text-problems'
import { locateCards } from './read-note'

const HEAD = '---\ntags: [flashcards]\n---\n#flashcards\n\n'

const leftOut = (body: string) => locateCards('Geo/Rivers.md', `${HEAD}${body}`).leftOut

describe('gaps beside a line with ::', () => {
  it('are named with their line, above it and below it, without their tags and ids', () => {
    expect(leftOut('The ==Oder== flows. #rivers\nElbe::1094 km\nThe ==Spree== too. ^a-b-c1\n')).toEqual([
      { line: 6, text: 'The {{c1::Oder}} flows.' },
      { line: 8, text: 'The {{c1::Spree}} too.' },
    ])
    expect(leftOut('- The ==Oder== flows.\r\n- Elbe::1094 km\r\n')).toEqual([
      { line: 6, text: 'The {{c1::Oder}} flows.' },
    ])
  })

  it.each([
    ['in paragraphs of their own', 'The ==Oder== flows.\n\nElbe::1094 km\n'],
    ['in a card with a question of several lines', 'The ==Oder== flows.\nWhere?\n?\nIn Poland\n'],
    ['in the line itself', 'The ==Oder== :: 742 km\n'],
    ['in code', '```\nx ==y== z\n```\nElbe::1094 km\n'],
  ])('are not left out %s', (_, body) => {
    expect(leftOut(body)).toEqual([])
  })

  it('are among the problems of an import', () => {
    const problems = openTextProblems()
    const text = `${HEAD}The ==Oder== flows.\nElbe::1094 km\n`
    const reading = recognisedMarkdown({ text, fileName: 'Rivers.md', deck: 'Rivers', problems })
    expect([...((reading?.notes() ?? []) as Iterable<unknown>)]).toHaveLength(1)
    expect(problems.all()).toEqual([
      {
        what: '1 sentence with gaps is directly above or below a line with :: and was left out; put an empty line between them.',
        count: 1,
        examples: ['Line 6 of Rivers.md: The {{c1::Oder}} flows.'],
        isLeftOut: true,
      },
    ])
  })
})
