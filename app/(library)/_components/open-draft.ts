import type { ShownDraft } from '@/lib/services/drafts/lint-drafts'
import type { RepeatedFact } from '@/lib/services/facts/check-fact'
import { type FactFields, fieldsOfDraft, fieldsOfPassage } from './fact-fields'
import { type Chosen, wordsOfChosen } from './use-passage'

/** A fact that is being written; kept when its dialog is closed, so that nothing typed is lost. */
export type OpenDraft = {
  readonly chosen: Chosen
  readonly draft: FactFields
  /** What the writing began with. */
  readonly initial: FactFields
  /** The draft that is edited; null for a reader's own choice of words. */
  readonly of: ShownDraft | null
  /** The fact of the library to ask about before this one is saved; null if there is nothing to ask. */
  readonly repeats: RepeatedFact | null
}

const begun = (chosen: Chosen, initial: FactFields, of: ShownDraft | null = null): OpenDraft => ({
  chosen,
  draft: initial,
  initial,
  of,
  repeats: null,
})

/** What writing about a passage begins with. */
export const freshDraft = (chosen: Chosen, draft = fieldsOfPassage(wordsOfChosen(chosen))): OpenDraft =>
  begun(chosen, draft)

/** An offered draft in the form, as it stands. */
export const editedDraft = (chosen: Chosen, of: ShownDraft, fact: ShownDraft['fact']): OpenDraft =>
  begun(chosen, fieldsOfDraft(fact), of)

/** Whether nothing was typed into a draft yet. */
export const isUntouched = ({ draft, initial }: OpenDraft): boolean => JSON.stringify(draft) === JSON.stringify(initial)

/** Whether two drafts are about the same: the same offered one, or the same words chosen by the reader. */
export const isSameMatter = (a: OpenDraft, b: OpenDraft): boolean =>
  a.of?.key === b.of?.key && a.chosen.span.start === b.chosen.span.start && a.chosen.span.end === b.chosen.span.end

export const lengthOf = ({ span }: Chosen): number => span.end - span.start
