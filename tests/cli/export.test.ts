import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeStudy } from '@/tests/bench/make-study'
import { describeWithAnki, readByAnki } from '@/tests/support/anki/anki-engine'
import { aide, clockAt, freshDataDir, sharedData, startAide } from './run-aide'

const data = sharedData()

const run = (...args: readonly string[]) => aide(['export', ...args], { dataDir: data.dataDir, cwd: data.dataDir })

describe('aide export', () => {
  it('writes what the extension says, says so, and leaves nothing else behind', async () => {
    const { code, stdout, stderr } = await run('cards.csv', '--search', 'kazakh')
    expect(stderr).toBe('')
    expect(code).toBe(0)
    const file = join(data.dataDir, 'cards.csv')
    const lines = readFileSync(file, 'utf8').trimEnd().split('\r\n')
    expect(lines[0]).toContain('question,answer')
    expect(stdout.startsWith(`Exported ${lines.length - 1} cards to ${file}.\n\nWhat the file does not hold`)).toBe(
      true,
    )
    expect(readdirSync(data.dataDir).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('overwrites a file only with --force, and says what it wrote as JSON', async () => {
    const file = join(data.dataDir, 'twice.csv')
    expect((await run('twice.csv')).code).toBe(0)
    const refused = await run('twice.csv')
    expect(refused.code).toBe(1)
    expect(refused.stderr).toContain('already exists')
    const { code, stdout } = await run('twice.csv', '--force', '--json', '--no-scheduling')
    expect(code).toBe(0)
    const said = JSON.parse(stdout)
    expect(said).toEqual({
      file,
      format: 'csv',
      cards: said.cards,
      reviews: 0,
      bytes: statSync(file).size,
      losses: expect.any(Array),
    })
    // Nobody has studied, and a table has no column for people and places.
    expect(said.losses[0].what).toMatch(/people or places that are not in the file\.$/)
    expect(said.cards).toBeGreaterThan(100)
  })

  it('ends with 1 and writes nothing if no card matches or there is no such folder', async () => {
    const none = await run('none.csv', '--search', 'zzzzzz')
    expect(none.code).toBe(1)
    expect(none.stderr).toContain('No card matches')
    expect(existsSync(join(data.dataDir, 'none.csv'))).toBe(false)
    const nowhere = await run('no/such/folder/cards.csv')
    expect(nowhere.code).toBe(1)
    expect(nowhere.stderr).toContain('could not be written (ENOENT)')
  })

  it('ends with 2 for an extension that it does not know, and for --no-media elsewhere', async () => {
    expect(await run('cards.docx')).toMatchObject({ code: 2, stdout: '' })
    expect(await run('cards')).toMatchObject({ code: 2, stdout: '' })
    expect(await run('cards.csv', '--no-media')).toMatchObject({ code: 2, stdout: '' })
    expect(await run('cards.jsonl', '--search', 'kazakh')).toMatchObject({ code: 2, stdout: '' })
    expect(await run('all.jsonl', '--search', 'kazakh')).toMatchObject({ code: 2, stdout: '' })
  })
})

describe('aide export that is stopped', () => {
  it.each([['SIGINT'], ['SIGTERM']] as const)('leaves no file behind on %s', async (signal) => {
    const { dataDir, remove } = freshDataDir()
    const temporary = join(dataDir, 'temporary')
    mkdirSync(temporary)
    try {
      // Enough to be under way for longer than the folder below takes to be seen.
      await (await makeStudy(dataDir, 6_000, clockAt(0))).close()
      const child = startAide(['export', join(dataDir, 'all.apkg')], { dataDir, env: { TMPDIR: temporary } })
      let said = ''
      child.stderr?.on('data', (chunk) => {
        said += chunk
      })
      const ended = new Promise((resolve) => child.once('close', resolve))
      await expect.poll(() => readdirSync(temporary), { timeout: 60_000, interval: 5 }).not.toEqual([])
      child.kill(signal)
      expect(await ended).toBe(1)
      expect(said).toBe('The export was stopped. Nothing was written.\n')
      expect(readdirSync(dataDir).filter((name) => name.startsWith('all'))).toEqual([])
      expect(readdirSync(temporary)).toEqual([])
    } finally {
      remove()
    }
  })
})

describeWithAnki('aide export for Anki', () => {
  it('writes the starter library so that Anki draws every card', async () => {
    const name = 'starter.apkg'
    const { code, stdout } = await run(name, '--json')
    expect(code).toBe(0)
    const anki = readByAnki(join(data.dataDir, name))
    expect(anki.check.isWell, anki.check.problems).toBe(true)
    expect(anki.cards).toHaveLength(JSON.parse(stdout).cards)
    for (const { question, answer } of anki.cards) {
      expect(question + answer).not.toMatch(/docs\.ankiweb|Template Error|No cloze|\{\{/)
      expect(answer).toContain('Notes on: ')
      expect(answer).toContain('<blockquote>')
    }
  })
})
