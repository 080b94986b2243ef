import { spawn } from 'node:child_process'

const SIGNALS = ['SIGINT', 'SIGTERM']

/**
 * Runs a program and resolves with `{ code, output, durationMs }`; `output` is both its streams, unless `show` passes
 * them on as they come. A signal to this process goes to the program too, so that none is left behind.
 */
export const run = (command, args, { show = false, ...options } = {}) =>
  new Promise((resolve, reject) => {
    const startedAt = performance.now()
    const child = spawn(command, args, {
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      ...options,
    })
    const chunks = []
    let signalled = null
    child.stdout?.on('data', (chunk) => chunks.push(chunk))
    child.stderr?.on('data', (chunk) => chunks.push(chunk))
    const passOn = (signal) => {
      signalled = signal
      child.kill(signal)
    }
    for (const signal of SIGNALS) process.on(signal, passOn)
    const done = () => {
      for (const signal of SIGNALS) process.off(signal, passOn)
    }
    child.on('error', (reason) => {
      done()
      reject(reason)
    })
    child.on('close', (code) => {
      done()
      // The program has ended; now this process does what it was asked to, and cleans up on its way out.
      if (signalled) process.exit(signalled === 'SIGINT' ? 130 : 143)
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString(), durationMs: performance.now() - startedAt })
    })
  })

/** The same for a script of Node, with the Node that runs this. */
export const runNode = (args, options) => run(process.execPath, args, options)
