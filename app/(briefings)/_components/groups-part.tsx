import { WEIGHT_WORDS } from '@/app/_ui/badge'
import { Disclosure } from '@/app/_ui/charts/disclosure'
import { DataTable } from '@/app/_ui/data-table'
import { Section } from '@/app/_ui/page'
import type { ScopeGroup } from '@/lib/services/briefing/briefing-groups'
import type { BriefingPage } from '@/lib/services/briefing/load-briefing'
import { rangeWords, readinessWords } from './words'

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
