import type { LintIssue } from '../cards/lint-issue'

/** What a person repairs in a moment: too many words, a year that is missing. */
const REPAIRABLE: ReadonlySet<LintIssue['rule']> = new Set(['question-long', 'month-without-year', 'relative-date'])

/** Whether nothing stops a draft from being saved but what its reader repairs in a moment: it keeps its place among the others. */
export const isRepairable = (lint: readonly LintIssue[]): boolean =>
  lint.every(({ rule, severity }) => severity !== 'block' || REPAIRABLE.has(rule))
