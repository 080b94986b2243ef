'use client'

import { Dialog } from '@/app/_ui/dialog'
import { FactForm } from '@/app/(library)/(facts)/_components/fact-form'
import { PassageAdjuster } from '@/app/(library)/(facts)/_components/passage-adjuster'
import type { RepeatRole } from '@/app/(library)/(facts)/_components/repeat-question'
import type { SavedFact } from '@/app/(library)/(facts)/fact-actions'
import type { RepeatedFact } from '@/lib/services/facts/check-fact'
import type { Writing } from './drafts/use-writing'

type NewFactDialogProps = {
  readonly articleKey: string
  readonly writing: Writing
  readonly onSaved: (saved: SavedFact) => void
  /** The passage is to be added to a fact of the library instead. */
  readonly onAdded: (to: RepeatedFact, role: RepeatRole) => void
}

/** The form for a fact of a chosen passage. Closing it keeps what was typed. */
export function NewFactDialog({ articleKey, writing, onSaved, onAdded }: NewFactDialogProps) {
  const { shown, open, change, close, discard } = writing
  return (
    <Dialog open={shown && open !== null} onClose={close} title="Make a fact" closesBeside={false} actions={null}>
      {open ? (
        <FactForm
          source={{ kind: 'article', key: articleKey, span: open.chosen.span }}
          draft={open.draft}
          onDraft={(draft) => change({ ...open, draft, repeats: null })}
          repeat={{ found: open.repeats, onFound: (repeats) => change({ ...open, repeats }), onAdded }}
          passage={
            <PassageAdjuster
              around={open.chosen.around}
              span={open.chosen.span}
              onMove={(span) => change({ ...open, chosen: { ...open.chosen, span } })}
            />
          }
          saveWord="Save the fact"
          onSaved={onSaved}
          onDiscard={discard}
        />
      ) : null}
    </Dialog>
  )
}
