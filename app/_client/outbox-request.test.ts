import { afterEach, describe, expect, it, vi } from 'vitest'
import type { OutboxEntry } from './outbox-kinds'
import { requestFor } from './outbox-request'

const entry = (kind: string, id: string) =>
  ({ kind, id, about: '', content: { id }, tried: true, refused: null }) as unknown as OutboxEntry // only what is read

const rows = ['one', 'two'].map((id) => entry('review', id))
const send = () => requestFor(rows)
const answer = (status: number, body: unknown) =>
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(body), { status }))

afterEach(() => vi.unstubAllGlobals())

describe('requestFor', () => {
  it('distinguishes what was stored from what was refused, each with its reason', async () => {
    const two = { id: 'two', status: 'refused', message: 'No such card.' }
    answer(200, { results: [{ id: 'one', status: 'duplicate' }, two] })
    expect(await send()).toMatchObject({
      kind: 'answered',
      outcomes: [{ entry: { id: 'one', refused: null } }, { entry: { id: 'two', refused: 'No such card.' } }],
    })
  })

  it.each([
    ['review', 400, 'refused'],
    ['review', 401, 'failed'],
    ['review', 404, 'failed'],
    ['review', 413, 'refused'],
    ['review', 422, 'refused'],
    ['review', 421, 'failed'],
    ['review', 500, 'failed'],
    ['review', 503, 'failed'],
    ['decision', 401, 'failed'],
    ['decision', 404, 'refused'],
    ['decision', 409, 'refused'],
    ['decision', 408, 'failed'],
    ['decision', 429, 'failed'],
    ['decision', 500, 'failed'],
    ['decision', 503, 'failed'],
    ['decision', 507, 'failed'],
  ])('of a %s takes %i for %s, in the words of the server', async (kind, status, result) => {
    answer(status, { detail: 'The reason.' })
    expect(await requestFor([entry(kind, 'one')])).toEqual({ kind: result, reason: 'The reason.' })
  })

  it('does not take an answer without results for stored', async () => {
    answer(200, { results: [] })
    expect(await send()).toMatchObject({ kind: 'failed' })
    answer(200, 'ok')
    expect(await send()).toMatchObject({ kind: 'failed' })
    expect(await requestFor([entry('decision', 'one')])).toMatchObject({ kind: 'failed' })
  })

  it('gives who made a decision the answer of the server', async () => {
    const body = { id: 'of what it undoes', factId: 'fact', cards: 2 }
    answer(200, body)
    const decision = entry('decision', 'one')
    expect(await requestFor([decision])).toEqual({ kind: 'answered', outcomes: [{ entry: decision, answer: body }] })
  })

  it('says when there is no connection', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    expect(await send()).toEqual({ kind: 'offline' })
  })
})
