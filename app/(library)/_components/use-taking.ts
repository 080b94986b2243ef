'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { toast } from '@/app/_ui/toast'
import { declineOffers, takeAsOffered } from '../incoming-actions'

/** What came of an offer on this page. */
export type TakingOutcome =
  | { readonly kind: 'added' | 'known'; readonly key: string }
  | { readonly kind: 'ask'; readonly of: string }
  | { readonly kind: 'failed'; readonly message: string }

const UNREACHABLE = 'The server could not be reached. Try again.'

const takeOne = async (offerId: string): Promise<TakingOutcome> => {
  const result = await takeAsOffered(offerId).catch(() => null)
  if (!result) return { kind: 'failed', message: UNREACHABLE }
  if (!result.ok) return { kind: 'failed', message: result.message }
  const { value } = result
  if (value.kind === 'confirm') return { kind: 'ask', of: value.found.newerOf?.title ?? '' }
  return { kind: value.kind === 'known' ? 'known' : 'added', key: value.key }
}

/** Taking and declining offers: one by one, with progress, and stopped when asked. */
export function useTaking() {
  const router = useRouter()
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, TakingOutcome>>(new Map())
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number } | null>(null)
  const stopped = useRef(false)

  const take = async (offerIds: readonly string[]) => {
    stopped.current = false
    let added = 0
    for (const [done, offerId] of offerIds.entries()) {
      if (stopped.current) break
      setProgress({ done, of: offerIds.length })
      const outcome = await takeOne(offerId)
      if (outcome.kind === 'added') added += 1
      setOutcomes((before) => new Map(before).set(offerId, outcome))
    }
    setProgress(null)
    if (offerIds.length > 1) toast(`${added} of ${offerIds.length} articles added to the library.`)
    router.refresh()
  }

  const decline = async (offerIds: readonly string[]) => {
    const result = await declineOffers(offerIds, true).catch(() => null)
    if (!result?.ok) return toast(result?.message ?? 'The server could not be reached. Nothing was changed; try again.')
    toast(offerIds.length === 1 ? 'Declined.' : `${offerIds.length} articles declined.`, {
      label: 'Undo',
      run: () => void declineOffers(offerIds, false),
    })
  }

  const stop = () => {
    stopped.current = true
  }
  return { outcomes, progress, take, decline, stop }
}
