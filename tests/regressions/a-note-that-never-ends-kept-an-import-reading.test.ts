import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  CLOZE,
  cardRow,
  collectionBytes,
  FIRST_NOTE,
  type FixtureCollection,
  noteRow,
  writePackage,
} from '@/lib/interchange/anki/collection.fixture'
import { stageFile } from '@/lib/services/worker/stage-file'
import { stageText } from '@/lib/services/worker/stage-text'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aide-test-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const TOO_MUCH = 'has more text than cards can show and was left out.'
const TOO_MANY = 'has more than 500 cards and was left out.'

/** What is read of a package with this note, whose first field begins with “Weir”, and one other. */
const readWith = async (text: string, change: FixtureCollection = {}, values = {}) => {
  const notes = [noteRow(0, { flds: `Weir ${text}\x1fAnswer`, ...values }), noteRow(1)]
  const bytes = collectionBytes({ notes, cards: [cardRow(0), cardRow(1)], ...change })
  const path = await writePackage(folder, { 'collection.anki2': bytes })
  const media = { folder: join(folder, 'media'), list: join(folder, 'media.jsonl') }
  const told: (string | undefined)[] = []
  const order = { path, notesFile: join(folder, 'notes.jsonl'), media, now: Date.now(), temporaryFolder: folder }
  const read = await stageFile(order, (_, at) => told.push(at))
  if (!read.ok) throw new Error(read.message)
  return { ...read.summary, told }
}

const UNITS = ['<script', '<style', '<!--', '[[[[', '![', '[a](', '<', '<hr ', '<b>', '<ul><li>', '{{c1::', '\\(']

it.each(UNITS)('a note of 1.8 million characters of %s is left out by name, and the other is read', async (unit) => {
  const { notes, problems } = await readWith(unit.repeat(1_800_000 / unit.length))
  expect(notes).toBe(1)
  expect(problems).toMatchObject([{ what: `1 note ${TOO_MUCH}`, isLeftOut: true }])
  expect(problems[0]?.examples[0]).toMatch(/^Weir/u)
})

it('a note whose text is mostly the picture that it holds is read', async () => {
  const { notes, problems } = await readWith(`<img src="data:image/png;base64,${'A'.repeat(1_500_000)}">`)
  expect(notes).toBe(2)
  expect(problems.filter(({ isLeftOut }) => isLeftOut)).toEqual([])
})

/** So many cards of the first note. */
const cardsOf = (count: number): string =>
  `WITH RECURSIVE k(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM k WHERE i < ${count - 1})
   INSERT INTO cards SELECT id + 10 + i, nid, did, i, mod, usn, type, queue, due, ivl, factor, reps, lapses, left, odue,
   odid, flags, data FROM cards, k WHERE nid = ${FIRST_NOTE}`

const deletions = (count: number): string => Array.from({ length: count }, (_, at) => `{{c${at + 1}::a}}`).join(' ')

it('a note of 100,000 cards is left out by name', async () => {
  const { notes, problems } = await readWith('{{c1::a}}', { sql: cardsOf(100_000) }, { mid: CLOZE })
  expect(notes).toBe(1)
  expect(problems).toMatchObject([{ what: `1 note ${TOO_MANY}`, examples: ['Weir {{c1::a}}'], isLeftOut: true }])
})

it('a cloze of 500 deletions, as many as Anki makes, is read', async () => {
  const { notes, cards } = await readWith(deletions(500), { sql: cardsOf(500) }, { mid: CLOZE }).then((read) => ({
    ...read,
    cards: read.noteTypes.find(({ name }) => name === 'Cloze')?.notes,
  }))
  expect([notes, cards]).toEqual([2, 1])
})

it('a note whose cards show one text again and again is left out by name', async () => {
  const question = '{{Front}}'.repeat(20)
  const template = { name: 'Card 1', ord: 0, qfmt: question, afmt: '{{Back}}' }
  const models = JSON.stringify({
    5: {
      id: 5,
      name: 'Many',
      type: 0,
      css: '',
      flds: ['Front', 'Back'].map((name, ord) => ({ name, ord })),
      tmpls: Array.from({ length: 500 }, (_, ord) => ({ ...template, ord, qfmt: `${ord} ${question}` })),
    },
  })
  const change = { col: { models }, sql: `${cardsOf(500)}; UPDATE notes SET mid = 5` }
  const { notes, problems } = await readWith('a b '.repeat(5_000), change)
  expect(notes).toBe(1)
  expect(problems.find(({ what }) => what === `1 note ${TOO_MUCH}`)?.examples).toHaveLength(1)
})

it('a long note is named before it is read, so that a process that is ended says where it was', async () => {
  const { told } = await readWith('words '.repeat(5_000))
  expect(told.filter((at) => at?.startsWith('Weir words words'))).toHaveLength(1)
})

const readTable = async (text: string, told: number[] = []) => {
  const path = join(folder, 'rivers.csv')
  writeFileSync(path, text)
  const notesFile = join(folder, 'notes.jsonl')
  const order = { path, fileName: 'rivers.csv', notesFile, choices: {}, now: Date.now() }
  const read = await stageText(order, (share) => told.push(share))
  if (!read.ok || read.kind !== 'cards') throw new Error('not read as cards')
  return read.summary
}

it('a row of 0.9 million characters of opened deletions is left out with its line, as is one of 2,000 cards', async () => {
  const rows = ['How long is the Oder?,742 km', `Weir ${'{{c1::'.repeat(150_000)},b`, `Weir ${deletions(1_000)},b`]
  const { notes, problems } = await readTable(`question,answer\n${rows.join('\n')}\n`)
  expect(notes).toBe(1)
  expect(problems).toMatchObject([
    { what: '1 row has a field that is too long for a card and was left out.', isLeftOut: true },
    { what: '1 row makes more than 500 cards and was left out.', isLeftOut: true },
  ])
  expect(problems.map(({ examples }) => examples[0]?.slice(0, 12))).toEqual(['Line 3: Weir', 'Line 4: Weir'])
})

it('a table says how far it is', async () => {
  const told: number[] = []
  await readTable(
    `question,answer\n${Array.from({ length: 20_000 }, (_, at) => `Question ${at}?,${at}`).join('\n')}`,
    told,
  )
  expect(told.length).toBeGreaterThan(5)
  expect(told).toEqual(told.toSorted((a, b) => a - b))
})
