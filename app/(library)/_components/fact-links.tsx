import Link from 'next/link'
import { classNames } from '@/app/_ui/class-names'
import { dateStyle } from '@/app/_ui/date-style'
import type { LinkSeen, LinkView } from '@/lib/data/queries/facts/fact-links'
import { formatAsOf } from '@/lib/domain/content/edtf'

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
