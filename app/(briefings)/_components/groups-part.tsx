import Link from 'next/link'
import { AlsoIn } from '@/app/_ui/also-in'
import { WEIGHT_WORDS } from '@/app/_ui/badge'
import { Disclosure } from '@/app/_ui/charts/disclosure'
import { Chevron } from '@/app/_ui/chevron'
import { DataTable } from '@/app/_ui/data-table'
import { FoldedPassage } from '@/app/_ui/folded-passage'
import { Section } from '@/app/_ui/page'
import { percentOf } from '@/lib/domain/format/percent'
import type { ScopeGroup } from '@/lib/services/briefing/briefing-groups'
import type { BriefingPage } from '@/lib/services/briefing/load-briefing'
import { belowWithPlanWords, rangeWords, readinessWords } from './words'

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** Of fewer facts nearly any share is possible: a range says nothing. */
const LEAST_FOR_RANGE = 5

/** Readiness by weight, article and topic, the least ready first. */
export function GroupsPart({ page }: { readonly page: BriefingPage }) {
  const { weights, articles, topics } = page.groups
  const named = weights.map((group) => ({ ...group, name: capital(WEIGHT_WORDS[group.weight]) }))
  return (
    <Section
      title={page.isPast ? 'Where you stood' : 'Where you stand'}
      label={
        page.isPast
          ? 'Readiness at the briefing, from what you had studied by then.'
          : 'Readiness on the day, if you stop now and if you follow the plan.'
      }
    >
      <Groups caption="By weight" head="Weight" groups={named} isPast={page.isPast} />
      <div className="mt-3">
        <Disclosure title="By article">
          <Groups caption="By article" head="Article" groups={articles} isPast={page.isPast} />
        </Disclosure>
        {topics.length > 0 ? (
          <Disclosure title="By topic">
            <Groups caption="By topic" head="Topic" groups={topics} isPast={page.isPast} />
          </Disclosure>
        ) : null}
      </div>
    </Section>
  )
}

type GroupsProps = {
  readonly caption: string
  readonly head: string
  readonly groups: readonly ScopeGroup[]
  readonly isPast: boolean
}

function Groups({ caption, head, groups, isPast }: GroupsProps) {
  return (
    <DataTable
      caption={caption}
      hideCaption
      rows={groups}
      keyOf={({ key }) => key}
      columns={[
        { key: 'name', head, cell: ({ name }) => name },
        { key: 'facts', head: 'Facts', figures: true, cell: ({ facts }) => facts },
        {
          key: 'stopped',
          head: isPast ? 'At the briefing' : 'If you stop',
          figures: true,
          cell: ({ ifStopped }) => readinessWords(ifStopped),
        },
        ...(isPast
          ? []
          : [
              {
                key: 'followed',
                head: 'With the plan',
                figures: true,
                cell: ({ ifFollowed }: ScopeGroup) => (
                  <>
                    {readinessWords(ifFollowed)}{' '}
                    {ifFollowed.facts < LEAST_FOR_RANGE ||
                    rangeWords(ifFollowed) === readinessWords(ifFollowed) ? null : (
                      <span className="text-label text-quiet">({rangeWords(ifFollowed)})</span>
                    )}
                  </>
                ),
              },
            ]),
      ]}
    />
  )
}

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
