import Link from 'next/link'
import type { ContradictionView } from '@/lib/data/queries/fact-views'

/** What other facts of the library say against a fact, each with the way to it. */
export function Contradictions({ contradictions }: { readonly contradictions: readonly ContradictionView[] }) {
  if (contradictions.length === 0) return null
  return (
    <ul className="mb-4 grid gap-2 border-hard border-l-2 pl-3 text-small">
      {contradictions.map(({ factId, statement, note, articleKey, articleTitle }) => (
        <li key={factId}>
          <p className="font-medium text-hard">Another fact says otherwise</p>
          <p>
            <Link href={`/library/fact/${factId}`} className="link font-serif text-base">
              {statement}
            </Link>
          </p>
          <p className="text-quiet">
            In{' '}
            <Link href={`/library/${articleKey}`} className="link">
              {articleTitle}
            </Link>
            . {note}
          </p>
        </li>
      ))}
    </ul>
  )
}
