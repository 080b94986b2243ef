import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aide, sharedData, widest } from './run-aide'

const data = sharedData({ isEmpty: true })

const run = (...args: readonly string[]) => aide(args, { ...data, cwd: data.dataDir })
const write = (name: string, text: string) => writeFileSync(join(data.dataDir, name), text)

describe('aide import of a table', () => {
  it('shows how it was understood, and imports it with --yes', async () => {
    write('rivers.csv', 'Front,Back,Source\nHow long is the Oder?,742 km,Atlas 2001\n')
    const preview = await run('import', 'cards', 'rivers.csv')
    expect(preview).toMatchObject({ code: 0, stderr: '' })
    expect(preview.stdout).toBe(
      [
        'Read as a table of cards (utf-8, separated by commas).',
        '  1. Front: Question, such as “How long is the Oder?”',
        '  2. Back: Answer, such as “742 km”',
        '  3. Source: Source: citation, such as “Atlas 2001”',
        '',
        'The first cards:',
        '  How long is the Oder? → 742 km',
        '    Source: Atlas 2001',
        '',
        'Notes:   1 new note, 0 changed, 0 the same',
        'Cards:   1 new',
        'Reviews: 0 new',
        'Decks:   rivers (new)',
        '',
        'Nothing was imported yet. Add --yes to import it.',
        '',
      ].join('\n'),
    )
    expect(widest(preview.stdout)).toBeLessThanOrEqual(80)
    const written = JSON.parse((await run('import', 'cards', 'rivers.csv', '--yes', '--deck', 'Geo', '--json')).stdout)
    expect(written).toMatchObject({
      notes: { new: 1, changed: 0, same: 0 },
      cards: 1,
      reviews: 0,
      media: { new: 0, bytes: 0, same: 0 },
      decks: ['Geo'],
      problems: [],
      read: { format: 'table', encoding: 'utf-8' },
    })
  })

  it('takes columns and a text as they are named, and says what is wrong with them', async () => {
    write('pairs.txt', '742 km;How long?\n')
    const read = JSON.parse(
      (await run('import', 'cards', 'pairs.txt', '--columns', 'answer,question', '--json')).stdout,
    )
    expect(read.read.cards).toMatchObject([{ question: 'How long?', answer: '742 km', source: null }])
    const unknown = await run('import', 'cards', 'pairs.txt', '--columns', 'question,colour')
    expect(unknown.code).toBe(2)
    expect(unknown.stderr).toContain('“colour” is not a column.')
    write('broken.csv', 'question,answer\n"open,b\nc,d\n')
    const broken = await run('import', 'cards', 'broken.csv')
    expect(broken.code).toBe(1)
    expect(broken.stderr.replace(/\s+/gu, ' ')).toContain('A quotation mark opens in or after line 2 and never closes.')
  })
})
