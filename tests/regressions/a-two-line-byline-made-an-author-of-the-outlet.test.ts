import { expect, it } from 'vitest'
import { fromMarkdown } from '@/lib/sources/markdown'
import { fromPlainText } from '@/lib/sources/plain-text'

const BODY = 'The grid failed twice in August. It failed again in September, and nobody was told why.'
const HEAD = 'By Elena Marchetti, Rome\nEnergy Monitor, 3 September 2026'
const MARCHETTI = { authors: ['Elena Marchetti'], outlet: 'Energy Monitor', published: '2026-09-03' }

const plain = (text: string) => fromPlainText(Buffer.from(text))

it.each([
  ['below the title', `Lights out\n\n${HEAD}\n\n${BODY}`],
  ['in one block with title and text', `Lights out\n${HEAD}\n${BODY}`],
  ['with Windows line ends', `Lights out\r\n\r\n${HEAD.replaceAll('\n', '\r\n')}\r\n\r\n${BODY}`],
  ['with the date first', `3 September 2026\n\nLights out\n\nBy Elena Marchetti, Rome\nEnergy Monitor\n\n${BODY}`],
  ['with the outlet over the title', `ENERGY MONITOR\n\nLights out\n\nBy Elena Marchetti\n3 September 2026\n\n${BODY}`],
  ['with a section over the title', `Analysis\n\nLights out\n\n${HEAD}\n\n${BODY}`],
  ['with a subtitle before it', `Lights out\n\nWhy the grid fails, and who is to pay for it.\n\n${HEAD}\n\n${BODY}`],
  ['in one line', `Lights out\n\nElena Marchetti | Energy Monitor | 3 September 2026\n\n${BODY}`],
])('a byline of two lines names its author and its outlet: %s', (_, text) => {
  expect(plain(text)).toMatchObject({ ok: true, value: { title: 'Lights out', ...MARCHETTI } })
})

it('a byline of two lines is read in Markdown too', () => {
  expect(fromMarkdown(Buffer.from(`# Lights out\n\n*${HEAD}*\n\n${BODY}`))).toMatchObject({
    ok: true,
    value: { title: 'Lights out', ...MARCHETTI },
  })
})

it('reporters at the foot of a text are its authors, and editors are not', () => {
  const text = `Lights out\n\nROME, 3 September 2026 (Reuters) - ${BODY}\n\n(Reporting by Elena Marchetti and Jan Kowal; editing by Moira Holm)`
  expect(plain(text)).toMatchObject({
    value: {
      title: 'Lights out',
      authors: ['Elena Marchetti', 'Jan Kowal'],
      outlet: 'Reuters',
      published: '2026-09-03',
    },
  })
})

it('a first sentence that begins with “By” names nobody', () => {
  expect(plain(`Lights out\n\nBy Monday the army had reached the river\n\n${BODY}`)).toMatchObject({
    value: { title: 'Lights out', authors: [], outlet: null, published: null },
  })
})

it.each([
  ['nothing', '', 'empty'],
  ['white space', ' \n\t\n', 'empty'],
  ['one line', 'Lights out', { title: null, authors: [], outlet: null, published: null, text: 'Lights out' }],
  ['a byline alone', 'By Elena Marchetti', { title: null, authors: ['Elena Marchetti'], text: 'By Elena Marchetti' }],
  [
    'a text without a byline',
    `Lights out\n\n${BODY}`,
    { title: 'Lights out', authors: [], outlet: null, published: null },
  ],
])('%s is read too', (_, text, expected) => {
  const read = plain(text)
  if (read.ok)
    expect(read.value).toMatchObject(expected as object) // a code is of a text that is not read
  else expect(read.code).toBe(expected)
})

it('200,000 words keep their byline and their last word', () => {
  const read = plain(`Lights out\n\n${HEAD}\n\n${`${BODY}\n\n`.repeat(12_000)}The end.`)
  expect(read).toMatchObject({ value: { title: 'Lights out', ...MARCHETTI } })
  expect(read.ok && read.value.text.endsWith('The end.')).toBe(true)
})
