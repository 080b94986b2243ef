import { request as ask, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What stands in front of a server and can give browsers another version of its service worker. */
export type WorkerProxy = {
  readonly url: string
  /** Changes the script from now on. */
  readonly change: (change: (script: string) => string) => void
  readonly stop: () => Promise<void>
}

/** Passes requests on to a server, as from the server's own address. */
export const proxyWorker = async (target: string): Promise<WorkerProxy> => {
  const { host, hostname, port } = new URL(target)
  let changed = (script: string): string => script
  const server = createServer((request, response) => {
    const headers = { ...request.headers, host }
    if (headers.origin !== undefined) headers.origin = target
    const isWorker = request.url === '/service-worker.js'
    const passed = ask({ hostname, port, path: request.url, method: request.method, headers }, (answer) => {
      if (!isWorker) {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
        return
      }
      const chunks: Buffer[] = []
      answer.on('data', (chunk) => chunks.push(chunk))
      answer.on('end', () => {
        const { 'content-length': _, 'transfer-encoding': __, ...rest } = answer.headers
        response.writeHead(answer.statusCode ?? 502, rest)
        response.end(changed(Buffer.concat(chunks).toString()))
      })
    })
    passed.on('error', () => response.destroy())
    request.pipe(passed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // a port was asked for
    change: (change) => {
      changed = change
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
