import type { Metadata } from 'next'
import { requestContext } from '@/app/_server/request-context'
import { LinkButton } from '@/app/_ui/button'
import { dateStyle } from '@/app/_ui/date-style'
import { EmptyState } from '@/app/_ui/empty-state'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { Row, RowList } from '@/app/_ui/row-list'
import { daysAwayWords } from '@/lib/domain/briefing/day-words'
import { counted, dateTimeWords } from '@/lib/domain/format/words'
import type { StudyDay } from '@/lib/domain/ids'
import { type ListedBriefing, listOwnBriefings } from '@/lib/services/briefing/list-briefings'
import { readinessWords } from '../_components/words'

export const metadata: Metadata = { title: 'Briefings' }

/** The occasions that the learner prepares for, the next one first. */
export default async function BriefingsScreen() {
  const ctx = await requestContext()
  const { day, ahead, past } = await listOwnBriefings(ctx)
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
    </Page>
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
