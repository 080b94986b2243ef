import Link from 'next/link'
import type { FactView } from '@/lib/data/queries/facts/fact-views'
import { RetireButton } from './retire-button'

/** Facts that were taken out of the library: what was learnt of them is kept, and they can be brought back. */
export function RetiredFacts({ facts }: { readonly facts: readonly FactView[] }) {
  if (facts.length === 0) return null
  return (
    <details className="mt-10">
      <summary className="min-h-11 py-2 text-quiet">
        {facts.length === 1 ? '1 retired fact' : `${facts.length} retired facts`}
      </summary>
      <ul className="lg:max-w-[44rem]">
        {facts.map(({ factId, statement }) => (
          <li key={factId} className="flex items-center justify-between gap-4 border-rule border-b py-3 last:border-0">
            <Link href={`/library/fact/${factId}`} className="min-w-0 font-serif hover:underline">
              {statement}
            </Link>
            <RetireButton factId={factId} retired />
          </li>
        ))}
      </ul>
    </details>
  )
}
