import { EventEmitter } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { expect, it } from 'vitest'
import { keepServing } from './serving'

const request = (method: string, url: string) => ({ method, url }) as IncomingMessage // all that is looked at
const response = () => new EventEmitter() as ServerResponse // as above

it('names what is served and what ended shortly ago, without what was searched for and without secrets', () => {
  let now = 0
  const serving = keepServing(() => now)
  const [first, second, third] = [response(), response(), response()]
  serving.note(request('POST', '/library/add'), first)
  serving.note(request('GET', '/cards?q=private'), second)
  serving.note(request('GET', '/calendar/a-secret-token'), third)
  expect(serving.lately(100)).toEqual(['POST /library/add', 'GET /cards', 'GET /calendar/…'])
  first.emit('close')
  now = 50
  second.emit('close')
  now = 120
  expect(serving.lately(100)).toEqual(['GET /cards', 'GET /calendar/…'])
})
