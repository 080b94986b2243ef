/** Something wrong in a content file: where, what, and what to do. `what` and `remedy` are sentences without a full stop. */
export type Problem = {
  readonly file: string
  /** Counted from 1. */
  readonly line: number
  readonly severity: 'error' | 'warning'
  readonly what: string
  readonly remedy: string
  /** Which one it is, where somebody asks. */
  readonly code?: 'no-facts' | 'word-count'
}

/** Makes the problems of one file. */
export const problemsOf =
  (file: string) =>
  (line: number, what: string, remedy: string, severity: Problem['severity'] = 'error'): Problem => ({
    file,
    line,
    severity,
    what,
    remedy,
  })
export type MakeProblem = ReturnType<typeof problemsOf>
