export type LogLevel = 'info' | 'warn' | 'error'

/** What else a line says, by name. An error is given with its stack and its causes. */
export type LogFields = Readonly<Record<string, unknown>>

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return /^[\w./:@-]+$/.test(value) ? value : JSON.stringify(value)
  return JSON.stringify(value) ?? String(value)
}

const stackOf = (reason: unknown): string => {
  if (!(reason instanceof Error)) return textOf(reason)
  const own = reason.stack ?? `${reason.name}: ${reason.message}`
  return reason.cause === undefined ? own : `${own}\ncaused by ${stackOf(reason.cause)}`
}

/**
 * One line of the log: `2026-01-02T03:04:05.678Z warn message name=value`. A field named `reason` that holds an error
 * follows on lines of its own.
 */
export const logLine = (atMs: number, level: LogLevel, message: string, fields: LogFields = {}): string => {
  const { reason, ...others } = fields
  const pairs = Object.entries(others).map(([name, value]) => ` ${name}=${textOf(value)}`)
  const stack = reason === undefined ? '' : `\n${stackOf(reason)}`
  return `${new Date(atMs).toISOString()} ${level} ${message}${pairs.join('')}${stack}`
}

const write = (level: LogLevel) => (message: string, fields?: LogFields) => {
  process.stderr.write(`${logLine(Date.now(), level, message, fields)}\n`)
}

/** The server's log: lines on standard error. Say what happened and to what; never put what a learner wrote into it. */
export const log = { info: write('info'), warn: write('warn'), error: write('error') }
