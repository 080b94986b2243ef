import { expect, it } from 'vitest'
// @ts-expect-error: the scripts of package.json have no types.
import { declaredTwice, exportedNames } from '@/scripts/unique-names.mjs'

it('sees what a source declares, without names of routes, props and what it passes on', () => {
  const source = [
    'export const one = 1',
    'export async function two() {}',
    'export type Three = 3',
    'export default function Four() {}',
    'export type FiveProps = {}',
    "export const metadata = { title: 'Six' }",
    "export { seven } from './seven'",
    'const eight = 8',
  ].join('\n')
  expect(exportedNames(source)).toEqual(['one', 'two', 'Three', 'Four'])
})

it('names what two files declare', () => {
  const { names, twice } = declaredTwice([
    ['a.ts', 'export const one = 1\nexport const two = 2'],
    ['b.ts', 'export type two = 2'],
  ])
  expect(names).toBe(2)
  expect(twice).toEqual([['two', ['a.ts', 'b.ts']]])
})
