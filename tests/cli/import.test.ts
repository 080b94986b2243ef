import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEngine } from '@/lib/data/open'
import { aide, loadedDataDirs, widest } from './run-aide'

let dataDir = ''
let remove = () => {}
beforeAll(async () => {
  const loaded = await loadedDataDirs()
  ;({ dataDir, remove } = loaded.take())
  loaded.remove()
})
afterAll(() => remove())

const run = (args: readonly string[]) => aide(args, { dataDir, cwd: dataDir })
const put = (name: string, content: string | Buffer) => writeFileSync(join(dataDir, name), content)

const articles = async () => {
  const engine = await openEngine({ dataDir, databaseUrl: null }, Date.now())
  const rows = await engine.read.db.select().from(engine.read.t.articles)
  await engine.close()
  return rows.filter(({ origin }) => origin !== 'content')
}

describe('aide import', () => {
  it('adds a text with the bibliography given, found from where it was called', async () => {
    put('notes.txt', 'The bridge was opened in 1999.\n\nIt is 2 km long.\n')
    const { code, stdout, stderr } = await run([
      'import',
      '--title',
      'The bridge',
      '--author',
      'A. Surveyor',
      '--author',
      'B. Builder',
      'notes.txt',
      '--outlet',
      'Bridge Review',
      '--published',
      '2001-05',
      '--url',
      'https://example.org/bridge',
    ])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const [article] = await articles()
    expect(article).toMatchObject({
      title: 'The bridge',
      authors: ['A. Surveyor', 'B. Builder'],
      outlet: 'Bridge Review',
      published: '2001-05',
      url: 'https://example.org/bridge',
      origin: 'file',
    })
    expect(stdout).toContain('Added “The bridge”.')
    expect(stdout).toContain(`/library/${article?.key}`)
  })

  it('does not add the same text twice, and that is no failure', async () => {
    const before = (await articles()).length
    const { code, stdout } = await run(['import', 'notes.txt', '--title', 'Again'])
    expect(code).toBe(0)
    expect(stdout).toContain('This text is already in the library, as “The bridge”')
    expect(await articles()).toHaveLength(before)
  })

  it('takes from a Markdown file’s front matter what is not given', async () => {
    put('tunnel.md', '---\ntitle: The tunnel\nauthor: C. Miner\ndate: 2003\n---\n\nThe tunnel was opened in 2002.\n')
    expect((await run(['import', 'tunnel.md', '--outlet', 'Tunnel Review'])).code).toBe(0)
    const found = (await articles()).find(({ title }) => title === 'The tunnel')
    expect(found).toMatchObject({ authors: ['C. Miner'], outlet: 'Tunnel Review', published: '2003' })
  })

  it.each<[string, string, string | Buffer | null, string]>([
    ['does not exist', 'missing.txt', null, 'There is no file'],
    ['is of another kind', 'picture.png', 'x', 'cannot be read'],
    ['holds no text', 'empty.txt', '  \n', 'has no text'],
    ['is binary', 'binary.txt', Buffer.from([0, 1, 2, 255, 0, 0]), ''],
    ['states no title', 'bare.txt', 'one line of text that ends like a sentence.', '--title'],
    ['is too large', 'large.txt', `${'word '.repeat(1_100_000)}\n\nTitle`, '5.0 MB'],
  ])('ends with 1 where a file %s, says why, and adds nothing', async (_, name, content, message) => {
    if (content !== null) put(name, content)
    const before = (await articles()).length
    const { code, stdout, stderr } = await run(['import', name])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(message)
    expect(stderr).not.toContain('    at ')
    expect(await articles()).toHaveLength(before)
  })
})

const sentence = (of: string, i: number) =>
  `The ${of} crossing number ${i} was measured again in the autumn, and its keepers wrote down what they had seen of it.`

const post = (title: string, of: string, date: string) =>
  [
    `## ${title}`,
    `By Ada Surveyor, ${date}`,
    ...Array.from({ length: 4 }, (_, i) => [0, 1, 2].map((j) => sentence(of, i * 3 + j)).join(' ')),
  ].join('\n\n')

const ARCHIVE = [
  post('Bridges of the north', 'northern', '12 March 2021'),
  post('Tunnels of the south', 'southern', '3 April 2021'),
  post('Ferries of the west', 'western', '21 May 2021'),
].join('\n\n')

describe('aide import of an archive', () => {
  it('lists its articles with numbers, dates and words, and says where they wait', async () => {
    put('crossings.txt', ARCHIVE)
    const before = (await articles()).length
    const { code, stdout, stderr } = await run(['import', 'crossings.txt'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('3 articles in crossings.txt:')
    expect(stdout).toMatch(/1\. Bridges of the north\n {5}2021-03-12, \d+ words/)
    expect(stdout).toContain('3 articles wait at /library/incoming?from=crossings.txt')
    expect(widest(stdout)).toBeLessThanOrEqual(80)
    expect(await articles()).toHaveLength(before)
  })

  it('takes some at once by number, then the rest', async () => {
    const some = await run(['import', 'crossings.txt', '--take', '1,3'])
    expect(some.code).toBe(0)
    expect(some.stdout).toContain('Added “Bridges of the north”.')
    expect(some.stdout).toContain('1 article waits at')
    const rest = await run(['import', 'crossings.txt', '--take', 'all', '--json'])
    expect(rest.code).toBe(0)
    expect(JSON.parse(rest.stdout)).toMatchObject({
      sourceName: 'crossings.txt',
      passedOver: 2,
      waitAt: null,
      articles: [{ number: 1, title: 'Tunnels of the south', published: '2021-04-03', taken: { kind: 'added' } }],
    })
    expect((await articles()).map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Bridges of the north', 'Tunnels of the south', 'Ferries of the west']),
    )
  })

  it('ends with 2 where --take is no choice', async () => {
    const { code, stderr } = await run(['import', 'crossings.txt', '--take', 'some'])
    expect(code).toBe(2)
    expect(stderr).toContain('1,3-5')
  })

  it('ends with 2 and takes nothing where a number is beyond the list', async () => {
    put('others.txt', ARCHIVE.replaceAll('crossing', 'passage').replaceAll(' of the ', ' in the '))
    const { code, stderr } = await run(['import', 'others.txt', '--take', '2,9'])
    expect(code).toBe(2)
    expect(stderr).toContain('Not in the list: 9. The archive has articles 1 to')
  })

  it('says kindly where the library holds notes under the title', async () => {
    const title = 'China’s Soft Shoe on Ukraine'
    put('mixed.txt', [post(title, 'inner', '1 May 2021'), post('Outer walls', 'outer', '2 May 2021')].join('\n\n'))
    const { stdout } = await run(['import', 'mixed.txt'])
    expect(stdout).toMatch(/1\. China’s Soft Shoe on Ukraine\n.*the library has notes on it/)
    expect(stdout).not.toMatch(/2\. Outer walls\n.*notes/)
  })
})

describe('aide import of other things', () => {
  it('asks back where a text may be a newer version, and makes it one when told', async () => {
    put('walls.txt', post('Walls of the town', 'upper', '3 May 2021'))
    expect((await run(['import', 'walls.txt'])).code).toBe(0)
    put('walls.txt', post('Walls of the town', 'upper', '3 May 2021').replace('number 2 was', 'number 22 was'))
    const asked = await run(['import', 'walls.txt'])
    expect({ code: asked.code, stdout: asked.stdout }).toEqual({ code: 1, stdout: '' })
    const key = /--new-version\s+(\S+)/.exec(asked.stderr)?.[1] ?? ''
    const renewed = await run(['import', 'walls.txt', '--new-version', key])
    expect({ code: renewed.code, stderr: renewed.stderr }).toEqual({ code: 0, stderr: '' })
    expect(renewed.stdout).toContain('now has a newer version')
  })

  it('imports highlights, and only new ones the second time', async () => {
    put('marks.csv', 'Highlight,Book Title,Book Author\n"The weir was built in 1901.",The Weir,Mira Holm\n')
    const first = await run(['import', 'marks.csv', '--readwise'])
    expect(first.code).toBe(0)
    expect(first.stdout).toContain('The Weir: 1 new')
    expect((await run(['import', 'marks.csv', '--readwise'])).stdout).toContain('The Weir: nothing new')
    const wrong = await run(['import', 'marks.csv', '--kindle'])
    expect(wrong.code).toBe(1)
    expect(wrong.stderr).toContain('My Clippings.txt')
  })

  it.each([
    ['an address of this machine', ['http://127.0.0.1:8080/x'], 1, 'was not opened'],
    ['a feed at a private address', ['http://10.0.0.1/feed', '--feed'], 1, 'was not opened'],
    ['a feed that is a file', ['marks.csv', '--feed'], 2, 'needs the address of a feed'],
    [
      'two kinds at once',
      ['marks.csv', '--kindle', '--readwise'],
      2,
      'Use only one of --feed, --readwise and --kindle.',
    ],
  ])('refuses %s and says why', async (_, args, expected, message) => {
    const { code, stdout, stderr } = await run(['import', ...args])
    expect({ code, stdout }).toEqual({ code: expected, stdout: '' })
    expect(stderr.replace(/\s+/g, ' ')).toContain(message)
  })
})
