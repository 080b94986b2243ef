'use client'

import Link from 'next/link'
import { useState } from 'react'
import { notSent, UNCHANGED } from '@/app/_client/reach-server'
import { sayOutcome } from '@/app/_client/say-outcome'
import { useFormAction } from '@/app/_client/use-form-action'
import { Button } from '@/app/_ui/button'
import { ErrorNote } from '@/app/_ui/error-note'
import { TextField } from '@/app/_ui/field'
import { Section } from '@/app/_ui/page'
import { counted } from '@/lib/domain/format/words'
import type { FeedEntry, FeedNews } from '@/lib/services/capture/feeds'
import { addFromFeed, type FeedState, followFromForm, readFeedsNow, setFeedUnfollowed } from '../add-actions'

/** The address of a feed to follow. */
export function FeedForm() {
  const { state, isPending, form } = useFormAction<FeedState>(followFromForm, null, notSent)
  const error = state?.ok === false ? state.fields.url : undefined
  return (
    <form {...form} className="grid gap-4">
      <div className="flex flex-wrap items-start gap-2">
        <TextField
          name="url"
          label="Feed address"
          hint="The address of an RSS, Atom or JSON feed, often linked at the foot of a website."
          error={error}
          inputMode="url"
          autoComplete="off"
          className="min-w-0 flex-1 basis-72"
        />
        <Button type="submit" look="primary" disabled={isPending} className="mt-[3.1rem] max-sm:mt-0">
          {isPending ? 'Fetching' : 'Follow'}
        </Button>
      </div>
      {state?.ok === false && error === undefined ? (
        <ErrorNote title="The feed wasn’t added.">{state.message}</ErrorNote>
      ) : null}
      {state?.ok ? <p role="status">Following “{state.value.title}”.</p> : null}
    </form>
  )
}

type FollowedFeed = { readonly feedId: string; readonly title: string; readonly url: string }

const newsWords = ({ entries, failures }: FeedNews): string => {
  const fresh = entries.filter(({ key }) => key === null).length
  const failed = failures.length === 0 ? '' : ` ${counted(failures.length, 'feed')} could not be read.`
  return `${counted(entries.length, 'article')}, ${fresh} not in your library.${failed}`
}

const unfollow = (feedId: string): Promise<boolean> =>
  sayOutcome(
    setFeedUnfollowed(feedId, true),
    ({ title }) => `Unfollowed “${title}”.`,
    () => () => sayOutcome(setFeedUnfollowed(feedId, false), null),
  )

/** What came of an article that was to be added. */
type Outcome = { readonly key: string } | { readonly message: string } | 'adding'

const outcomeOf = async ({ feedId, itemId }: FeedEntry): Promise<Outcome> => {
  const result = await addFromFeed(feedId, itemId).catch(() => null)
  if (!result?.ok) return { message: result?.message ?? UNCHANGED }
  const { value } = result
  if (value.kind !== 'confirm') return { key: value.key }
  const title = value.found.newerOf?.title ?? 'an article that you have'
  return { message: `This looks like a newer version of “${title}”. Add it by its address.` }
}

/** The feeds that are followed, and what they list now, as one list. */
export function FeedList({ feeds }: { readonly feeds: readonly FollowedFeed[] }) {
  const [news, setNews] = useState<FeedNews | null>(null)
  const [message, setMessage] = useState<string | null>(null)
  const [isReading, setReading] = useState(false)
  const read = async (only: string | null) => {
    if (isReading) return
    setReading(true)
    const result = await readFeedsNow(only).catch(() => null)
    setReading(false)
    if (result?.ok) setNews(result.value)
    setMessage(result?.ok ? null : (result?.message ?? UNCHANGED))
  }
  return (
    <>
      <Section title="Feeds you follow">
        <ul aria-label="Feeds">
          {feeds.map((feed) => (
            <li
              key={feed.feedId}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-rule border-b py-3 last:border-0"
            >
              <div className="min-w-0 flex-1 basis-72">
                <p className="font-medium">{feed.title}</p>
                <p className="break-all text-label text-quiet">{feed.url}</p>
                <Failure message={news?.failures.find(({ feedId }) => feedId === feed.feedId)?.message} />
              </div>
              <div className="flex gap-2">
                <Button
                  aria-disabled={isReading}
                  aria-label={`Check “${feed.title}”`}
                  onClick={() => void read(feed.feedId)}
                >
                  Check
                </Button>
                <Button look="quiet" aria-label={`Unfollow “${feed.title}”`} onClick={() => void unfollow(feed.feedId)}>
                  Unfollow
                </Button>
              </div>
            </li>
          ))}
        </ul>
        <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button look="primary" aria-disabled={isReading} onClick={() => void read(null)}>
            {isReading ? 'Checking' : 'Check all'}
          </Button>
          <p role="status" className="min-w-0 flex-1 text-quiet">
            {message ?? (news ? newsWords(news) : '')}
          </p>
        </div>
      </Section>
      {news && news.entries.length > 0 ? (
        <Section title="Articles in your feeds">
          <ul aria-label="Articles in your feeds">
            {news.entries.map((entry) => (
              <Entry key={`${entry.feedId} ${entry.itemId}`} entry={entry} />
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  )
}

const Failure = ({ message }: { readonly message: string | undefined }) =>
  message === undefined ? null : <p className="mt-1 text-bad">{message}</p>

function Entry({ entry }: { readonly entry: FeedEntry }) {
  const [outcome, setOutcome] = useState<Outcome>()
  const { title, feedTitle, published, summary } = entry
  const key = typeof outcome === 'object' && 'key' in outcome ? outcome.key : entry.key
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-rule border-b py-4 last:border-0">
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-medium">{title}</p>
        <p className="text-quiet text-small">{[feedTitle, published].filter((part) => part !== null).join(', ')}</p>
        {summary === '' ? null : <p className="mt-1">{summary}</p>}
        <Failure message={typeof outcome === 'object' && 'message' in outcome ? outcome.message : undefined} />
      </div>
      {key === null ? (
        <Button
          disabled={outcome === 'adding'}
          aria-label={`Add “${title}”`}
          onClick={() => {
            setOutcome('adding')
            void outcomeOf(entry).then(setOutcome)
          }}
        >
          {outcome === 'adding' ? 'Adding' : 'Add'}
        </Button>
      ) : (
        <Link href={`/library/${encodeURIComponent(key)}`} className="link inline-flex min-h-11 items-center">
          In your library
        </Link>
      )}
    </li>
  )
}
