import { NextRequest } from 'next/server'
import { expect, it } from 'vitest'
import { GET as cards } from '@/app/api/v1/cards/route'
import { GET as exported, POST as exportedChosen } from '@/app/api/v1/export/route'

const asked = (path: string) => new NextRequest(`http://127.0.0.1:4711/api/v1/${path}`)

it.each([
  'cards?state=due',
  'cards?search=is:due&deck=A',
  'cards?toString=1',
  'export?format=csv&deck=A',
  'export?format=csv&constructor=1',
  'export?format=csv&serach=deck:A',
])('refuses what it does not know: %s', async (path) => {
  const answer = await (path.startsWith('cards') ? cards(asked(path)) : exported(asked(path)))
  expect(answer.status).toBe(422)
  expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('is not a valid parameter') })
})

it('refuses it in the selection of an export too', async () => {
  const selection = { kind: 'all', query: 'serach=deck:A', except: [] }
  const answer = await exportedChosen(
    new Request('http://127.0.0.1:4711/api/v1/export', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ format: 'csv', selection }),
    }),
  )
  expect(answer.status).toBe(422)
  expect(await answer.json()).toMatchObject({ errors: [{ pointer: '/selection/query' }] })
})
