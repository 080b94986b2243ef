import { spawn } from 'node:child_process'
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:https'
import { type AddressInfo, connect, createServer as createTcpServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { generate } from 'selfsigned'

/** A name that no machine has: the browser is told that it is this one. */
export const PUBLIC_HOST = 'study.example'

export type TlsProxy = {
  readonly origin: string
  /** Where it sends what it gets; the server needs its address first. */
  readonly forwardTo: (port: number) => Promise<void>
  readonly stop: () => Promise<void>
}

const certificate = () =>
  generate([{ name: 'commonName', value: PUBLIC_HOST }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: PUBLIC_HOST }] }],
  })

const originAt = (port: number): string => `https://${PUBLIC_HOST}:${port}`

/** A proxy in this process, which passes on everything as it comes. */
export const startNodeProxy = async (): Promise<TlsProxy> => {
  const { private: key, cert } = await certificate()
  let target = 0
  const server = createServer({ key, cert }, (incoming, outgoing) => {
    const { method, url, headers } = incoming
    const passedOn = request({ host: '127.0.0.1', port: target, method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    passedOn.on('error', () => outgoing.destroy())
    incoming.pipe(passedOn)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo // listens on a port
  return {
    origin: originAt(port),
    forwardTo: async (to) => {
      target = to
    },
    stop: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

/** HAProxy's path; null where it is not installed. */
export const haproxyPath = (): string | null => {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin']
  const files = folders.map((folder) => join(folder, 'haproxy'))
  const isProgram = (file: string) => {
    try {
      accessSync(file, constants.X_OK)
      return true
    } catch {
      return false
    }
  }
  return files.find(isProgram) ?? null
}

const freePort = (): Promise<number> =>
  new Promise((found) => {
    const probe = createTcpServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo // listens on a port
      probe.close(() => found(port))
    })
  })

const answers = async (port: number): Promise<boolean> =>
  new Promise((known) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      known(true)
    })
    socket.on('error', () => known(false))
  })

/** The same as docs/DEVICES.md, on a port of its own. */
const haproxyConfig = (port: number, target: number, pem: string): string => `
defaults
  mode http
  timeout connect 5s
  timeout client 60s
  timeout server 60s
frontend devices
  bind 127.0.0.1:${port} ssl crt ${pem}
  option forwardfor
  default_backend aide
backend aide
  server aide 127.0.0.1:${target}
`

/** HAProxy over loopback with a certificate of its own. */
export const startHaproxy = async (program: string): Promise<TlsProxy> => {
  const folder = mkdtempSync(join(tmpdir(), 'aide-haproxy-'))
  const pem = join(folder, 'study.pem')
  const { private: key, cert } = await certificate()
  writeFileSync(pem, `${cert}\n${key}\n`)
  const port = await freePort()
  let stop = async () => {}
  return {
    origin: originAt(port),
    forwardTo: async (target) => {
      const config = join(folder, 'haproxy.cfg')
      writeFileSync(config, haproxyConfig(port, target, pem))
      const child = spawn(program, ['-f', config, '-db'], { stdio: ['ignore', 'ignore', 'pipe'] })
      let said = ''
      child.stderr.on('data', (chunk) => {
        said += chunk
      })
      const ended = new Promise<void>((done) => child.once('close', () => done()))
      stop = async () => {
        child.kill('SIGTERM')
        await ended
      }
      while (!(await answers(port))) {
        if (child.exitCode !== null) throw new Error(`HAProxy did not start: ${said}`)
        await new Promise((next) => setTimeout(next, 50))
      }
    },
    stop: async () => {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
