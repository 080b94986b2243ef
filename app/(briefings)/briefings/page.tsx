import type { Metadata } from 'next'
import { requestContext } from '@/app/_server/request-context'
import { LinkButton } from '@/app/_ui/button'
import { Disclosure } from '@/app/_ui/charts/disclosure'
import { dateStyle } from '@/app/_ui/date-style'
import { EmptyState } from '@/app/_ui/empty-state'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { Row, RowList } from '@/app/_ui/row-list'
import { daysAwayWords } from '@/lib/domain/briefing/day-words'
import { counted, dateTimeWords } from '@/lib/domain/format/words'
import type { StudyDay } from '@/lib/domain/ids'
import { type BriefingList, type ListedBriefing, listOwnBriefings } from '@/lib/services/briefing/list-briefings'
import { RestoreBriefing } from '../_components/remove-briefing'
import { readinessWords } from '../_components/words'

export const metadata: Metadata = { title: 'Briefings' }

/** The occasions that the learner prepares for, the next one first. */
export default async function BriefingsScreen() {
  const ctx = await requestContext()
  const { day, ahead, past, removed } = await listOwnBriefings(ctx)
  const make = (
    <LinkButton href="/briefings/new" look="primary">
      New briefing
    </LinkButton>
  )
  if (ahead.length + past.length === 0) {
    return (
      <Page>
        <PageTitle>Briefings</PageTitle>
        <EmptyState title="No briefings yet" action={make}>
          Say when you are speaking, and on what. You will see how ready you can expect to be on the day, and what to
          study until then.
        </EmptyState>
        <Removed briefings={removed} />
      </Page>
    )
  }
  return (
    <Page>
      <PageTitle actions={make}>Briefings</PageTitle>
      {ahead.length > 0 ? (
        <RowList label="Upcoming briefings">
          {ahead.map((listed) => (
            <BriefingRow key={listed.briefing.id} listed={listed} day={day} />
          ))}
        </RowList>
      ) : (
        <p className="text-quiet">No upcoming briefings.</p>
      )}
      {past.length > 0 ? (
        <Section title="Past">
          <RowList label="Past briefings">
            {past.map((listed) => (
              <BriefingRow key={listed.briefing.id} listed={listed} day={day} />
            ))}
          </RowList>
        </Section>
      ) : null}
      <Removed briefings={removed} />
    </Page>
  )
}

function Removed({ briefings }: { readonly briefings: BriefingList['removed'] }) {
  if (briefings.length === 0) return null
  return (
    <div className="mt-10">
      <Disclosure title={counted(briefings.length, 'removed briefing')}>
        <RowList label="Removed briefings">
          {briefings.map(({ id, title }) => (
            <Row key={id} value={<RestoreBriefing id={id} title={title} />}>
              {title}
            </Row>
          ))}
        </RowList>
      </Disclosure>
    </div>
  )
}

function BriefingRow({ listed, day }: { readonly listed: ListedBriefing; readonly day: StudyDay }) {
  const { briefing, briefingDay, facts, ifStopped } = listed
  const note = [dateTimeWords(briefing.at, briefing.timeZone, dateStyle()), briefing.place, counted(facts, 'fact')]
  return (
    <Row
      href={`/briefings/${encodeURIComponent(briefing.id)}`}
      note={note.filter((part) => part !== null).join(' · ')}
      value={
        <>
          {daysAwayWords(day, briefingDay)}
          {ifStopped ? <span className="block text-label">{readinessWords(ifStopped)} if you stop now</span> : null}
        </>
      }
    >
      {briefing.title}
    </Row>
  )
}
