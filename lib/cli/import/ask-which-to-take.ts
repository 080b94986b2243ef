import { createInterface } from 'node:readline/promises'
import { complain, io } from '../terminal'
import { beyond, type ImportChoice, parseChoice } from './choice'

/** Asks on a terminal which incoming articles to take, until the answer is one. Without a terminal none is taken. */
export const askWhichToTake = async (length: number): Promise<ImportChoice> => {
  if (!io().stdin.isTTY || !io().stdout.isTTY || length === 0) return 'none'
  const lines = createInterface({ input: io().stdin, output: io().stdout })
  try {
    for (;;) {
      const choice = parseChoice(
        await lines.question('Which do you want to take? (all, none, or numbers such as 1,3-5) '),
      )
      if (choice !== null && beyond(choice, length).length === 0) return choice
      complain(`Enter all, none, or numbers from 1 to ${length}.`)
    }
  } catch (reason) {
    // The terminal went away, or Ctrl+C: nothing is taken, and the incoming articles wait.
    if (reason instanceof Error && ['AbortError', 'ERR_USE_AFTER_CLOSE'].includes(nameOf(reason))) return 'none'
    throw reason
  } finally {
    lines.close()
  }
}

const nameOf = (reason: Error): string => ('code' in reason ? String(reason.code) : reason.name)
