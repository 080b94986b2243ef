import Link from 'next/link'
import { classNames } from '@/app/_ui/class-names'
import { dateStyle } from '@/app/_ui/date-style'
import type { FurtherPassage, LinkSeen, LinkView } from '@/lib/data/queries/facts/fact-links'
import { edtfEnd, formatAsOf, parseEdtf } from '@/lib/domain/content/edtf'
import type { AlsoPassage } from '@/lib/domain/queue/study-card'

const HEADINGS: Readonly<Record<LinkSeen, string>> = {
  contradicts: 'Another fact says otherwise',
  'updated-by': 'There is a newer fact',
  updates: 'Updates an earlier fact',
  contrast: 'Compare with',
}

/** What other facts of the library have to do with a fact, each with the way to it. */
export function FactLinks({ links }: { readonly links: readonly LinkView[] }) {
  if (links.length === 0) return null
  return (
    <ul className="mb-4 grid gap-3 text-small">
      {links.map(({ factId, kind, statement, asOf, note, articleKey, articleTitle }) => {
        const warns = kind === 'contradicts' || kind === 'updated-by'
        return (
          <li
            key={`${kind} ${factId}`}
            className={classNames('border-l-2 pl-3', warns ? 'border-hard' : 'border-rule')}
          >
            <p className={warns ? 'font-medium text-hard' : 'font-medium'}>{HEADINGS[kind]}</p>
            <p>
              <Link href={`/library/fact/${factId}`} className="link font-serif text-base">
                {statement}
              </Link>
            </p>
            <p className="text-quiet">
              In{' '}
              <Link href={`/library/${encodeURIComponent(articleKey)}`} className="link">
                {articleTitle}
              </Link>
              {asOf ? `, ${formatAsOf(asOf, dateStyle())}` : ''}. {note}
            </p>
          </li>
        )
      })}
    </ul>
  )
}

/** A further passage as screens show it. */
export const alsoPassage = ({ role, note, before, exact, after, article }: FurtherPassage): AlsoPassage => {
  const { key, title, authors, outlet, published, origin } = article
  return { role, note, before, exact, after, articleKey: key, title, authors, outlet, published, origin }
}

/** Whether the last day of a review-by date lies before `today` (`YYYY-MM-DD`); false for a text that is no date. */
export const isPastReview = (reviewBy: string | null, today: string): boolean =>
  reviewBy !== null && parseEdtf(reviewBy) !== null && edtfEnd(reviewBy) < today
