import { describe, expect, it } from 'vitest'
import { cutArchive } from './archive'
import { canonicalText } from './canonical'

/** A paragraph of a post: 24 words that name their post, so that nothing can be mixed up. */
const words = (name: string) =>
  `The ${name} has stood over the water for longer than anybody in the town remembers, and its arches are counted each spring.`
const body = (name: string, paragraphs = 5) => Array.from({ length: paragraphs }, () => words(name)).join('\n\n')
const cut = (source: string) => {
  const text = canonicalText(source)
  return cutArchive(text)?.map((part) => ({ ...part, text: text.slice(part.start, part.end) })) ?? null
}
const NAMES = ['stone bridge', 'iron bridge', 'rope bridge', 'old ferry'] as const

describe('an archive whose author introduces each post', () => {
  const intros = [
    'A short piece for the Weir Review on why the stone bridge matters. More to come.',
    'Another column for River Asia, this time on iron, and my first in a while.',
    'This paper took its time. Thanks to HARBOUR for publishing it, and to my patient co-author.',
    'More late posting, this one for the excellent Institute for Ferries (IFF) on what replaced them.',
  ]
  const titles = ['Why stone lasts', 'Iron: a bridge too far?', 'The rope that holds', 'Ferries of the past']
  const source = `Posts tagged “bridges”\n\n${NAMES.map((name, i) => `${intros[i]}\n\n${titles[i]}\n\nA line below the title, without a stop\n\n${body(name)}\n\nSOMETHING IN CAPITALS\n\n${words(name)}\n\nAda Holm is a senior fellow at the Institute of Rivers.`).join('\n\n')}`
  const parts = cut(source)

  it('is cut into its posts, each with its introduction and all of its words', () => {
    expect(parts?.map(({ title }) => title)).toEqual(titles)
    parts?.forEach((part, i) => {
      expect(part.text.startsWith(intros[i] ?? '')).toBe(true)
      expect(part.text).toContain(NAMES[i])
      expect(NAMES.filter((name) => part.text.includes(name))).toEqual([NAMES[i]])
    })
  })

  it('leaves the line about the archive out, and nothing else', () => {
    const text = canonicalText(source)
    expect(parts?.[0]?.start).toBe(text.indexOf(intros[0] ?? ''))
    for (const [i, part] of parts?.entries() ?? [])
      expect(parts?.[i + 1]?.start ?? text.length).toBeGreaterThanOrEqual(part.end)
    expect(parts?.map(({ text: own }) => own).join('\n\n')).toBe(text.slice(parts?.[0]?.start))
  })

  it('takes outlets from the introductions and authors from the notes about them', () => {
    expect(parts?.map(({ outlet }) => outlet)).toEqual([
      'Weir Review',
      'River Asia',
      'HARBOUR',
      'Institute for Ferries',
    ])
    expect(parts?.every(({ authors }) => authors.join() === 'Ada Holm')).toBe(true)
  })

  it('marks the introductions', () => {
    const text = canonicalText(source)
    expect(parts?.map(({ introduction }) => introduction && text.slice(introduction.start, introduction.end))).toEqual(
      intros,
    )
  })
})

describe('other archives', () => {
  it.each([
    [
      'headings with a byline and a date',
      NAMES.map((name) => `## On the ${name}\n\nBy Ada Holm and Jan de Wit\n\n12 March 2021\n\n${body(name)}`),
    ],
    [
      'titles with a date below',
      NAMES.map((name) => `On the ${name}\n\n12 March 2021 | By Ada Holm and Jan de Wit\n\n${body(name)}`),
    ],
    [
      'headers in labels',
      NAMES.map(
        (name) =>
          `Title: On the ${name}\nAuthor: Ada Holm and Jan de Wit\nDate: 12 March 2021\nSource: The Weir\n\n${body(name)}`,
      ),
    ],
    [
      'rows of signs between',
      NAMES.map(
        (name) =>
          `On the ${name}\n\nBy Ada Holm and Jan de Wit\n\nMarch 12, 2021\n\n${body(name)}\n\n${'='.repeat(30)}`,
      ),
    ],
  ])('with %s are cut', (_, posts) => {
    const parts = cut(posts.join('\n\n'))
    expect(parts?.map(({ title }) => title)).toEqual(NAMES.map((name) => `On the ${name}`))
    expect(parts?.map(({ published }) => published)).toEqual(NAMES.map(() => '2021-03-12'))
    expect(parts?.map(({ authors }) => authors)).toEqual(NAMES.map(() => ['Ada Holm', 'Jan de Wit']))
    expect(parts?.every(({ text }) => !text.includes('==='))).toBe(true)
  })

  it('with a date above each heading are cut above the dates', () => {
    const parts = cut(NAMES.map((name) => `12 March 2021\n\n# On the ${name}\n\n${body(name)}`).join('\n\n'))
    expect(parts?.map(({ text, published }) => [text.slice(0, 13), published])).toEqual(
      NAMES.map(() => ['12 March 2021', '2021-03-12']),
    )
  })

  it('take address and outlet from labels', () => {
    const posts = NAMES.map(
      (name, i) => `Title: On the ${name}\nOutlet: The Weir\nURL: https://weir.example/${i}\n\n${body(name)}`,
    )
    expect(cut(posts.join('\n\n'))?.map(({ url, outlet }) => [url, outlet])).toEqual(
      NAMES.map((_, i) => [`https://weir.example/${i}`, 'The Weir']),
    )
  })
})

describe('a single article is not cut', () => {
  it.each([
    [
      'with an introduction of its own',
      `A short piece for the Weir Review on bridges.\n\nWhy stone lasts\n\nA line below the title\n\n${body('stone bridge', 12)}`,
    ],
    [
      'with headings',
      `# Bridges\n\nBy Ada Holm\n\n12 March 2021\n\n${NAMES.map((name) => `## The ${name}\n\n${body(name)}`).join('\n\n')}`,
    ],
    [
      'with headings in capitals',
      `Bridges\n\nBy Ada Holm\n\n${NAMES.map((name) => `THE ${name.toUpperCase()}\n\n${body(name)}`).join('\n\n')}`,
    ],
    [
      'of questions and answers',
      `An interview with Ada Holm\n\n12 March 2021\n\n${NAMES.map((name) => `What of the ${name}?\n\n${body(name)}`).join('\n\n')}`,
    ],
    [
      'with breaks between its parts',
      `Bridges\n\n12 March 2021\n\n${NAMES.map((name) => body(name)).join('\n\n* * *\n\n')}`,
    ],
    [
      'that ends with pointers to others',
      `Bridges\n\nBy Ada Holm\n\n${body('stone bridge', 12)}\n\nWhy iron rusts\n\nBy Jan de Wit\n\nFerries of the past\n\nBy Bo Li`,
    ],
    ['that is a list', NAMES.map((name) => `- The ${name}`).join('\n')],
    ['of one line', words('stone bridge')],
    ['of nothing', ''],
  ])('%s', (_, source) => {
    expect(cut(source)).toBe(null)
  })
})
