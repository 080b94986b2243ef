'use client'

import Link from 'next/link'
import { Button } from '@/app/_ui/button'
import { citationWords } from '@/app/_ui/citation'
import { counted } from '@/lib/domain/format/words'
import type { ListedIncoming } from '@/lib/services/incoming/list-incoming'
import { type TakingOutcome, useTaking } from './use-taking'

type IncomingListProps = { readonly articles: readonly ListedIncoming[] }

/** Incoming articles: each can be looked at, taken or declined, or all at once, with progress and a way to stop. */
export function IncomingList({ articles }: IncomingListProps) {
  const { outcomes, progress, take, decline, stop } = useTaking()
  const open = articles.filter(({ incomingId, held }) => !outcomes.has(incomingId) && held?.kind !== 'text')
  const ids = open.map(({ incomingId }) => incomingId)
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center gap-2">
        {progress ? (
          <>
            <p role="status" className="figures mr-2">
              Adding {progress.done + 1} of {progress.of}
            </p>
            <Button onClick={stop}>Stop</Button>
          </>
        ) : ids.length > 1 ? (
          <>
            <Button look="primary" onClick={() => void take(ids)}>
              Add all {ids.length}
            </Button>
            <Button look="quiet" onClick={() => void decline(ids)}>
              Decline all
            </Button>
          </>
        ) : null}
      </div>
      <ol aria-label="Incoming articles">
        {articles.map((article) => (
          <IncomingRow
            key={article.incomingId}
            article={article}
            outcome={outcomes.get(article.incomingId) ?? null}
            isBusy={progress !== null}
            onTake={() => void take([article.incomingId])}
            onDecline={() => void decline([article.incomingId])}
          />
        ))}
      </ol>
    </>
  )
}

type IncomingRowProps = {
  readonly article: ListedIncoming
  readonly outcome: TakingOutcome | null
  readonly isBusy: boolean
  readonly onTake: () => void
  readonly onDecline: () => void
}

const sourceWords = ({ authors, outlet, published }: ListedIncoming): string =>
  citationWords({ authors, outlet, published, origin: 'file' }).replace(/\.$/, '')

function IncomingRow({ article, outcome, isBusy, onTake, onDecline }: IncomingRowProps) {
  const { incomingId, title, words, excerpt } = article
  const about = [
    sourceWords(article),
    article.published === null ? 'undated' : '',
    words === null ? 'fetched when you add it' : `about ${counted(words, 'word')}`,
  ]
  const isDone = outcome?.kind === 'added' || outcome?.kind === 'known' || article.held?.kind === 'text'
  return (
    <li className="border-rule border-b py-4 last:border-0">
      <Link
        href={`/library/incoming/article?id=${incomingId}`}
        className="font-semibold font-serif text-head hover:underline"
      >
        {title}
      </Link>
      <p className="mt-0.5">{about.filter((part) => part !== '').join(', ')}</p>
      {excerpt === '' ? null : <p className="mt-1 line-clamp-2 font-serif text-quiet">{excerpt}</p>}
      <HeldNote article={article} />
      <OutcomeNote incomingId={incomingId} outcome={outcome} />
      {isDone ? null : (
        <div className="mt-2 flex flex-wrap gap-2">
          <Button disabled={isBusy} onClick={onTake} aria-label={`Add “${title}”`}>
            Add
          </Button>
          <Button look="quiet" disabled={isBusy} onClick={onDecline} aria-label={`Decline “${title}”`}>
            Decline
          </Button>
        </div>
      )}
    </li>
  )
}

function HeldNote({ article: { held } }: { readonly article: ListedIncoming }) {
  if (!held) return null
  const link = (words: string) => (
    <Link href={`/library/${encodeURIComponent(held.key)}`} className="link text-ink">
      {words}
    </Link>
  )
  return (
    <p className="mt-1 text-quiet text-small">
      {held.kind === 'text' ? (
        <>This text is already {link('in the library')}.</>
      ) : held.kind === 'notes' ? (
        <>The library has {link('notes on it')}, with cards.</>
      ) : (
        <>The library has {link('an article with this title')} and a different text.</>
      )}
    </p>
  )
}

function OutcomeNote({ incomingId, outcome }: { readonly incomingId: string; readonly outcome: TakingOutcome | null }) {
  if (!outcome) return null
  const place = (key: string) => `/library/${encodeURIComponent(key)}` as const
  switch (outcome.kind) {
    case 'added':
    case 'known':
      return (
        <p className="mt-1 text-good text-small">
          {outcome.kind === 'added' ? 'Added. ' : 'It was already in the library. '}
          <Link href={place(outcome.key)} className="link">
            Open it
          </Link>
        </p>
      )
    case 'ask':
      return (
        <p className="mt-1 text-hard text-small">
          This looks like a newer version of “{outcome.of}”.{' '}
          <Link href={`/library/incoming/article?id=${incomingId}`} className="link">
            Decide
          </Link>
        </p>
      )
    case 'failed':
      return <p className="mt-1 text-again text-small">{outcome.message}</p>
    default:
      return outcome satisfies never
  }
}
