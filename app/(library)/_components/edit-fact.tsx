'use client'

import { useEffect, useState } from 'react'
import { reverse } from '@/app/_history/reverse'
import { Citation, type CitedSource } from '@/app/_ui/citation'
import { toast } from '@/app/_ui/toast'
import type { FactDraft } from '@/lib/domain/drafts/fact-draft'
import type { FactId } from '@/lib/domain/ids'
import type { TextSpan } from './article-text'
import { fieldsOfDraft } from './fact-fields'
import { FactForm } from './fact-form'
import { PassageAdjuster } from './passage-adjuster'

type EditFactProps = {
  readonly factId: FactId
  /** When the fact was last changed: what is typed begins anew from `input` then, and is not saved over what came later. */
  readonly version: number
  readonly input: FactDraft
  /** Null where the fact came from another program without one. */
  readonly passage: (TextSpan & { readonly before: string; readonly exact: string; readonly after: string }) | null
  readonly source: CitedSource
}

/** The form of a fact that is there. Leaving the page with changes is asked about. */
export function EditFact({ factId, version, input, passage, source }: EditFactProps) {
  const [seen, setSeen] = useState(version)
  const [initial, setInitial] = useState(() => fieldsOfDraft(input))
  const [draft, setDraft] = useState(initial)
  const [span, setSpan] = useState<TextSpan | null>(null)
  if (version !== seen) {
    const saved = fieldsOfDraft(input)
    setSeen(version)
    setInitial(saved)
    setDraft(saved)
    setSpan(null)
  }
  const changed = draft !== initial || span !== null
  useEffect(() => {
    if (!changed) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [changed])
  return (
    <FactForm
      source={{ kind: 'fact', factId, span, seen: version }}
      draft={draft}
      onDraft={setDraft}
      saveWord="Save changes"
      onSaved={({ changeId }) =>
        toast(
          'Changes saved. Your progress is kept.',
          changeId === null ? undefined : { label: 'Undo', run: () => void reverse('undo', changeId) },
        )
      }
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
          <p className="text-quiet">
            {source.origin === 'own'
              ? 'This fact has no passage: it was written without an article.'
              : 'This fact has no passage: it was imported without one.'}
          </p>
        )
      }
    />
  )
}
