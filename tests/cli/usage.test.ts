import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { minutesOfCounts } from '@/lib/domain/queue/estimate'
import { studyPaceOf } from '@/lib/domain/queue/pace'
import { DEFAULT_SCHEDULING } from '@/lib/domain/scheduling/settings'
import { aide, sharedData, widest } from './run-aide'

const data = sharedData()
const run = (args: readonly string[], more: Partial<Parameters<typeof aide>[1]> = {}) =>
  aide(args, { ...data, ...more })

describe('aide', () => {
  it.each([
    [[]],
    [['add']],
    [['add', 'card']],
    [['import']],
    [['export']],
    [['extract']],
    [['content']],
    [['content', 'check']],
    [['content', 'fronts']],
    [['content', 'answers']],
    [['due']],
    [['review']],
    [['search']],
    [['stats']],
    [['settings']],
    [['backup']],
    [['restore']],
    [['doctor']],
  ])('explains %j with --help on standard output, within 80 columns', async (command) => {
    const { code, stdout, stderr } = await run([...command, '--help'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^Usage: aide/)
    expect(widest(stdout)).toBeLessThanOrEqual(80)
  })

  it.each([
    ['no command', []],
    ['a command that does not exist', ['nonsense']],
    ['an option that does not exist', ['due', '--nonsense']],
    ['a missing file', ['import']],
    ['missing words', ['search']],
    ['a page that is no number', ['search', 'trade', '--page', 'x']],
    ['a weight that is none', ['add', 'card', 'a', 'b', '--weight', 'heavy']],
    ['two forms at once', ['add', 'card', 'a', 'b', '--typed', '--reversed']],
    ['two wishes at once', ['restore', 'latest', '--empty']],
    ['a seed that is no number', ['content', 'fronts', '--seed', 'x']],
    ['a date that is none', ['import', 'x.txt', '--published', 'yesterday']],
  ])('ends with 2 on %s, and says so on standard error alone', async (_, args) => {
    const { code, stdout, stderr } = await run(args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).not.toBe('')
    expect(stderr).not.toContain('    at ')
  })

  it('names a wrong setting, what it is and what it must be', async () => {
    const { code, stdout, stderr } = await run(['due'], { env: { AIDE_TIME_ZONE: 'Mars/Base' } })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('AIDE_TIME_ZONE is “Mars/Base”')
  })

  it('says what to do where the data folder cannot be used', async () => {
    const file = join(data.dataDir, 'a-file')
    writeFileSync(file, '')
    const { code, stdout, stderr } = await run(['due'], { env: { AIDE_DATA_DIR: join(file, 'inside') } })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('AIDE_DATA_DIR')
  })
})

describe('aide due', () => {
  it('says what there is to study, in colour only on a terminal', async () => {
    const { code, stdout, stderr } = await run(['due'], { env: { FORCE_COLOR: '1' } })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^20 cards, about 11 minutes: 20 new, 0 learning, 0 due\.\n/)
    expect(stdout).not.toContain('\u001b')
    expect(widest(stdout)).toBeLessThanOrEqual(80)
  })

  it('gives the same as JSON and nothing beside it', async () => {
    const { stdout } = await run(['due', '--json'])
    expect(JSON.parse(stdout)).toMatchObject({
      timeZone: 'Etc/UTC',
      new: 20,
      learning: 0,
      due: 0,
      minutes: expect.closeTo(minutesOfCounts({ new: 20, due: 0 }, studyPaceOf([], DEFAULT_SCHEDULING)), 6),
      answeredToday: 0,
    })
  })
})

describe('aide search', () => {
  it('finds the cards that hold all words, whatever their case and accents', async () => {
    const { code, stdout } = await run(['search', 'GEORGIA', 'ólympic'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^\d+ cards?\n\n1\. /)
    expect(widest(stdout)).toBeLessThanOrEqual(80)
  })

  it('gives question, answer, article and state as JSON', async () => {
    const { code, stdout } = await run(['search', '190 billion', '--json'])
    const { total, cards } = JSON.parse(stdout)
    expect(code).toBe(0)
    expect(cards).toHaveLength(total)
    expect(cards.map(({ answer }: { answer: string }) => answer)).toContain('$190 billion')
    expect(cards[0]).toMatchObject({ state: 'new', due: null, article: { key: 'mostly-for-show' } })
  })

  it('shows where a search cannot be read, and ends with 2', async () => {
    const { code, stderr } = await run(['search', 'dog (is:old)'])
    expect({ code, where: stderr.split('\n').slice(1) }).toEqual({
      code: 2,
      where: ['  dog (is:old)', '          ^^^', ''],
    })
    expect((await run(['review', '--search', 'dog ('])).code).toBe(2)
  })

  it('ends with 1 where there is none', async () => {
    const { code, stdout } = await run(['search', 'zyzzyva'])
    expect({ code, stdout }).toEqual({ code: 1, stdout: 'No card matches.\n' })
    const asJson = await run(['search', 'zyzzyva', '--json'])
    expect({ code: asJson.code, found: JSON.parse(asJson.stdout) }).toEqual({
      code: 1,
      found: { total: 0, page: 1, cards: [] },
    })
  })
})

describe('aide content check', () => {
  it('passes the project’s own content, in words and as JSON', async () => {
    const [words, json] = [await run(['content', 'check']), await run(['content', 'check', '--json'])]
    expect([words.code, json.code]).toEqual([0, 0])
    expect(words.stdout).toContain('Total: 10 articles')
    // A warning stays on one line, as editors read it.
    const totals = words.stdout.split('\n').filter((line) => !/\.md:\d+: warning: /.test(line))
    expect(widest(totals.join('\n'))).toBeLessThanOrEqual(80)
    expect(JSON.parse(json.stdout).totals.articles).toHaveLength(10)
  })

  it('ends with 1 on an error, with file and line, and where there is no folder', async () => {
    const folder = join(data.dataDir, 'wrong')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'broken.md'), '---\ntitle: [\n---\n')
    const { code, stdout } = await run(['content', 'check', 'wrong'], { cwd: data.dataDir })
    expect(code).toBe(1)
    expect(stdout).toMatch(/wrong\/broken\.md:\d+: error: /)
    expect((await run(['content', 'check', 'nowhere'])).code).toBe(1)
  })
})

describe('aide content fronts and answers', () => {
  const json = async (...args: readonly string[]) => JSON.parse((await run(['content', ...args, '--json'])).stdout)

  it('print the cards of the project’s own content for readers, without and with their answers', async () => {
    const [fronts, answers] = [await run(['content', 'fronts']), await run(['content', 'answers'])]
    expect([fronts.code, fronts.stderr, answers.code, answers.stderr]).toEqual([0, '', 0, ''])
    expect(widest(fronts.stdout)).toBeLessThanOrEqual(80)
    expect(fronts.stdout).toMatch(/^[0-9a-f]{8}\n\p{Lu}.* · .+\n/u)
    const ids = (output: string) => output.match(/^[0-9a-f]{8}$/gm)
    expect(ids(fronts.stdout)).toEqual(ids(answers.stdout))
    const { totals } = JSON.parse((await run(['content', 'check', '--json'])).stdout)
    expect(ids(fronts.stdout)).toHaveLength(totals.cards)
  })

  it('give the same as JSON and nothing beside it, in the order of the seed', async () => {
    const [fronts, again, other, answers] = [
      await json('fronts', '--seed', '3'),
      await json('fronts', '--seed', '3'),
      await json('fronts'),
      await json('answers', '--seed', '3'),
    ]
    expect(again).toEqual(fronts)
    expect(Object.keys(fronts[0])).toEqual(['id', 'context', 'front'])
    expect(Object.keys(answers[0])).toEqual(['id', 'answer', 'aliases'])
    const idsOf = (entries: readonly { readonly id: string }[]) => entries.map(({ id }) => id)
    expect(idsOf(answers)).toEqual(idsOf(fronts))
    expect(idsOf(other)).not.toEqual(idsOf(fronts))
    expect(idsOf(other).sort()).toEqual(idsOf(fronts).sort())
  })

  it('refuse a folder with an error, one without files, and one that is not there', async () => {
    const folder = join(data.dataDir, 'refused')
    mkdirSync(folder, { recursive: true })
    const refused = () => run(['content', 'fronts', 'refused', '--json'], { cwd: data.dataDir })
    expect(await refused()).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('no Markdown file') })
    writeFileSync(join(folder, 'broken.md'), '---\ntitle: [\n---\n')
    expect(await refused()).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/refused\/broken\.md:\d+: error: [\s\S]*Fix 1 error first/),
    })
    expect(await run(['content', 'answers', 'nowhere'])).toMatchObject({ code: 1, stdout: '' })
  })
})
