import Link from 'next/link'
import { LinkButton } from '@/app/_ui/button'
import { confusedPairWords } from '@/lib/domain/retention/problem-card-words'
import type { ConfusedCard, InterferingPair } from '@/lib/services/retention/load-problem-cards'

const LINK = 'link inline-flex min-h-11 items-center'

/** Pairs of cards that were mixed up, each side with ways to its passage and its fact. */
export function ConfusedList({ pairs }: { readonly pairs: readonly InterferingPair[] }) {
  return (
    <ul aria-label="Mixed-up cards">
      {pairs.map(({ asked, given, times, back }) => (
        <li key={`${asked.cardId}/${given.cardId}`} className="border-rule border-b py-4 last:border-0">
          <div className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
            <Side {...asked} />
            <Side {...given} />
          </div>
          <div className="mt-1 flex flex-wrap items-center gap-x-4">
            <p className="figures text-quiet text-small">{confusedPairWords(times, back)}</p>
            <LinkButton
              href={`/review?cards=${asked.cardId},${given.cardId}`}
              look="quiet"
              className="max-sm:-ml-4 print:hidden"
            >
              Study both
            </LinkButton>
          </div>
        </li>
      ))}
    </ul>
  )
}

function Side({ factId, articleKey, question, answer }: ConfusedCard) {
  return (
    <div>
      <p className="font-serif text-passage">{question}</p>
      <p className="mt-0.5 font-medium">{answer}</p>
      <p className="flex flex-wrap gap-x-5 print:hidden">
        <Link
          href={`/library/${encodeURIComponent(articleKey)}?fact=${factId}#fact-${factId}`}
          className={LINK}
          aria-label={`Open the passage: ${question}`}
        >
          Open the passage
        </Link>
        <Link href={`/library/fact/${factId}`} className={LINK} aria-label={`Edit the fact: ${question}`}>
          Edit the fact
        </Link>
      </p>
    </div>
  )
}
