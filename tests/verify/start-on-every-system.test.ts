import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> } // ours

it('no script of package.json sets its environment in the syntax of one shell, which fails on Windows', () => {
  for (const [name, line] of Object.entries(scripts)) expect(line, name).not.toMatch(/^\w+=|[;'$]/)
})

it('the start takes the place of the shell where there is one, and goes on where “exec” is no command', () => {
  const [inPlace, otherwise] = (scripts.start ?? '').split(' || ')
  expect(inPlace).toBe(`exec ${otherwise}`)
  const line = (first: string) =>
    spawnSync('sh', ['-c', `${first} node -p 1 || node -p 2`], { encoding: 'utf8' }).stdout
  expect([line('exec'), line('no-such-command')]).toEqual(['1\n', '2\n'])
})
