import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { aide, widest } from './run-aide'

const mentions = z.array(
  z.strictObject({
    kind: z.string(),
    quote: z.string(),
    start: z.int(),
    end: z.int(),
    value: z.unknown(),
    unit: z.string().nullable(),
    role: z.string().nullable(),
    speaker: z.string().nullable(),
    hedge: z.string().nullable(),
    salience: z.number().min(0).max(1),
    draft: z.strictObject({ form: z.string(), front: z.string(), back: z.string() }).nullable(),
  }),
)

const TEXT =
  'The port of Arlund moved 2,500 containers last year, or 12.5% more than before.\r\n\r\n' +
  '“We will build it for €40m,” said Maria Holm, the mayor of Arlund. 🚢 It reportedly opens in 2027.\r\n'

let folder = ''
let dataDir = ''
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const run = (...args: readonly string[]) => aide(['extract', ...args], { dataDir })

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aide-extract-'))
  dataDir = join(folder, 'data')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('aide extract', () => {
  it('prints mentions as JSON whose offsets count in the file’s own text, and stores nothing', async () => {
    const { code, stdout, stderr } = await run(file('port.txt', `\uFEFF${TEXT}`), '--json', '--published', '2024-09-04')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const found = mentions.parse(JSON.parse(stdout))
    const own = readFileSync(join(folder, 'port.txt'), 'utf8')
    for (const { start, end, quote } of found) expect(own.slice(start, end)).toBe(quote)
    const of = (quote: string) => found.find((mention) => mention.quote === quote)
    expect(of('2,500 containers')?.value).toEqual({ count: 2500, unit: 'containers' })
    expect(of('last year')).toMatchObject({ kind: 'date', value: '2023' })
    expect(of('12.5%')?.value).toEqual({ percent: 12.5 })
    expect(of('€40m')).toMatchObject({
      value: { amount: 40_000_000, currency: 'EUR' },
      unit: 'EUR',
      speaker: 'Maria Holm',
    })
    expect(of('We will build it for €40m')).toMatchObject({ kind: 'quote', speaker: 'Maria Holm' })
    expect(of('2027')?.hedge).toBe('reportedly')
    const front = 'The port of Arlund moved {{c1::2,500 containers}} last year [2023], or 12.5% more than before.'
    expect(of('2,500 containers')?.draft).toEqual({ form: 'cloze', front, back: '' })
    expect(of('2027')?.draft).toEqual({ form: 'question', front: '', back: '2027' })
    expect(of('last year')?.draft).toBeNull()
    expect(existsSync(dataDir)).toBe(false)
  })

  it('takes the date of publication from front matter, and rather from --published', async () => {
    const path = file('dated.md', '---\ntitle: Ports\npublished: 2020-05-01\n---\n\nIt moved 40 ships last year.\n')
    const dates = async (...more: readonly string[]) =>
      mentions
        .parse(JSON.parse((await run(path, '--json', ...more)).stdout))
        .filter(({ kind }) => kind === 'date')
        .map(({ quote, value }) => [quote, value])
    expect(await dates()).toEqual([['last year', '2019']])
    expect(await dates('--published', '2011')).toEqual([['last year', '2010']])
  })

  it('reads other files through their text, which --text prints', async () => {
    const path = file(
      'page.html',
      `<html><head><title>Ports</title></head><body><article><h1>Ports</h1>${'<p>The port moved <b>2,500</b> containers in 2022 and the quays were full of goods for months on end.</p><p>Nobody in the town could remember a summer like it, and the council met twice to talk about cranes.</p>'}</article></body></html>`,
    )
    const text = (await run(path, '--text')).stdout
    const found = mentions.parse(JSON.parse((await run(path, '--json')).stdout))
    expect(found.map(({ quote }) => quote)).toContain('2,500 containers')
    for (const { start, end, quote } of found) expect(text.slice(start, end)).toBe(quote)
  })

  it('prints a list for people that fits 80 columns', async () => {
    const { code, stdout } = await run(file('list.txt', TEXT))
    expect(code).toBe(0)
    expect(stdout).toMatch(/^count +2,500 containers$/m)
    expect(stdout).toMatch(/^ +40,000,000 EUR; said by Maria Holm$/m)
    expect(widest(stdout)).toBeLessThanOrEqual(80)
  })

  it('says that it found nothing, and as JSON an empty array', async () => {
    const path = file('plain.txt', 'nothing of the kind is to be seen here\n')
    expect((await run(path)).stdout).toBe('No facts found in this text.\n')
    expect((await run(path, '--json')).stdout).toBe('[]\n')
  })

  it('says that it reads English alone', async () => {
    const path = file(
      'port-fr.txt',
      'Le gouvernement a prêté 5,7 milliards d’euros à 12 entreprises en 2023. Le port a perdu 40.000 tonnes, soit 12 % du total.\n',
    )
    const ran = await run(path, '--json')
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 0, stdout: '[]\n' })
    expect(ran.stderr).toContain('doesn’t seem to be in English')
    expect((await run(path)).stdout).toBe('')
  })

  it.each([
    ['a file that does not exist', () => [join(folder, 'none.txt')], 1, 'There is no file'],
    ['a folder', () => [folder], 1, 'is not a file'],
    ['another type', () => [file('a.xyz', 'x')], 1, 'cannot be read'],
    ['an empty file', () => [file('empty.txt', '')], 1, 'has no text'],
    ['bytes that are no text', () => [file('b.txt', new Uint8Array([0, 1, 2, 255, 254]))], 1, 'not text'],
    ['a date that is none', () => [file('c.txt', 'x'), '--published', 'yesterday'], 2, '2023-02-17'],
    ['no file', () => [], 2, 'file'],
  ])('fails on %s with a message on standard error alone', async (_, args, code, message) => {
    const ran = await run(...args())
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code, stdout: '' })
    expect(ran.stderr).toContain(message)
    expect(ran.stderr).not.toContain('    at ')
  })
})
