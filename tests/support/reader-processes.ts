import { readdirSync, readFileSync } from 'node:fs'

/** Whether the words of a process name the program of a reader, its sources or what was made of them. */
export const isReader = (words: string): boolean => /worker\/work\.ts|reader\/main\.mjs/.test(words)

/** The processes that read for `parent`, by their ids; none on a system that does not list them as files. */
export const readersOf = (parent: number): readonly number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        // pid (name) state parent …
        const [, after = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\) (?=[A-Z] \d)/)
        return isReader(words) && Number(after.split(' ')[1]) === parent
      } catch {
        return false
      }
    })

/** The most memory that a process ever had, in megabytes; 0 where it is gone. */
export const peakMemoryMb = (pid: number): number => {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024
  } catch {
    return 0
  }
}

export const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
