import { v7 as uuidv7 } from 'uuid'
import { expect, freshTest as test } from '../support/app'

type Session = {
  readonly settingsId: string
  readonly main: readonly { readonly cardId: string; readonly source: { readonly exact: string } }[]
  readonly counts: { readonly new: number; readonly learning: number; readonly due: number }
}

const session = async (url: string): Promise<Session> => (await fetch(`${url}/api/v1/session`)).json()

const send = (url: string, body: string, path: string) =>
  fetch(`${url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })

const answer = ({ main, settingsId }: Session, rating = 4) => ({
  kind: 'review',
  id: uuidv7(),
  cardId: main[0]?.cardId ?? '',
  at: Date.now(),
  rating,
  settingsId,
})

const REVIEWS = '/api/v1/reviews'

test('a program studies: session, review, the same again, another under its id, undo', async ({ ownServer }) => {
  const { url } = ownServer
  const before = await session(url)
  expect(before.counts).toEqual({ new: 20, learning: 0, due: 0 })
  expect(before.main[0]?.source.exact).not.toBe('')
  const entry = answer(before)
  const body = JSON.stringify({ entries: [entry] })

  const first = await send(url, body, REVIEWS)
  expect(first.status).toBe(200)
  expect(await first.json()).toEqual({ results: [{ id: entry.id, status: 'stored' }] })
  expect((await session(url)).counts.new).toBe(19)

  expect(await (await send(url, body, REVIEWS)).json()).toEqual({ results: [{ id: entry.id, status: 'duplicate' }] })
  const conflict = await send(url, JSON.stringify({ entries: [{ ...entry, rating: 1 }] }), REVIEWS)
  expect(conflict.status).toBe(409)
  expect((await conflict.json()).results[0]).toMatchObject({ id: entry.id, status: 'conflict' })

  const undo = JSON.stringify({ id: uuidv7() })
  const undone = { undone: { id: entry.id, cardId: entry.cardId, kind: 'review' } }
  expect(await (await send(url, undo, '/api/v1/undo')).json()).toMatchObject(undone)
  expect(await (await send(url, undo, '/api/v1/undo')).json()).toMatchObject(undone)
  expect((await session(url)).counts.new).toBe(20)
  const nothing = await send(url, JSON.stringify({ id: uuidv7() }), '/api/v1/undo')
  expect(nothing.status).toBe(404)
  expect((await nothing.json()).detail).toBe('There is nothing to undo.')
})

test('what cannot be read or is not valid is answered with problem details and saves nothing', async ({
  ownServer,
}) => {
  const { url } = ownServer
  const good = answer(await session(url))
  const entries = (one: object) => JSON.stringify({ entries: [{ ...good, ...one }] })
  const cases: readonly (readonly [string, string, number, RegExp])[] = [
    ['not JSON', '{"entries": [', 400, /not JSON/],
    ['nothing', '', 400, /not JSON/],
    ['no entries', '{}', 422, /"\/entries"/],
    ['an empty list', '{"entries": []}', 422, /at least one entry/],
    ['an unknown kind', entries({ kind: 'erase' }), 422, /\/entries\/0\/kind/],
    ['a rating of 5', entries({ rating: 5 }), 422, /must be 1, 2, 3 or 4/],
    ['an id that is none', entries({ id: 'seven' }), 422, /must be a UUID/],
    ['a time that is none', entries({ at: 'yesterday' }), 422, /\/entries\/0\/at/],
    ['an hour for an answer', entries({ questionMs: 3_600_000 }), 422, /\/entries\/0\/questionMs/],
    ['more than two megabytes', entries({ cardId: 'x'.repeat(2_100_000) }), 413, /at most/],
  ]
  for (const [name, body, status, says] of cases) {
    const response = await send(url, body, REVIEWS)
    expect(response.status, name).toBe(status)
    expect(response.headers.get('content-type'), name).toContain('application/problem+json')
    const problem = await response.json()
    expect(problem, name).toMatchObject({ type: 'about:blank', status })
    expect(JSON.stringify(problem), name).toMatch(says)
  }
  expect((await session(url)).counts.new).toBe(20)
})

test('an answer is acknowledged with the same headers either way, by the server in one piece', async ({
  ownServer,
}) => {
  const { url } = ownServer
  const now = await session(url)
  // The server calls this route itself, and Next does if the address has a query.
  const [direct, next] = await Promise.all(
    [REVIEWS, `${REVIEWS}?through=next`].map(async (path) => {
      const { status, headers } = await send(url, JSON.stringify({ entries: [answer(now)] }), path)
      return { status, headers: Object.fromEntries(headers) }
    }),
  )
  const { 'content-length': length, date: _, ...own } = direct?.headers ?? {}
  expect(Number(length)).toBeGreaterThan(0)
  expect(next?.headers).toMatchObject({ ...own, 'transfer-encoding': 'chunked' })
  expect(direct?.status).toBe(next?.status)
})

test('health and live answer, and pages that do not exist say so', async ({ ownServer }) => {
  const { url } = ownServer
  expect(await (await fetch(`${url}/api/v1/health`)).json()).toMatchObject({ status: 'ok', dialect: 'sqlite' })
  expect((await fetch(`${url}/api/v1/live`)).status).toBe(204)
  const nothing = await fetch(`${url}/api/v1/nothing`)
  expect(nothing.status).toBe(404)
  expect(await nothing.json()).toMatchObject({ status: 404, detail: expect.stringContaining('/api/v1/nothing') })
  expect((await fetch(`${url}/library/no-such-article`)).status).toBe(404)
  expect((await fetch(`${url}/library/fact/no-such-fact`)).status).toBe(404)
  expect((await fetch(`${url}/review?cards=`)).status).toBe(404)
})

test('a program decides about a draft, and takes it back; sent again nothing changes', async ({ ownServer }) => {
  const { url } = ownServer
  const decisions = (body: object) => send(url, JSON.stringify(body), '/api/v1/decisions')
  const articleKey = 'mostly-for-show'
  const about = { articleKey, offerKey: 'a-draft', drafter: 'built-in', findingKind: 'date', ms: 1_200 }
  const form = { ...about, id: uuidv7(), decision: 'skipped', at: Date.now() }
  for (const _ of ['once', 'again']) {
    const answered = await decisions({ kind: 'decide', form })
    expect(answered.status).toBe(200)
    expect(await answered.json()).toEqual({ id: form.id, factId: null, cards: 0 })
  }
  const undo = { kind: 'undo', form: { id: uuidv7(), voids: form.id, at: Date.now() } }
  for (const _ of ['once', 'again']) {
    expect(await (await decisions(undo)).json()).toEqual({ id: form.id, factId: null, cards: 0 })
  }
  const unknown = await decisions({ kind: 'undo', form: { ...undo.form, voids: uuidv7() } })
  expect(unknown.status).toBe(404)
  const nowhere = await decisions({ kind: 'decide', form: { ...form, id: uuidv7(), articleKey: 'nothing' } })
  expect(nowhere.status).toBe(404)
  const wrong = await decisions({ kind: 'decide', form: { ...form, decision: 'perhaps' } })
  expect(wrong.status).toBe(422)
  expect((await wrong.json()).errors[0]).toMatchObject({ pointer: '/form/decision' })
})
