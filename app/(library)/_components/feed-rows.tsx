'use client'

import Link from 'next/link'
import { useActionState, useRef, useState } from 'react'
import { UNCHANGED } from '@/app/_client/reach-server'
import { sentBy } from '@/app/_client/use-form-action'
import { Button } from '@/app/_ui/button'
import { toast } from '@/app/_ui/toast'
import { counted } from '@/lib/domain/format/words'
import type { CheckedFeed } from '@/lib/services/incoming/follow-feed'
import { checkFromForm, checkOneFeed, type FeedChecks, setFeedUnfollowed } from '../incoming-actions'

type FeedRow = {
  readonly feedId: string
  readonly title: string
  readonly url: string
  /** When it was last checked, in words. */
  readonly lastCheck: string | null
  readonly failure: string | null
}

const NOT_CHECKED: FeedChecks = { checked: [], message: null }

/** The feeds that are followed. One or all can be checked, without scripts too; with them, one after the other. */
export function FeedRows({ feeds }: { readonly feeds: readonly FeedRow[] }) {
  const [posted, post] = useActionState(checkFromForm, NOT_CHECKED)
  const [state, setState] = useState<FeedChecks | null>(null)
  const [progress, setProgress] = useState<{ readonly feedId: string; readonly words: string } | null>(null)
  const isStopped = useRef(false)
  const { checked, message } = state ?? posted
  const check = async (wanted: readonly FeedRow[]) => {
    isStopped.current = false
    const results: CheckedFeed[] = []
    for (const [index, { feedId, title }] of wanted.entries()) {
      if (isStopped.current) break
      setProgress({ feedId, words: `Checking ${index + 1} of ${wanted.length}: “${title}”` })
      const result = await checkOneFeed(feedId).catch(() => null)
      if (result?.ok) results.push(result.value)
      setState({ checked: [...results], message: result?.ok ? null : (result?.message ?? UNCHANGED) })
      if (!result) break
    }
    setProgress(null)
  }
  const unfollow = async (feedId: string, isUnfollowed: boolean) => {
    const result = await setFeedUnfollowed(feedId, isUnfollowed).catch(() => null)
    if (!result?.ok) return toast(result?.message ?? UNCHANGED)
    const { title } = result.value
    if (isUnfollowed) toast(`Unfollowed “${title}”.`, { label: 'Undo', run: () => void unfollow(feedId, false) })
  }
  return (
    <form
      action={post}
      onSubmit={(event) => {
        event.preventDefault()
        const asked = sentBy(event).get('feed')
        if (progress === null) void check(asked === null ? feeds : feeds.filter(({ feedId }) => feedId === asked))
      }}
    >
      <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        {progress === null ? (
          <Button type="submit">Check all</Button>
        ) : (
          <Button
            onClick={() => {
              isStopped.current = true
            }}
          >
            Stop
          </Button>
        )}
        <p role="status" className="min-w-0 flex-1 text-quiet">
          {progress?.words ?? message ?? (checked.length > 0 ? summary(checked) : '')}
        </p>
      </div>
      <ul aria-label="Feeds">
        {feeds.map((feed) => (
          <li
            key={feed.feedId}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-rule border-b py-3 last:border-0"
          >
            <div className="min-w-0 flex-1 basis-72">
              <p className="font-medium">{feed.title}</p>
              <p className="break-all text-label text-quiet">{feed.url}</p>
              <Outcome feed={feed} checked={checked.find(({ feedId }) => feedId === feed.feedId)} />
            </div>
            <div className="flex gap-2">
              <Button
                type="submit"
                name="feed"
                value={feed.feedId}
                disabled={progress !== null}
                aria-label={`Check “${feed.title}”`}
              >
                {progress?.feedId === feed.feedId ? 'Checking' : 'Check'}
              </Button>
              <Button
                look="quiet"
                disabled={progress !== null}
                aria-label={`Unfollow “${feed.title}”`}
                onClick={() => void unfollow(feed.feedId, true)}
              >
                Unfollow
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </form>
  )
}

const freshWords = (fresh: number) => (fresh === 0 ? 'no new articles' : counted(fresh, 'new article'))

function summary(checked: readonly CheckedFeed[]): string {
  const failed = checked.filter(({ failure }) => failure !== null).length
  const fresh = checked.reduce((sum, feed) => sum + feed.fresh, 0)
  return `${counted(checked.length, 'feed')} checked: ${freshWords(fresh)}${failed === 0 ? '' : `. ${counted(failed, 'feed')} failed`}.`
}

/** What the check just now brought, why it failed, or when the last one was. */
function Outcome({ feed, checked }: { readonly feed: FeedRow; readonly checked: CheckedFeed | undefined }) {
  const failure = checked ? checked.failure : feed.failure
  if (failure !== null) return <p className="text-again text-small">{failure}</p>
  const last = feed.lastCheck === null ? 'Not checked yet' : `Checked ${feed.lastCheck}`
  if (!checked) return <p className="figures text-label text-quiet">{last}</p>
  return (
    <p className="figures text-label text-quiet">
      Just checked:{' '}
      {checked.fresh === 0 ? (
        freshWords(0)
      ) : (
        <Link href={`/library/incoming?from=${encodeURIComponent(feed.title)}`} className="link">
          {freshWords(checked.fresh)}
        </Link>
      )}
    </p>
  )
}
