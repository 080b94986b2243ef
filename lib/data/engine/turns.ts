/** Too much waits for the database already. */
export class NoTurnError extends Error {
  readonly code = 'AIDE_NO_TURN'
  constructor() {
    super('waited for a turn at the database for too long')
    this.name = 'NoTurnError'
  }
}

/**
 * Lets at most `most` pieces of work run at once; the others wait in the order in which they came.
 * The promise rejects with NoTurnError if its turn does not come within `longestWaitMs`.
 */
export const createTurns = (most: number, longestWaitMs: number) => {
  const waiting: (() => void)[] = []
  let running = 0

  const turn = (): Promise<void> => {
    if (running < most) {
      running++
      return Promise.resolve()
    }
    return new Promise((resolve, reject) => {
      const begin = () => {
        clearTimeout(limit)
        resolve()
      }
      const limit = setTimeout(() => {
        waiting.splice(waiting.indexOf(begin), 1)
        reject(new NoTurnError())
      }, longestWaitMs)
      waiting.push(begin)
    })
  }
  const end = () => {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
  return async <T>(work: () => Promise<T>): Promise<T> => {
    await turn()
    try {
      return await work()
    } finally {
      end()
    }
  }
}
