import { AsyncLocalStorage } from 'node:async_hooks'

/** What fits a usual terminal. */
export const WIDTH = 80

/** What a command talks to: those of the process, or of a test that runs it. */
export type Io = {
  readonly stdin: NodeJS.ReadStream
  readonly stdout: NodeJS.WriteStream
  readonly stderr: NodeJS.WriteStream
  readonly env: Readonly<Record<string, string | undefined>>
}

const running = new AsyncLocalStorage<Io>()

/** Runs a command that talks to `own`. */
export const withIo = <T>(own: Io, work: () => Promise<T>): Promise<T> => running.run(own, work)

/** What the command that runs here talks to. */
export const io = (): Io => running.getStore() ?? process

/**
 * The look of a word; none where the terminal has no colours, NO_COLOR is set or the output goes to a file. Node has
 * `styleText` for it from 20.12 on, and package.json allows 20.9.
 */
const paint = (code: number) => (text: string) =>
  io().stdout.isTTY && io().stdout.hasColors() ? `\u001b[${code}m${text}\u001b[0m` : text

export const bold = paint(1)
export const faint = paint(2)
/** Whether looks show, so that what they say can be said otherwise. */
export const hasLooks = (): boolean => bold('x') !== 'x'

/** One line, or several, on standard output: results. */
export const say = (text = ''): void => {
  io().stdout.write(`${text}\n`)
}

/** One line, or several, on standard error: what went wrong, for people. */
export const complain = (text: string): void => {
  io().stderr.write(`${text}\n`)
}

/** A value as JSON on standard output, for programs. */
export const sayJson = (value: unknown): void => say(JSON.stringify(value, null, 2))

/**
 * A text in lines of at most `width` characters, each behind `indent`; only a word longer than that stays whole.
 * Line breaks in the text are kept.
 */
export const wrap = (text: string, indent = '', width = WIDTH): string => {
  const room = width - indent.length
  const lines = text.split('\n').flatMap((paragraph) => {
    const wrapped: string[] = []
    let line = ''
    for (const word of paragraph.split(' ')) {
      if (line !== '' && line.length + 1 + word.length > room) {
        wrapped.push(line)
        line = word
      } else line = line === '' ? word : `${line} ${word}`
    }
    return [...wrapped, line]
  })
  return lines.map((line) => (line === '' ? '' : `${indent}${line}`)).join('\n')
}

/** Rows in columns; the first column stands left, the others right. */
export const columns = (rows: readonly (readonly string[])[], gap = '  '): string => {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)))
  const cell = (text: string, i: number) => (i === 0 ? text.padEnd(widths[i] ?? 0) : text.padStart(widths[i] ?? 0))
  return rows.map((row) => row.map(cell).join(gap).trimEnd()).join('\n')
}
