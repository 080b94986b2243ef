import { describe, expect, it } from 'vitest'
import { aide, makeBriefing, sharedData } from './run-aide'

const data = sharedData()
const run = (...args: readonly string[]) => aide(['settings', ...args], data)

describe('aide settings', () => {
  it('lists, shows and changes what the Settings page holds', async () => {
    const before = JSON.parse((await run('--json')).stdout)
    expect(before).toMatchObject({ dates: 'british', newPerDay: '20', singleKeys: 'on' })
    expect((await run('dates')).stdout).toContain('One of: british, american.')
    expect(await run('dates', 'american')).toMatchObject({ code: 0, stdout: 'Dates: american.\n', stderr: '' })
    expect(await run('singleKeys', 'off')).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse((await run('--json')).stdout)).toEqual({ ...before, dates: 'american', singleKeys: 'off' })
    expect(await run('dates', 'american')).toMatchObject({ code: 0, stdout: 'Nothing was changed.\n' })
  })

  it('writes dates in the terminal in the style that is set', async () => {
    await run('dates', 'american')
    await makeBriefing(data.dataDir, { topics: ['EAEU'] })
    const words = async () => (await aide(['briefing', 'list'], data)).stdout
    expect(await words()).toMatch(/\w+day, [A-Z][a-z]+ \d+, 20\d\d, 2:00 PM\./)
    await run('dates', 'british')
    expect(await words()).toMatch(/\w+day \d+ [A-Z][a-z]+ 20\d\d, 14:00\./)
  })

  it.each([
    [['dates', 'martian'], 'Choose one of the two.\n'],
    [['singleKeys', 'maybe'], 'singleKeys must be on or off, not “maybe”.\n'],
    [['colour'], 'There is no setting “colour”. “aide settings” lists them all.\n'],
  ])('ends with 2 and says what is wrong with %j', async (args, stderr) => {
    expect(await run(...args)).toEqual({ code: 2, stdout: '', stderr })
  })
})
