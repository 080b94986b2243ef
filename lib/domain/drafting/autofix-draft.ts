import type { LintIssue } from '../cards/lint-issue'
import type { LintContext } from './lint-context'
import { lintAndAdvise } from './lint-draft'
import { fixOf } from './lint-fix'
import type { FixedDraft, SourcedDraft } from './sourced-draft'

/** More fixes than a draft can need: each removes one issue. */
const MOST_FIXES = 8

/** Whether less is wrong, or as much and less could be better. */
const isBetter = (after: readonly LintIssue[], before: readonly LintIssue[]): boolean => {
  const wrong = (issues: readonly LintIssue[]) => issues.filter(({ severity }) => severity !== 'advice').length
  return wrong(after) < wrong(before) || (wrong(after) === wrong(before) && after.length < before.length)
}

/** The draft after the first known fix that leaves less to say; null if there is none. */
const fixedOnce = ({ fact, lint }: FixedDraft, context: LintContext): FixedDraft | null => {
  for (const issue of lint) {
    const fixed = fixOf(issue, fact, context)
    if (!fixed) continue
    const after = lintAndAdvise(fixed, context)
    if (isBetter(after, lint)) return { fact: fixed, lint: after }
  }
  return null
}

/** What the lint says of a draft, and the draft with all known fixes; `fix` is null if there is none. */
export const lintAndFix = (
  fact: SourcedDraft['fact'],
  context: LintContext,
): Pick<SourcedDraft, 'lint'> & { readonly fix: FixedDraft | null } => {
  const lint = lintAndAdvise(fact, context)
  let fix: FixedDraft | null = null
  for (let fixes = 0; fixes < MOST_FIXES; fixes++) {
    const next = fixedOnce(fix ?? { fact, lint }, context)
    if (!next) break
    fix = next
  }
  return { lint, fix }
}
