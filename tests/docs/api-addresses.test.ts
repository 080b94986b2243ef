import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'

const ROOT = 'app/api/v1'
const METHODS = /export (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE)\b/g

/** What the first table of API.md says there is, as `GET /briefings/[]`: what stands in a gap is no matter. */
const documented = new Set(
  [...readFileSync('docs/API.md', 'utf8').matchAll(/^\| (`[A-Z].*?\/api\/v1\/[^`]+`) \|/gm)].flatMap(
    ([, cell = '']) => {
      const [, path = ''] = /\/api\/v1(\/[^`]+)/.exec(cell) ?? []
      const methods = cell.match(/\b(?:GET|POST|PUT|PATCH|DELETE)\b/g) ?? []
      return methods.map((method) => `${method} ${path.replace(/\{[^}]+\}/g, '[]')}`)
    },
  ),
)

const there = new Set(
  readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('route.ts'))
    .flatMap((file) => {
      const path = `/${dirname(file)}`.replace(/\[[^\]]+\]/g, '[]')
      return [...readFileSync(join(ROOT, file), 'utf8').matchAll(METHODS)].map(([, method]) => `${method} ${path}`)
    }),
)

it('the interface has every address and method that it is said to have, and no other', () => {
  expect(existsSync(ROOT)).toBe(true)
  expect(documented.size).toBeGreaterThan(15)
  expect([...documented].sort()).toEqual([...there].sort())
})
