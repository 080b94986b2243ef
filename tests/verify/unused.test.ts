import { expect, it } from 'vitest'
// @ts-expect-error: the scripts of package.json have no types.
import { unusedMessages, unusedRoutes } from '@/scripts/unused.mjs'

it('finds the routes that nobody names, by their address or that of what they belong to', () => {
  const { seen, unused } = unusedRoutes([
    ['app/(cards)/cards/page.tsx', "redirect('/cards/old')"],
    ['app/(briefings)/briefings/[id]/page.tsx', `href={\`\${address}/crib\`}`],
    ['app/(briefings)/briefings/[id]/crib/page.tsx', ''],
    ['app/(briefings)/briefings/[id]/plan/page.tsx', `href={\`/briefings/\${id}\`}`],
    ['app/_ui/page.tsx', ''],
    ['app/page.tsx', "href='/cards'"],
  ])
  expect(seen).toBe(4)
  expect(unused).toEqual(['app/(briefings)/briefings/[id]/plan/page.tsx'])
})

it('finds the texts of a record that nobody asks for, unless somebody takes the record as a whole', () => {
  const { seen, unused } = unusedMessages([
    ['a.ts', "const WORDS = {\n  saved: 'Saved.',\n  gone: 'Gone.',\n}\nsay(WORDS.saved)"],
    ['b.ts', "export const KINDS: Record<Kind, string> = {\n  one: 'One',\n  two: 'Two',\n}"],
    ['c.ts', "import { KINDS } from './b'\nsay(KINDS[kind])"],
    ['d.ts', "const ALL = {\n  three: 'Three',\n}\nconst more = { ...ALL }"],
  ])
  expect(seen).toBe(5)
  expect(unused).toEqual(['a.ts: WORDS.gone'])
})
