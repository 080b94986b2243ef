import { expect, it } from 'vitest'
import { aide, makeBriefing, sharedData, widest } from './run-aide'

const data = sharedData()
const run = (...args: readonly string[]) => aide(['briefing', ...args], data)

it('lists the briefings and prints the crib sheet of the next one as plain text', async () => {
  expect(await run('list')).toMatchObject({ code: 0, stdout: 'No briefings yet.\n' })
  expect(await run('crib')).toMatchObject({ code: 1, stdout: '' })
  const id = await makeBriefing(data.dataDir, { articleKeys: ['mostly-for-show', 'soft-shoe'] })
  expect((await run('list')).stdout).toContain('Talk in Rome, in 6 days')
  expect(JSON.parse((await run('list', '--json')).stdout).ahead).toMatchObject([{ briefing: { id } }])
  const all = await run('crib')
  expect(all).toMatchObject({ code: 0, stderr: '' })
  expect(all.stdout).toMatch(
    /^Talk in Rome\n[\s\S]*\$190 billion[\s\S]*\nAll \d+ facts in this briefing\. Not studied yet\.\n/,
  )
  expect(all.stdout).toMatch(/\nSources\n1\. /)
  expect(widest(all.stdout)).toBeLessThanOrEqual(80)
  const first = await run('crib', id, '--first', '5')
  expect(first.stdout).toMatch(/\n\d+ of \d+ facts, with all \d+ must-knows\. Left out: \d+ should-knows/)
})

it('refuses what it cannot read, and says which briefing there is not', async () => {
  expect(await run('crib', '--first', 'many')).toMatchObject({ code: 2, stdout: '' })
  const missing = await run('crib', 'none')
  expect(missing).toMatchObject({ code: 1, stdout: '' })
  expect(missing.stderr).toContain('There is no briefing none.')
})
