'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { toast } from '@/app/_ui/toast'
import { declineIncoming, takeAsItCame } from '../incoming-actions'

/** What came of an incoming article on this page. */
export type TakingOutcome =
  | { readonly kind: 'added' | 'known'; readonly key: string }
  | { readonly kind: 'ask'; readonly of: string }
  | { readonly kind: 'failed'; readonly message: string }

const UNREACHABLE = 'The server couldn’t be reached. Try again.'

const takeOne = async (incomingId: string): Promise<TakingOutcome> => {
  const result = await takeAsItCame(incomingId).catch(() => null)
  if (!result) return { kind: 'failed', message: UNREACHABLE }
  if (!result.ok) return { kind: 'failed', message: result.message }
  const { value } = result
  if (value.kind === 'confirm') return { kind: 'ask', of: value.found.newerOf?.title ?? '' }
  return { kind: value.kind === 'known' ? 'known' : 'added', key: value.key }
}

/** Taking and declining incoming articles: one by one, with progress, and stopped when asked. */
export function useTaking() {
  const router = useRouter()
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, TakingOutcome>>(new Map())
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number } | null>(null)
  const stopped = useRef(false)

  const take = async (incomingIds: readonly string[]) => {
    stopped.current = false
    let added = 0
    for (const [done, incomingId] of incomingIds.entries()) {
      if (stopped.current) break
      setProgress({ done, of: incomingIds.length })
      const outcome = await takeOne(incomingId)
      if (outcome.kind === 'added') added += 1
      setOutcomes((before) => new Map(before).set(incomingId, outcome))
    }
    setProgress(null)
    if (incomingIds.length > 1) toast(`${added} of ${incomingIds.length} articles added to the library.`)
    router.refresh()
  }

  const decline = async (incomingIds: readonly string[]) => {
    const result = await declineIncoming(incomingIds, true).catch(() => null)
    if (!result?.ok) return toast(result?.message ?? 'The server couldn’t be reached. Nothing was changed; try again.')
    toast(incomingIds.length === 1 ? 'Declined.' : `${incomingIds.length} articles declined.`, {
      label: 'Undo',
      run: () => void declineIncoming(incomingIds, false),
    })
  }

  const stop = () => {
    stopped.current = true
  }
  return { outcomes, progress, take, decline, stop }
}
