import { describe, expect, it } from 'vitest'
// @ts-expect-error: the scripts of package.json have no types.
import { phrasesIn, textsOfDocument, textsOfSource } from '@/scripts/plain-english.mjs'

type Text = { readonly line: number; readonly text: string }

const said = (texts: readonly Text[]) => texts.map(({ line, text }) => `${line} ${text}`)

describe('what people read in a source', () => {
  it('is JSX text, strings and templates, with their lines', () => {
    const source = [
      "import { read } from './is begun anew'",
      'const message = `Answers of $' + '{count} cards`',
      'export const Note = () => <p className="mb-8 flex items-center" title=\'Read it anew\'>',
      '  Nothing is begun.',
      '</p>',
    ].join('\n')
    expect(said(textsOfSource(source, true))).toEqual(['2 Answers of … cards', '3 Read it anew', '3 Nothing is begun.'])
  })

  it('is not a comment, a class name or one word', () => {
    const source = "/** Mends it once more. */\nconst look = 'hover:bg-mark text-small'\nconst kind = 'anew'"
    expect(textsOfSource(source, false)).toEqual([])
  })
})

it('is all of a document but its code', () => {
  const texts: readonly Text[] = textsOfDocument('Read `anew` here.\n```sh\nanew\n```\nEnd.')
  expect(said(texts)).toEqual(['1 Read `…` here.', '5 End.'])
})

it.each([
  ['The address leads nowhere.', 'leads nowhere'],
  ['12 seconds a card', 'seconds a card'],
  ['Some fields are not as they must be.', 'as they must be'],
  ['Taken back: 3 answers.', 'Taken back'],
])('finds in “%s” the phrase “%s”', (text, phrase) => {
  expect(phrasesIn(text)).toMatchObject([{ found: phrase }])
})

it.each(['The old address no longer works.', '12 seconds per card', 'Undone: 3 answers.', 'A card a day later.'])(
  'has nothing to say of “%s”',
  (text) => {
    expect(phrasesIn(text)).toEqual([])
  },
)
