import { draftOfPassage, type FactDraft } from './fact-draft'
import { type Chosen, wordsOfChosen } from './use-passage'

/** A fact that is being written; kept when its dialog is closed, so that nothing typed is lost. */
export type OpenDraft = { readonly chosen: Chosen; readonly draft: FactDraft }

/** The draft that writing begins with. */
export const freshDraft = (chosen: Chosen): OpenDraft => ({ chosen, draft: draftOfPassage(wordsOfChosen(chosen)) })

/** Whether nothing was typed into a draft yet. */
export const isUntouched = ({ chosen, draft }: OpenDraft): boolean =>
  JSON.stringify(draft) === JSON.stringify(freshDraft(chosen).draft)

export const isSameSpan = (a: Chosen, b: Chosen): boolean => a.span.start === b.span.start && a.span.end === b.span.end

export const lengthOf = ({ span }: Chosen): number => span.end - span.start
