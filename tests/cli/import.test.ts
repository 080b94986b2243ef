import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openEngine } from '@/lib/data/open'
import { post } from '@/tests/support/post'
import { aide, sharedData } from './run-aide'

const data = sharedData()

const run = (args: readonly string[]) => aide(args, { ...data, cwd: data.dataDir })
const put = (name: string, content: string | Buffer) => writeFileSync(join(data.dataDir, name), content)

const articles = async () => {
  const engine = await openEngine({ ...data, databaseUrl: null }, Date.now())
  const rows = await engine.read.db.select().from(engine.read.t.articles)
  await engine.close()
  return rows.filter(({ origin }) => origin !== 'content')
}

describe('aide import article', () => {
  it('adds a text with the bibliography given, found from where it was called', async () => {
    put('notes.txt', 'The bridge was opened in 1999.\n\nIt is 2 km long.\n')
    const { code, stdout, stderr } = await run([
      'import',
      'article',
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
    const { code, stdout } = await run(['import', 'article', 'notes.txt', '--title', 'Again'])
    expect(code).toBe(0)
    expect(stdout).toContain('This text is already in the library, as “The bridge”')
    expect(await articles()).toHaveLength(before)
  })

  it('takes from a Markdown file’s front matter what is not given', async () => {
    put('tunnel.md', '---\ntitle: The tunnel\nauthor: C. Miner\ndate: 2003\n---\n\nThe tunnel was opened in 2002.\n')
    expect((await run(['import', 'article', 'tunnel.md', '--outlet', 'Tunnel Review'])).code).toBe(0)
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
    const { code, stdout, stderr } = await run(['import', 'article', name])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(message)
    expect(stderr).not.toContain('    at ')
    expect(await articles()).toHaveLength(before)
  })
})

describe('aide import article, seen before', () => {
  it('asks back where a text may be a newer version, and makes it one when told', async () => {
    put('walls.txt', post('Walls of the town', 'upper', '3 May 2021'))
    expect((await run(['import', 'article', 'walls.txt'])).code).toBe(0)
    put('walls.txt', post('Walls of the town', 'upper', '3 May 2021').replace('number 2 was', 'number 22 was'))
    const asked = await run(['import', 'article', 'walls.txt'])
    expect({ code: asked.code, stdout: asked.stdout }).toEqual({ code: 1, stdout: '' })
    const key = /--new-version\s+(\S+)/.exec(asked.stderr)?.[1] ?? ''
    const renewed = await run(['import', 'article', 'walls.txt', '--new-version', key])
    expect({ code: renewed.code, stderr: renewed.stderr }).toEqual({ code: 0, stderr: '' })
    expect(renewed.stdout).toContain('now has a newer version')
  })

  it('refuses an address of this machine and says why', async () => {
    const { code, stdout, stderr } = await run(['import', 'article', 'http://127.0.0.1:8080/x'])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr.replace(/\s+/g, ' ')).toContain('was not opened')
  })

  it('says what there is to import where nothing is named', async () => {
    expect(await run(['import'])).toMatchObject({ code: 2, stdout: '' })
    expect((await run(['import', 'cards'])).stderr).toContain('missing required argument')
  })
})

describe('aide import library', () => {
  it('reads what an export wrote into a folder where no server started, and into no other', async () => {
    const file = join(data.dataDir, 'everything.jsonl')
    expect((await run(['export', file])).code).toBe(0)
    const there = { dataDir: join(data.dataDir, 'there'), cwd: data.dataDir }
    const read = await aide(['import', 'library', file, '--json'], there)
    expect({ code: read.code, stderr: read.stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(read.stdout).cards).toBeGreaterThan(100)
    const again = await run(['import', 'library', file])
    expect({ code: again.code, stdout: again.stdout }).toEqual({ code: 1, stdout: '' })
    expect(again.stderr.replace(/\s+/g, ' ')).toContain('There is a library here already.')
    const listed = await aide(['export', join(data.dataDir, 'again.jsonl'), '--json'], there)
    expect(JSON.parse(listed.stdout).cards).toBe(JSON.parse(read.stdout).cards)
  })
})
