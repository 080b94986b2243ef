'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { useTransition } from 'react'
import { reverse } from '@/app/_history/reverse'
import { Button } from '@/app/_ui/button'
import type { Via } from '@/lib/domain/actions/action'
import type { HistoryItem } from '@/lib/services/history/list-history'

/** Where it was done, unless it was in a browser, as most is. */
const VIA_WORDS: Readonly<Record<Via, string | null>> = { browser: null, terminal: 'terminal' }

type Props = { readonly item: HistoryItem; readonly time: string }

/** Something that was done, with the way to undo or redo it. */
export function HistoryRow({ item, time }: Props) {
  const { id, words, via, undoneAt, factId } = item
  const [isPending, startTransition] = useTransition()
  const isUndone = undoneAt !== null
  const direction = isUndone ? 'redo' : 'undo'
  const label = isUndone ? 'Redo' : 'Undo'
  return (
    <li className="flex min-h-12 items-center justify-between gap-4 border-rule border-b py-2">
      <span className="min-w-0">
        <span className={isUndone ? 'text-quiet line-through' : undefined}>
          {factId ? (
            <Link href={`/library/fact/${factId}` as Route} className="hover:underline">
              {words}
            </Link>
          ) : (
            words
          )}
        </span>
        <span className="figures block text-label text-quiet">
          {[time, via && VIA_WORDS[via], isUndone && 'undone'].filter(Boolean).join(', ')}
        </span>
      </span>
      <Button
        className="min-w-20 shrink-0"
        disabled={isPending}
        aria-label={`${label}: ${words}`}
        onClick={() => startTransition(async () => void (await reverse(direction, id)))}
      >
        {label}
      </Button>
    </li>
  )
}
