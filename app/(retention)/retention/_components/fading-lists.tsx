import Link from 'next/link'
import { dateStyle } from '@/app/_ui/date-style'
import { counted, dayWords } from '@/lib/domain/format/words'
import { sinceReadWords } from '@/lib/domain/retention/problem-card-words'
import type { FadingPassage, ReadAgain } from '@/lib/services/retention/load-problem-cards'
import { ReadAgainButton, TakeBackButton } from './read-again-button'

const ITEM = 'border-rule border-b py-4 last:border-0'

const Quoted = ({ exact }: { readonly exact: string }) => (
  <blockquote className="line-clamp-4 font-serif text-passage print:line-clamp-none">{exact}</blockquote>
)

/** Passages whose cards were forgotten together, each with a way to read it again and to say so. */
export function FadingList({ passages }: { readonly passages: readonly FadingPassage[] }) {
  return (
    <ul aria-label="Fading passages">
      {passages.map(({ passageId, exact, articleKey, articleTitle, cards, lapsed, factIds: [first], readAgainDay }) => (
        <li key={passageId} className={ITEM}>
          <Quoted exact={exact} />
          <p className="figures mt-1 text-quiet text-small">
            {articleTitle} · {lapsed} of {counted(cards, 'card')} forgotten
            {readAgainDay === null ? '.' : ` since you read it again on ${dayWords(readAgainDay, dateStyle())}.`}
          </p>
          <div className="-ml-4 flex flex-wrap items-center print:hidden">
            <Link
              href={`/library/${encodeURIComponent(articleKey)}${first === undefined ? '' : `?fact=${first}#fact-${first}`}`}
              className="link ml-4 inline-flex min-h-11 items-center pr-4"
            >
              Read the passage again
            </Link>
            <ReadAgainButton passageId={passageId} exact={exact} />
          </div>
        </li>
      ))}
    </ul>
  )
}

/** Passages that were read again and whose cards were not forgotten together since. */
export function ReadAgainList({ passages }: { readonly passages: readonly ReadAgain[] }) {
  if (passages.length === 0) return null
  return (
    <>
      <h3 className="mt-6 font-medium">Passages read again</h3>
      <p className="max-w-[38rem] text-quiet text-small">
        Reading is not a test, so no memory or due date has changed. A passage returns to the list above if its cards
        are forgotten together again.
      </p>
      <ul aria-label="Passages read again">
        {passages.map(({ passageId, rereadingId, exact, articleTitle, cards, lapsed, readAgainDay }) => (
          <li key={passageId} className={ITEM}>
            <Quoted exact={exact} />
            <p className="figures mt-1 text-quiet text-small">
              {articleTitle}. Read again on {dayWords(readAgainDay, dateStyle())}. {sinceReadWords(cards, lapsed)}
            </p>
            <div className="-ml-4 print:hidden">
              <TakeBackButton rereadingId={rereadingId} exact={exact} />
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
