import { type FactIssue, lintAndAdvise } from '../facts/lint-draft'
import { type Autofixed, autofixDraft } from './autofix-draft'
import type { DraftOnGround } from './draft-on-ground'

/** What the lint says of a draft. */
export type Judgement = {
  readonly findings: readonly FactIssue[]
  /** The draft with all repairs that are known, and what is still wrong then; null where none is. */
  readonly fix: Autofixed | null
}

/** Judges a draft: pure, and done in a process of its own where there are several. */
export const judgementOf = ({ fact, ground }: DraftOnGround): Judgement => {
  const findings = lintAndAdvise(fact, ground)
  return { findings, fix: autofixDraft({ fact, findings }, ground) }
}
