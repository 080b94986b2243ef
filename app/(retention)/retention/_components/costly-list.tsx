import Link from 'next/link'
import { Badge } from '@/app/_ui/badge'
import { counted, minutesWords, sentenceStart } from '@/lib/domain/format/words'
import type { CostlyCard } from '@/lib/services/retention/load-problem-cards'
import { SuspendButton } from './suspend-button'

/** Cards with what they cost, each with ways to fix it. */
export function CostlyList({ cards, label }: { readonly cards: readonly CostlyCard[]; readonly label: string }) {
  return (
    <ul aria-label={label}>
      {cards.map(({ cardId, factId, question, answers, lapses, minutes, leech, suspended }) => (
        <li key={cardId} className="border-rule border-b py-3 last:border-0">
          <p className="font-serif text-passage">{question}</p>
          <p className="figures mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-quiet text-small">
            <span>
              {sentenceStart(minutesWords(minutes))} in {counted(answers, 'answer')}
              {lapses === 0 ? '' : `, forgotten ${lapses === 1 ? 'once' : counted(lapses, 'time')}`}
            </span>
            {leech ? <Badge look="warn">leech: rewrite it</Badge> : null}
            {suspended ? <Badge>suspended</Badge> : null}
          </p>
          <div className="-ml-4 flex flex-wrap items-center print:hidden">
            <Link href={`/library/fact/${factId}`} className="link ml-4 inline-flex min-h-11 items-center pr-4">
              Edit the fact
            </Link>
            <SuspendButton cardId={cardId} suspended={suspended} question={question} />
          </div>
        </li>
      ))}
    </ul>
  )
}
