import { describe, expect, it } from 'vitest'
import { documentOf } from './document'

const roles = (text: string, title: string | null) =>
  documentOf(text, { language: 'en', published: null, title }).blocks.map(({ role }) => role)

describe('a note about an author', () => {
  const body = 'The port of Lethra bought nine cranes in 2021.'
  const last = (byline: string, note: string) =>
    roles(`Cranes for Lethra\n\n${byline}\n\n${body}\n\n${body} More.\n\n${note}`, 'Cranes for Lethra').at(-1)

  it.each([
    ['Moira Holm', 'Moira Holm was strategy director of Lethra Water from 2012 to 2020.', 'bio'],
    ['Moira Holm and Dag Berg', 'Dag Berg served for 22 years in the navy.', 'bio'],
    ['By Moira Holm', '*Moira Holm owns two boats.*', 'bio'],
    ['By Moira Holm', 'Dag Berg served for 22 years in the navy.', 'body'],
    ['3 May 2024', 'Edmund Cray writes about mountains and the people below them.', 'bio'],
    ['3 May 2024', 'Edmund Cray writes that mountains move.', 'body'],
  ])('is known by its name (%s: %s)', (byline, note, role) => {
    expect(last(byline, note)).toBe(role)
  })
})

describe('what somebody says above the title of an article that they pass on', () => {
  const intro = 'A short piece of mine for the Harbour Review on cranes. Busy weeks behind me.'
  const body = 'The port of Lethra bought nine cranes in 2021.'

  it('is no matter for cards', () => {
    expect(roles(`${intro}\n\nCranes for Lethra\n\n${body}`, 'Cranes for Lethra')).toEqual([
      'introduction',
      'body',
      'body',
    ])
  })

  it('is told by the title, however that is written', () => {
    expect(roles(`${intro}\n\n# Cranes for “Lethra”\n\n${body}`, 'Cranes for Lethra')[0]).toBe('introduction')
  })

  it.each([
    ['the text begins with its title', `Cranes for Lethra\n\n${body}`, 'Cranes for Lethra'],
    ['the title stands nowhere', `${intro}\n\n${body}`, 'Cranes for Lethra'],
    ['no title is known', `${intro}\n\nCranes for Lethra\n\n${body}`, null],
    [
      'the title comes far below',
      `${`${body}\n\n`.repeat(1)}${'Word. '.repeat(600)}\n\nCranes for Lethra\n\nMore.`,
      'Cranes for Lethra',
    ],
  ])('is not taken away where %s', (_, text, title) => {
    expect(roles(text, title)).not.toContain('introduction')
  })
})
