import { type IncomingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'

export type RawAnswer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string }

export type RawOptions = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** One request exactly as given: browsers and `fetch` do not let a test set Host and Origin. */
export const ask = (port: number, path: string, { method = 'GET', headers = {}, body }: RawOptions = {}) =>
  new Promise<RawAnswer>((resolve, reject) => {
    const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }
    const sent = request(
      { host: '127.0.0.1', port, path, method, agent: false, headers: { ...length, ...headers } },
      async (response) => {
        const chunks = await response.toArray()
        const text = Buffer.concat(chunks).toString()
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text })
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })

/** Lines sent over a bare connection, for what no HTTP client would send; all that came back. */
export const askInLines = (port: number, lines: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect(port, '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n`))
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('close', () => resolve(Buffer.concat(chunks).toString()))
    socket.on('error', reject)
  })

/** Whether anything answers at this port. */
export const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const end = (result: boolean) => {
      socket.destroy()
      resolve(result)
    }
    socket.on('connect', () => end(true))
    socket.on('error', () => end(false))
  })
