import { connect, createServer } from 'node:net'
import { Stop } from './say.mjs'
import { startWith } from './system.mjs'

/** The port to propose where this one is taken. */
export const portBeside = (port) => (port < 65_535 ? port + 1 : port - 1)

const answers = (port, host) =>
  new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 500 })
    const end = (result) => {
      socket.destroy()
      resolve(result)
    }
    socket.on('connect', () => end(true))
    socket.on('error', () => end(false))
    socket.on('timeout', () => end(false))
  })

/** A build would take the files away from under a server that runs from them. */
export const refuseWhileServing = async () => {
  const port = Number(process.env.AIDE_PORT || 4711)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return
  if (await answers(port, process.env.AIDE_HOST || '127.0.0.1'))
    throw new Stop(
      `Port ${port} is in use, perhaps by an Aide-Mémoire that is still running. Stop it and try again, or choose another port: ${startWith(`AIDE_PORT=${portBeside(port)}`)}`,
    )
}

/** A port that is free now. */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
