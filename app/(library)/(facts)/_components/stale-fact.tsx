import Link from 'next/link'
import { Badge, KindBadge, WeightBadge } from '@/app/_ui/badge'
import { dateWords } from '@/app/_ui/citation'
import { FoldedPassage } from '@/app/_ui/folded-passage'
import { NotedSource } from '@/app/_ui/noted-source'
import { alsoArticlesWords } from '@/lib/domain/also-articles'
import type { AgeingReason } from '@/lib/domain/comparison/ageing'
import { hasNoSource } from '@/lib/domain/no-source'
import type { FactToCheck } from '@/lib/services/ageing/list-ageing'
import { CheckButtons, type FactToConfirm } from './check-buttons'

const reasonWords = (reason: AgeingReason, reviewBy: string | null): string => {
  switch (reason.kind) {
    case 'review-by':
      return `${reason.isLate ? 'check overdue since' : 'check by'} ${reviewBy ? dateWords(reviewBy) : 'now'}`
    case 'no-review-by':
      return 'may change, but has no check-by date'
    case 'newer':
      return 'a later article gives another value'
    case 'passage':
      return reason.state === 'gone' ? 'its passage isn’t in the newest text' : 'its passage changed in the newest text'
  }
}

const isUrgent = (reason: AgeingReason): boolean =>
  reason.kind !== 'no-review-by' && !(reason.kind === 'review-by' && !reason.isLate)

type StaleFactProps = { readonly fact: FactToCheck } & Pick<FactToConfirm, 'thisMonth' | 'nextYear'>

/** A fact to look at again: why, the passage that it stands on, the way to its source, and what can be done. */
export function StaleFact({ fact, ...dates }: StaleFactProps) {
  const { factId, statement, kind, weight, asOf, reviewBy, passage, source, also, reasons, newer } = fact
  return (
    <article aria-label={statement} className="border-rule border-b py-6 first:pt-2 last:border-0">
      <h2>
        <Link href={`/library/fact/${factId}`} className="hover:underline">
          {statement}
        </Link>
      </h2>
      <p className="mt-2 flex flex-wrap gap-1.5">
        <KindBadge kind={kind} />
        <WeightBadge weight={weight} />
        {reasons.map((reason) => (
          <Badge key={reason.kind} look={isUrgent(reason) ? 'warn' : 'quiet'}>
            {reasonWords(reason, reviewBy)}
          </Badge>
        ))}
      </p>
      {newer ? (
        <p className="mt-3 border-hard border-l-2 pl-3">
          <Link href={`/library/fact/${newer.factId}`} className="link font-serif">
            {newer.statement}
          </Link>
          <span className="block text-quiet text-small">{newer.title}</span>
        </p>
      ) : null}
      {passage.exact === '' ? (
        <p className="mt-3 text-quiet text-small">
          {hasNoSource(source) ? <NotedSource source={source} /> : 'This fact was imported without a passage'}.
        </p>
      ) : (
        <FoldedPassage {...passage} source={{ ...source, asOf }} className="mt-3" />
      )}
      {also.length > 0 ? <p className="mt-1.5 text-quiet text-small">{alsoArticlesWords(also)}</p> : null}
      <p className="mt-1 flex flex-wrap gap-x-4 text-small">
        <Link
          href={`/library/${encodeURIComponent(source.key)}?fact=${factId}#fact-${factId}`}
          className="link inline-flex min-h-11 items-center"
        >
          {source.title}
        </Link>
        {source.url ? (
          <a href={source.url} rel="noreferrer" target="_blank" className="link inline-flex min-h-11 items-center">
            Open the source in a new window
          </a>
        ) : null}
      </p>
      <CheckButtons fact={{ factId, statement, ...dates }} />
    </article>
  )
}
