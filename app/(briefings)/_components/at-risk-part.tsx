import Link from 'next/link'
import { AlsoIn } from '@/app/_ui/also-in'
import { Chevron } from '@/app/_ui/chevron'
import { FoldedPassage } from '@/app/_ui/folded-passage'
import { Section } from '@/app/_ui/page'
import { percentOf } from '@/lib/domain/format/percent'
import type { BriefingPage } from '@/lib/services/briefing/load-briefing'
import { belowWithPlanWords } from './words'

/** Must-knows below their target, the least sure first; Enter or a tap shows the passage. */
export function AtRiskPart({ page }: { readonly page: BriefingPage }) {
  const { facts, total, belowWithPlan } = page.atRisk
  const target = page.briefing.choices.targetMust
  if (page.isPast || total === 0) return null
  const more = total - facts.length
  return (
    <Section
      title="Must-knows at risk"
      label="Below your target if you stop now: first those slipping, then those not started. Open one to see its passage."
    >
      {belowWithPlan > 0 ? <p className="mb-2 max-w-[38rem] text-small">{belowWithPlanWords(page)}</p> : null}
      <ul>
        {facts.map(({ factId, statement, ifStopped, ifFollowed, isBegun, source, also, asOf }) => (
          <li key={factId} className="border-rule border-b last:border-0">
            <details className="group">
              <summary className="flex min-h-12 list-none items-center justify-between gap-x-4 gap-y-1 py-3 max-sm:flex-col max-sm:items-start hover:text-ink [&::-webkit-details-marker]:hidden">
                <span className="flex min-w-0 items-baseline gap-2.5">
                  <Chevron />
                  <span>{statement}</span>
                </span>
                <span className="figures shrink-0 text-quiet text-small max-sm:pl-5 sm:text-right">
                  {isBegun ? percentOf(ifStopped) : 'not started'}
                  <span className="sm:hidden">, </span>
                  <span className="text-label sm:block">
                    {isBegun || ifFollowed > 0
                      ? `${percentOf(ifFollowed)} with the plan${ifFollowed < target ? ', below target' : ''}`
                      : 'not in the plan'}
                  </span>
                </span>
              </summary>
              <div className="pb-4 pl-5">
                {source ? (
                  <>
                    <FoldedPassage
                      before={source.before}
                      exact={source.exact}
                      after={source.after}
                      source={{ ...source, asOf }}
                    />
                    <AlsoIn also={also} factId={factId} />
                  </>
                ) : (
                  <p className="text-quiet">This fact has no passage.</p>
                )}
                <Link
                  href={`/library/fact/${factId}`}
                  className="link mt-1 inline-flex min-h-11 items-center text-small"
                >
                  Open in the library
                </Link>
              </div>
            </details>
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="mt-2 text-quiet text-small">And {more} more.</p> : null}
    </Section>
  )
}
