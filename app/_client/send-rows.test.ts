import { afterEach, describe, expect, it, vi } from 'vitest'
import { sendRows } from './send-rows'

const rows = ['one', 'two'].map((id) => ({ entry: { id } }))
const send = () => sendRows('/somewhere', rows, {})
const answer = (status: number, body: unknown) =>
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(body), { status }))

afterEach(() => vi.unstubAllGlobals())

describe('sendRows', () => {
  it('parts what was stored from what was refused, each with its reason', async () => {
    const two = { id: 'two', status: 'refused', message: 'No such card.' }
    answer(200, { results: [{ id: 'one', status: 'duplicate' }, two] })
    expect(await send()).toEqual({
      kind: 'answered',
      settled: ['one'],
      refused: [{ entry: { id: 'two' }, reason: 'No such card.' }],
    })
  })

  it.each([
    [400, 'unreadable'],
    [404, 'not-found'],
    [413, 'unreadable'],
    [422, 'unreadable'],
    [421, 'failed'],
    [500, 'failed'],
    [503, 'failed'],
  ])('takes %i for %s, in the words of the server', async (status, kind) => {
    answer(status, { detail: 'The reason.' })
    expect(await send()).toEqual({ kind, reason: 'The reason.' })
  })

  it('does not take an answer without results for stored', async () => {
    answer(200, { results: [] })
    expect(await send()).toMatchObject({ kind: 'failed' })
    answer(200, 'ok')
    expect(await send()).toMatchObject({ kind: 'failed' })
  })

  it('says when there is no connection', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    expect(await send()).toEqual({ kind: 'offline' })
  })
})
