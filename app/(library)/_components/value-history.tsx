import Link from 'next/link'
import { dateWords } from '@/app/_ui/citation'
import type { ValueStep } from '@/lib/services/comparison/value-history'

type ValueHistoryProps = {
  /** The oldest first. */
  readonly steps: readonly ValueStep[]
  /** The fact that is looked at. */
  readonly factId: string
}

/** How the value of a thing changed, in one run of text: “2021 $147 billion → 2022 $190 billion”. */
export function ValueHistory({ steps, factId }: ValueHistoryProps) {
  if (steps.length < 2) return null
  return (
    <section className="mb-4 text-small">
      <p className="font-medium">How it changed</p>
      <ol aria-label="Values, oldest first">
        {steps.map((step, at) => (
          <li key={step.factId} className="inline">
            {at > 0 ? (
              <span aria-hidden="true" className="mx-1.5 text-quiet">
                →
              </span>
            ) : null}
            {step.asOf ? <span className="text-quiet">{dateWords(step.asOf)} </span> : null}
            {step.factId === factId ? (
              <strong aria-current="true" className="font-semibold">
                {step.value}
              </strong>
            ) : (
              <Link href={`/library/fact/${step.factId}`} className="link">
                {step.value}
              </Link>
            )}
            {at === steps.length - 1 && step.factId !== factId ? <span className="text-quiet"> (latest)</span> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
