'use client'

import { useState } from 'react'
import { sayOutcome } from '@/app/_client/say-outcome'
import { Badge } from '@/app/_ui/badge'
import { Button } from '@/app/_ui/button'
import { setFactRetired } from '@/app/(library)/(facts)/_components/retire-button'
import { keepPassage } from '@/app/(library)/(facts)/passage-actions'
import type { ChangedPassage } from '@/lib/services/articles/replace-snapshot'

type ChangedPassagesProps = {
  readonly changed: readonly ChangedPassage[]
  /** The fact whose passage is being chosen in the text. */
  readonly placing: string | null
  readonly onPlace: (factId: string | null) => void
}

type Words = ChangedPassage['old']

/** Facts whose passages a newer text changed or lost: old and new words, and what is to become of each. */
export function ChangedPassages({ changed, placing, onPlace }: ChangedPassagesProps) {
  const [busy, setBusy] = useState<string | null>(null)
  if (changed.length === 0) return null
  const during = async (factId: string, work: () => Promise<unknown>) => {
    setBusy(factId)
    await work()
    setBusy(null)
  }
  const confirm = (factId: string) => sayOutcome(keepPassage(factId), 'Kept. The new words support the fact.')
  return (
    <section aria-labelledby="changed-passages" className="mb-8 rounded-sheet border border-hard/50 bg-sheet px-4 py-4">
      <h2 id="changed-passages">Passages changed by a newer text</h2>
      <p className="mt-0.5 text-label text-quiet">
        Cards and memories are unchanged. Check whether the text still supports each fact.
      </p>
      <ul className="mt-2">
        {changed.map((one) => (
          <li key={one.factId} className="border-rule border-t py-4 first:border-0">
            <p className="mb-3 flex flex-wrap items-baseline gap-2 font-serif">
              {one.statement}
              <Badge look="warn">{one.new ? 'please check' : 'passage gone'}</Badge>
            </p>
            <div className="grid gap-3 sm:grid-cols-2">
              <Wording title="Before" words={one.old} />
              {one.new ? (
                <Wording title="Now" words={one.new} />
              ) : (
                <p className="text-quiet text-small">Nothing similar in the newer text.</p>
              )}
            </div>
            <div className="mt-3 flex flex-wrap gap-2">
              {one.new ? (
                <Button
                  aria-disabled={busy === one.factId}
                  onClick={() => void during(one.factId, () => confirm(one.factId))}
                >
                  Still supported
                </Button>
              ) : null}
              <Button
                aria-pressed={placing === one.factId}
                onClick={() => onPlace(placing === one.factId ? null : one.factId)}
              >
                Choose another passage
              </Button>
              <Button
                look="quiet"
                aria-disabled={busy === one.factId}
                onClick={() => void during(one.factId, () => setFactRetired(one.factId, true))}
              >
                Retire fact
              </Button>
            </div>
            {placing === one.factId ? (
              <p role="status" className="mt-2 text-small">
                Select the words in the text below, then choose “Use as passage”.
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Wording({ title, words }: { readonly title: string; readonly words: Words }) {
  return (
    <div>
      <p className="font-medium text-label text-quiet">{title}</p>
      <blockquote className="mt-1 font-serif text-passage">
        {words.before.slice(-120)}
        <mark>{words.exact}</mark>
        {words.after.slice(0, 120)}
      </blockquote>
    </div>
  )
}
