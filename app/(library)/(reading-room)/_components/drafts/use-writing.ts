import { useState } from 'react'
import { toast } from '@/app/_ui/toast'
import { type FactFields, fieldsOfDraft, fieldsOfPassage } from '@/app/(library)/(facts)/_components/fact-fields'
import type { ShownDraft } from '@/lib/services/drafts/lint-drafts'
import type { RepeatedFact } from '@/lib/services/facts/check-fact'
import { type Chosen, wordsOfChosen } from '../use-passage'

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

export type Writing = {
  /** The one in the form; earlier ones wait behind it. */
  readonly open: OpenDraft | null
  readonly shown: boolean
  /** Opens the form, with what was written before about the same. */
  readonly begin: (fresh: OpenDraft) => void
  /** Keeps one to be gone on with later, without opening the form. */
  readonly keep: (draft: OpenDraft) => void
  readonly show: () => void
  readonly close: () => void
  readonly change: (draft: OpenDraft) => void
  readonly discard: () => void
  /** It is saved: the form has nothing more to do with it. */
  readonly end: () => void
}

/** The facts that are being written in the form. */
export function useWriting(): Writing {
  const [drafts, setDrafts] = useState<readonly OpenDraft[]>([])
  const [shown, setShown] = useState(false)
  const open = drafts.at(-1) ?? null
  const top = (draft: OpenDraft) => {
    const known = drafts.find((one) => isSameMatter(one, draft))
    setDrafts([...drafts.filter((one) => one !== known), known ?? draft])
  }
  const drop = () => {
    setShown(false)
    setDrafts(drafts.slice(0, -1))
  }
  return {
    open,
    shown,
    begin(fresh) {
      top(fresh)
      setShown(true)
    },
    keep: top,
    show: () => setShown(true),
    close() {
      setShown(false)
      if (open && isUntouched(open)) setDrafts(drafts.slice(0, -1))
    },
    change: (draft) => setDrafts([...drafts.slice(0, -1), draft]),
    discard() {
      drop()
      toast('Draft discarded.', { label: 'Undo', run: () => setDrafts(drafts) })
    },
    end: drop,
  }
}
