'use client'

import { useRef, useState } from 'react'
import { UNCHANGED } from '@/app/_client/reach-server'
import { Button } from '@/app/_ui/button'
import { toast } from '@/app/_ui/toast'
import { counted } from '@/lib/domain/format/words'
import { checkOneFeed, giveUpFeed } from '../incoming-actions'

type FeedRow = {
  readonly feedId: string
  readonly title: string
  readonly url: string
  /** When it was asked last, in words. */
  readonly checked: string | null
  readonly failure: string | null
}

/** The feeds that are followed: each can be asked for news or given up, and all be asked one after the other. */
export function FeedRows({ feeds }: { readonly feeds: readonly FeedRow[] }) {
  const [busy, setBusy] = useState<string | null>(null)
  const stopped = useRef(false)
  const check = async (wanted: readonly FeedRow[]) => {
    stopped.current = false
    let fresh = 0
    for (const { feedId } of wanted) {
      if (stopped.current) break
      setBusy(feedId)
      const result = await checkOneFeed(feedId).catch(() => null)
      if (result?.ok) fresh += result.value.fresh
      else toast(result?.message ?? UNCHANGED)
    }
    setBusy(null)
    toast(fresh === 0 ? 'No new articles.' : `${counted(fresh, 'new article')}.`)
  }
  const giveUp = async (feedId: string, isGivenUp: boolean) => {
    const result = await giveUpFeed(feedId, isGivenUp).catch(() => null)
    if (!result?.ok) return toast(result?.message ?? UNCHANGED)
    const { title } = result.value
    if (isGivenUp) toast(`Unfollowed “${title}”.`, { label: 'Undo', run: () => void giveUp(feedId, false) })
  }
  return (
    <>
      {feeds.length > 1 ? (
        <div className="mb-2 flex gap-2">
          {busy === null ? (
            <Button onClick={() => void check(feeds)}>Check all</Button>
          ) : (
            <Button
              onClick={() => {
                stopped.current = true
              }}
            >
              Stop
            </Button>
          )}
        </div>
      ) : null}
      <ul aria-label="Feeds">
        {feeds.map((feed) => (
          <li
            key={feed.feedId}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-rule border-b py-3 last:border-0"
          >
            <div className="min-w-0 flex-1 basis-72">
              <p className="font-medium">{feed.title}</p>
              <p className="break-all text-label text-quiet">{feed.url}</p>
              {feed.failure ? (
                <p className="text-again text-small">{feed.failure}</p>
              ) : (
                <p className="figures text-label text-quiet">
                  {feed.checked === null ? 'Not checked yet' : `Checked ${feed.checked}`}
                </p>
              )}
            </div>
            <div className="flex gap-2">
              <Button disabled={busy !== null} aria-label={`Check “${feed.title}”`} onClick={() => void check([feed])}>
                {busy === feed.feedId ? 'Checking' : 'Check'}
              </Button>
              <Button
                look="quiet"
                disabled={busy !== null}
                aria-label={`Unfollow “${feed.title}”`}
                onClick={() => void giveUp(feed.feedId, true)}
              >
                Unfollow
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
