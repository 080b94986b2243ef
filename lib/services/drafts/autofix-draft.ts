import type { LintIssue } from '../../domain/cards/lint'
import { fixOf } from '../../domain/cards/lint-fix'
import type { FactInput } from '../facts/fact-input'
import { type AdviceGround, type FactIssue, lintAndAdvise } from '../facts/lint-draft'
import { inputOfProposal, proposalOfInput } from './proposal'

/** More repairs than a draft can need: each takes away one finding. */
const MOST_REPAIRS = 8

export type Autofixed = { readonly fact: FactInput; readonly findings: readonly FactIssue[] }

/** A finding as the lint itself gave it; null for the rules that only a form has. */
const lintFindingOf = ({ rule, severity, what, remedy, better, entry }: FactIssue): LintIssue | null => {
  if (rule === 'deletion-missing' || rule === 'hedge-not-in-passage') return null
  return {
    rule,
    severity,
    what,
    remedy,
    ...(better === undefined ? {} : { better }),
    ...(entry === null ? {} : { cardKey: `card ${entry + 1}` }),
  }
}

/** Whether fewer things are wrong, or as many and less could be better. */
const isBetter = (left: readonly FactIssue[], before: readonly FactIssue[]): boolean => {
  const wrong = (findings: readonly FactIssue[]) => findings.filter(({ severity }) => severity !== 'advice').length
  return wrong(left) < wrong(before) || (wrong(left) === wrong(before) && left.length < before.length)
}

/** The draft after the first repair that is known and leaves less to say; null where there is none. */
const mendedOnce = ({ fact, findings }: Autofixed, ground: AdviceGround): Autofixed | null => {
  for (const finding of findings) {
    const told = lintFindingOf(finding)
    const fixed = told && fixOf(told, proposalOfInput(fact), { published: ground.published })
    if (!fixed) continue
    const next = inputOfProposal(fixed)
    const left = lintAndAdvise(next, ground)
    if (isBetter(left, findings)) return { fact: next, findings: left }
  }
  return null
}

/** A draft with every repair that is known, and what is wrong with it then; null where no repair is. */
export const autofixDraft = (draft: Autofixed, ground: AdviceGround): Autofixed | null => {
  let mended: Autofixed | null = null
  for (let repairs = 0; repairs < MOST_REPAIRS; repairs++) {
    const next = mendedOnce(mended ?? draft, ground)
    if (!next) break
    mended = next
  }
  return mended
}
