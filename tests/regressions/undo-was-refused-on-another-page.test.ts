import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, it } from 'vitest'

const sources = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => join('app', file))

/** The files of actions that a source imports, as paths from the root. */
const actionsOf = (file: string): readonly string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^(?:import|\} from) ?.*['"]([^'"]+)['"]$/gm)]
    .map(([, path = '']) => (path.startsWith('@/') ? path.slice(2) : normalize(join(dirname(file), path))))
    .map((path) => `${path}.ts`)
    .filter((path) => sources.includes(path) && readFileSync(path, 'utf8').startsWith("'use server'"))

it('every file of actions that an Undo may call is held by every page', () => {
  const held = new Set(actionsOf('app/_server/undo-everywhere.ts'))
  const undoing = sources.filter((file) => readFileSync(file, 'utf8').includes("label: 'Undo'"))
  expect(undoing.length).toBeGreaterThan(5)
  const missing = undoing.flatMap((file) =>
    actionsOf(file)
      .filter((path) => !held.has(path))
      .map((path) => `${file} imports ${path}`),
  )
  expect(missing).toEqual([])
  expect(readFileSync('app/layout.tsx', 'utf8')).toContain("import './_server/undo-everywhere'")
})
