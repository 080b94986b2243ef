/** A failure that the person at the keyboard can mend: its message says how. No stack is printed. */
export class Stop extends Error {
  constructor(message, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

export const say = (message) => process.stdout.write(`${message}\n`)

/** Ends the process: what can be mended in one message, everything else with its stack. */
export const exitWith = (reason) => {
  process.stderr.write(`${reason instanceof Stop ? reason.message : (reason?.stack ?? reason)}\n`)
  process.exit(reason instanceof Stop ? reason.exitCode : 1)
}
