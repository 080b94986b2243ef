import { createInterface, emitKeypressEvents, type Interface, type Key } from 'node:readline'
import { io } from '../terminal'

/** Where a session gets its keys from. Null is the end: of the input, or asked for with Ctrl-C or Ctrl-D. */
export type Keyboard = {
  /** One key as its letter, digit or name: `1`, `u`, `return`, `space`. */
  readonly key: () => Promise<string | null>
  /** A line of text, without its end. */
  readonly line: () => Promise<string | null>
  readonly close: () => void
}

/** A terminal: single keys without Enter; lines with the usual editing. */
const terminalKeyboard = (): Keyboard => {
  const { stdin, stdout } = io()
  emitKeypressEvents(stdin)
  const key = (): Promise<string | null> =>
    new Promise((resolve) => {
      const onKey = (text: string | undefined, pressed: Key) => {
        stdin.off('keypress', onKey)
        stdin.setRawMode(false)
        stdin.pause()
        if (pressed.ctrl) resolve(pressed.name === 'c' || pressed.name === 'd' ? null : '')
        else resolve(pressed.name ?? text ?? '')
      }
      stdin.on('keypress', onKey)
      stdin.setRawMode(true)
      stdin.resume()
    })
  const line = (): Promise<string | null> =>
    new Promise((resolve) => {
      const lines = createInterface({ input: stdin, output: stdout })
      lines.once('close', () => resolve(null))
      lines.question('> ', (text) => {
        resolve(text)
        lines.close()
      })
    })
  return { key, line, close: () => stdin.pause() }
}

/** A pipe or a file: every key is the first letter of a line of its own. */
const pipedKeyboard = (): Keyboard => {
  const lines: Interface = createInterface({ input: io().stdin })
  const waiting: string[] = []
  let hasEnded = false
  let wake = () => {}
  lines.on('line', (text) => {
    waiting.push(text)
    wake()
  })
  lines.on('close', () => {
    hasEnded = true
    wake()
  })
  const line = async (): Promise<string | null> => {
    while (waiting.length === 0 && !hasEnded) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
    return waiting.shift() ?? null
  }
  return {
    line,
    key: async () => {
      const text = await line()
      return text === null ? null : text.trim().charAt(0) || 'return'
    },
    close: () => lines.close(),
  }
}

/** The keyboard of this process, whether a person or a program sits at it. */
export const openKeyboard = (): Keyboard => (io().stdin.isTTY ? terminalKeyboard() : pipedKeyboard())
