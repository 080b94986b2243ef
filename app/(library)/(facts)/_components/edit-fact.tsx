'use client'

import type { Route } from 'next'
import { useState } from 'react'
import { RestoredNote } from '@/app/_client/restored-note'
import { useKeptValue } from '@/app/_client/use-kept-value'
import { reverse } from '@/app/_history/reverse'
import { Citation, type CitedSource } from '@/app/_ui/citation'
import { toast } from '@/app/_ui/toast'
import type { FactDraft } from '@/lib/domain/drafting/fact-draft'
import type { FactId } from '@/lib/domain/ids'
import type { TextSpan } from '@/lib/domain/reading/article-parts'
import { carriedOver, type FactFields, fieldsOfDraft } from './fact-fields'
import { FactForm } from './fact-form'
import { PassageAdjuster } from './passage-adjuster'

type Written = { readonly draft: FactFields; readonly span: TextSpan | null }

type EditFactProps = {
  readonly factId: FactId
  /** When the fact was last changed: what is typed begins anew from `input` then, and is not saved over what others changed. */
  readonly version: number
  readonly input: FactDraft
  /** Null where the fact came from another program without one. */
  readonly passage: (TextSpan & { readonly before: string; readonly exact: string; readonly after: string }) | null
  readonly source: CitedSource
}

/** The form of a fact that is there. What is typed is kept until it is saved. */
export function EditFact({ factId, version, input, passage, source }: EditFactProps) {
  const [seen, setSeen] = useState(version)
  const [saved, setSaved] = useState<Written>(() => ({ draft: fieldsOfDraft(input), span: null }))
  const [draft, setDraft] = useState(saved.draft)
  const [span, setSpan] = useState<TextSpan | null>(null)
  const [isSaving, setSaving] = useState(false)
  const show = (written: Written) => {
    setDraft(written.draft)
    setSpan(written.span)
  }
  if (version !== seen) {
    const fresh: Written = { draft: fieldsOfDraft(input), span: null }
    // What was typed while the saved fact was read again is not lost with it.
    const typed = draft === saved.draft ? null : carriedOver(draft, saved.draft, fresh.draft)
    setSeen(version)
    setSaved(fresh)
    show(typed ? { draft: typed, span } : fresh)
  }
  const isRestored = useKeptValue({
    name: `fact ${factId}`,
    saved,
    value: { draft, span },
    isSaving,
    restore: show,
    href: `/library/fact/${factId}` as Route, // an id of the library
  })
  return (
    <FactForm
      source={{ kind: 'fact', factId, span, seen: version }}
      draft={draft}
      onDraft={setDraft}
      onSaving={setSaving}
      note={isRestored ? <RestoredNote onStartOver={() => show(saved)} /> : null}
      saveWord="Save changes"
      onSaved={({ changeId }) => {
        // The new version may take a moment: until then this is no unsaved change that a reload would bring back.
        setSaved({ draft, span })
        toast(
          'Changes saved. Your progress is kept.',
          changeId === null ? undefined : { label: 'Undo', run: () => void reverse('undo', changeId) },
        )
      }}
      passage={
        passage ? (
          <>
            <PassageAdjuster
              around={{
                text: passage.before + passage.exact + passage.after,
                from: passage.start - passage.before.length,
              }}
              span={span ?? { start: passage.start, end: passage.end }}
              onMove={setSpan}
            />
            <p className="mt-1 text-quiet text-small">
              <Citation {...source} />
            </p>
          </>
        ) : (
          <p className="text-quiet">This fact has no passage: it was not taken from an article.</p>
        )
      }
    />
  )
}
