import type { LintIssue } from '../cards/lint-issue'
import type { Mention, Span } from '../finder/mention'
import type { FactDraft } from './fact-draft'

/** Who drafted it: the finder (or the reader’s own choice of words), the learner’s model, or the finder for a highlight. */
export const DRAFTERS = ['built-in', 'model', 'highlight'] as const
export type Drafter = (typeof DRAFTERS)[number]

/** A draft beside its passage, to be accepted, edited, skipped or refused. */
export type SourcedDraft = {
  /** The same for the same words of the same text: what decisions are remembered by. */
  readonly key: string
  readonly drafter: Drafter
  /** The words that its first card asks for; a front that is empty waits for its reader to write it. */
  readonly mention: Mention
  /** The sentence (or sentences) that supports it. */
  readonly passage: Span
  readonly fact: FactDraft
  /** What the lint says of it as it is. */
  readonly lint: readonly LintIssue[]
}

/** A draft with all known fixes, and what is still wrong with it. */
export type FixedDraft = Pick<SourcedDraft, 'fact' | 'lint'>
