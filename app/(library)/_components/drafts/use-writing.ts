import { useState } from 'react'
import { toast } from '@/app/_ui/toast'
import { isSameMatter, isUntouched, type OpenDraft } from '../open-draft'

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
