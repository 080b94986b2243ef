import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEngine } from '@/lib/data/open'
import { aide, clockAt, loadedDataDirs, widest } from './run-aide'

let dirs: Awaited<ReturnType<typeof loadedDataDirs>>
beforeAll(async () => {
  dirs = await loadedDataDirs()
})
afterAll(() => dirs?.remove())

/** A data folder in which the must-knows of the starter library were to be checked by January 2023. */
const overdue = async () => {
  const { dataDir, remove } = dirs.take()
  const engine = await openEngine({ dataDir, databaseUrl: null }, clockAt(0))
  const { facts } = engine.read.t
  await engine.write((tx) => tx.db.update(facts).set({ reviewBy: '2023-01' }).where(eq(facts.weight, 'must')))
  await engine.close()
  return { dataDir, remove }
}

describe('aide check', () => {
  it('lists facts to look up with why and where, and facts that contradict each other, within 80 columns', async () => {
    const { dataDir, remove } = await overdue()
    const { code, stdout, stderr } = await aide(['check'], { dataDir, daysLater: 3_650 })
    remove()
    expect(stderr).toBe('')
    expect(code).toBe(1)
    expect(stdout).toMatch(/^Needs checking: \d+ facts, \d+ overdue\n1\. /)
    expect(stdout).toContain('check overdue since January 2023')
    expect(stdout).toMatch(/\nConflicts: \d+ pairs? of facts\n1\. /)
    expect(widest(stdout)).toBeLessThanOrEqual(80)
  })

  it('says the same as JSON, the weightiest first', async () => {
    const { dataDir, remove } = await overdue()
    const { code, stdout } = await aide(['check', '--json'], { dataDir, daysLater: 3_650 })
    remove()
    expect(code).toBe(1)
    const { total, facts, conflicts } = JSON.parse(stdout)
    expect(facts).toHaveLength(total)
    expect(facts[0]).toMatchObject({ weight: 'must', reasons: ['review-by'] })
    expect(conflicts.length).toBeGreaterThanOrEqual(1)
    expect(conflicts[0].facts).toHaveLength(2)
  })
})
