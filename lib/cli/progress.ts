import { io } from './terminal'

/** Says on a terminal, on standard error, how much of something is done; nothing elsewhere. */
export const terminalProgress = (doing: string) => {
  const { stderr } = io()
  const isShown = stderr.isTTY
  return {
    tell: (done: number) => {
      if (isShown) stderr.write(`\r${doing}: ${Math.round(done * 100)}%\u001b[K`)
    },
    end: () => {
      if (isShown) stderr.write('\r\u001b[K')
    },
  }
}
