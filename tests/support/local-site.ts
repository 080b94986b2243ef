import { lookup } from 'node:dns/promises'
import { createServer } from 'node:http'
import type { AddressPolicy } from '@/lib/platform/guarded-fetch'

type Answer = {
  readonly status?: number
  readonly type?: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

export type LocalSite = {
  readonly url: (path: string) => string
  /** Lets exactly this server be asked, which the program itself never does. */
  readonly policy: AddressPolicy
  /** What a path answers from now on. */
  readonly set: (path: string, answer: Answer) => void
  /** The paths that were asked, in order. */
  readonly asked: readonly string[]
  readonly close: () => Promise<void>
}

/** A web site on this machine for tests of what is fetched; an ETag that is sent back is answered with 304. */
export const localSite = async (): Promise<LocalSite> => {
  const answers = new Map<string, Answer>()
  const asked: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    asked.push(path)
    const {
      status = 200,
      type = 'text/html; charset=utf-8',
      body = '',
      headers = {},
    } = answers.get(path) ?? { status: 404 }
    const isKnown = headers.etag !== undefined && request.headers['if-none-match'] === headers.etag
    response.writeHead(isKnown ? 304 : status, { 'content-type': type, ...headers })
    response.end(isKnown ? undefined : body)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: (path) => `http://127.0.0.1:${port}${path}`,
    policy: {
      ports: [port],
      admits: (numeric) => numeric === '127.0.0.1',
      resolve: (hostname) => lookup(hostname, { all: true }),
    },
    set: (path, answer) => {
      answers.set(path, answer)
    },
    asked,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}
