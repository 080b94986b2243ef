import { describe, expect, it } from 'vitest'
import { documentOf } from './document'

const roles = (text: string, title: string | null) =>
  documentOf(text, { language: 'en', published: null, title }).blocks.map(({ role }) => role)

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
