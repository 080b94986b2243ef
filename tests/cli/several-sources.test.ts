import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeAll, expect, it } from 'vitest'
import { addPassages, type StoredFact, takeFirstFacts } from '@/tests/support/further-passages'
import { present } from '@/tests/support/must'
import { aide, sharedData, widest } from './run-aide'

const data = sharedData()
let facts: readonly StoredFact[] = []
const factAt = (at: number): StoredFact => present(facts[at])

/** One day's limit must not keep the fact from a session. */
const liftLimit = () => {
  const db = new Database(join(data.dataDir, 'aide.sqlite'))
  const row = db.prepare<[], { queue: string }>('select queue from learners').get()
  db.prepare('update learners set queue = ?').run(JSON.stringify({ ...JSON.parse(row?.queue ?? '{}'), newPerDay: 999 }))
  db.close()
}

beforeAll(() => {
  liftLimit()
  facts = takeFirstFacts(data.dataDir)
  addPassages(data.dataDir, factAt(0), [
    { of: factAt(1) },
    { of: factAt(2), role: 'disagrees', note: 'It says otherwise.' },
  ])
})

const run = (args: readonly string[], input = '') => aide(args, { ...data, input })
/** Lines are broken where the terminal ends. */
const flat = (text: string) => text.replace(/\s+/g, ' ')

it('search names the articles of further passages, in words and for programs', async () => {
  const words = `"${factAt(0).statement.replace(/["“”]/g, ' ').slice(0, 60)}"`
  const { code, stdout } = await run(['search', words])
  expect(code).toBe(0)
  expect(flat(stdout)).toContain(`Also in: ${factAt(1).articleTitle}. Disagrees: ${factAt(2).articleTitle}.`)
  expect(widest(stdout)).toBeLessThanOrEqual(80)
  const asJson = await run(['search', words, '--json'])
  expect(asJson, asJson.stderr).toMatchObject({ code: 0 })
  const { cards } = JSON.parse(asJson.stdout)
  const card = cards.find(({ factId }: { readonly factId: string }) => factId === factAt(0).factId)
  expect(card).toMatchObject({
    article: { key: factAt(0).articleKey },
    also: [
      { role: 'states', key: factAt(1).articleKey, title: factAt(1).articleTitle },
      { role: 'disagrees', key: factAt(2).articleKey, title: factAt(2).articleTitle },
    ],
  })
})

it('review asks a fact with each of its articles, and shows its other passages with the answer', async () => {
  const own = await run(['review', '--article', factAt(0).articleKey], '\nq\n')
  const other = await run(['review', '--article', factAt(1).articleKey], `${'\n3\n'.repeat(60)}q\n`)
  expect([own.code, other.code]).toEqual([0, 0])
  const shown = flat(other.stdout)
  expect(shown).toContain(flat(`“${factAt(1).passage}”`))
  expect(shown).toContain('Also in: ')
  expect(shown).toContain(flat(`“${factAt(2).passage}” It says otherwise.`))
  expect(widest(other.stdout)).toBeLessThanOrEqual(80)
})
