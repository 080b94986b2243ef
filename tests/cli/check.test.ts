import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aide, loadedDataDirs, widest } from './run-aide'

let dirs: Awaited<ReturnType<typeof loadedDataDirs>>
beforeAll(async () => {
  dirs = await loadedDataDirs()
})
afterAll(() => dirs?.remove())

describe('aide check', () => {
  it('lists facts to look up with why and where, and facts that contradict each other, within 80 columns', async () => {
    const { dataDir, remove } = dirs.take()
    const { code, stdout, stderr } = await aide(['check'], { dataDir, daysLater: 3_650 })
    remove()
    expect(stderr).toBe('')
    expect(code).toBe(1)
    expect(stdout).toMatch(/^Needs checking: \d+ facts, \d+ overdue\n1\. /)
    expect(stdout).toContain('check overdue since January 2023')
    expect(stdout).toMatch(/\nConflicts: \d+ pairs of facts\n1\. /)
    expect(widest(stdout)).toBeLessThanOrEqual(80)
  })

  it('says the same as JSON, the weightiest first', async () => {
    const { dataDir, remove } = dirs.take()
    const { code, stdout } = await aide(['check', '--json'], { dataDir, daysLater: 3_650 })
    remove()
    expect(code).toBe(1)
    const { total, facts, conflicts } = JSON.parse(stdout)
    expect(facts).toHaveLength(total)
    expect(facts[0]).toMatchObject({ weight: 'must', reasons: ['review-by'] })
    expect(conflicts.length).toBeGreaterThanOrEqual(2)
    expect(conflicts[0].facts).toHaveLength(2)
  })
})
