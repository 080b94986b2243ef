import type { Metadata } from 'next'
import { requestContext } from '@/app/_server/request-context'
import { Page, Section } from '@/app/_ui/page'
import { Row, RowList } from '@/app/_ui/row-list'
import { counted } from '@/lib/domain/format/words'
import { env } from '@/lib/platform/env'
import { countDecks } from '@/lib/services/decks/list-decks'
import { newLearnersSettings } from '@/lib/services/settings/adopt-browser-settings'
import { loadToday, partsOfToday } from '@/lib/services/study/load-today'
import { BriefingLead, isLead } from './_components/briefing-lead'
import { BriefingParts } from './_components/briefing-parts'
import { BrowserSettingsNote } from './_components/browser-settings'
import { ClockBehind } from './_components/clock-behind'
import { ClockNote } from './_components/clock-note'
import { ContinueReading } from './_components/continue-reading'
import { DayRows } from './_components/day-rows'
import { StorageNotes } from './_components/storage-notes'
import { StudyMore } from './_components/study-more'
import { ToCheck } from './_components/to-check'
import { cardsOf, DaysSession, TodayHead } from './_components/today-head'

export const metadata: Metadata = { title: { absolute: 'Today. Aide-Mémoire' } }

export default async function TodayScreen() {
  const ctx = await requestContext()
  const [today, { parts, later }] = [await loadToday(ctx), await partsOfToday(ctx)]
  const [nearest, ...others] = parts
  const given = today.firstRun !== null ? await newLearnersSettings(ctx) : null
  const decks = await countDecks(ctx)
  // Whoever set AIDE_TIME_ZONE has chosen.
  const hasZone = env().timeZone !== null
  const lead = nearest && isLead(nearest) ? nearest : null
  return (
    <Page>
      <StorageNotes />
      <ClockBehind serverNow={ctx.now} />
      <ClockNote />
      {lead ? (
        <>
          <BriefingLead part={lead} />
          <DaysSession today={today} />
        </>
      ) : (
        <TodayHead today={today} />
      )}
      {given === null ? null : (
        <div className="mt-6">
          <BrowserSettingsNote
            {...given}
            isGiven={{ ...given.isGiven, timeZone: given.isGiven.timeZone && !hasZone }}
          />
        </div>
      )}
      {today.firstRun === null ? (
        <Section title="Study more">
          <StudyMore choices={today.more} hasMoreNow={cardsOf(today) === 0}>
            {decks > 1 ? <DecksRow decks={decks} /> : null}
          </StudyMore>
        </Section>
      ) : decks > 1 ? (
        <Section title="Or begin with one deck">
          <RowList label="Decks">
            <DecksRow decks={decks} />
          </RowList>
        </Section>
      ) : null}
      <DayRows today={today} />
      <BriefingParts parts={lead ? others : parts} later={later} hasLead={lead !== null} />
      <ContinueReading />
      <ToCheck />
    </Page>
  )
}

function DecksRow({ decks }: { readonly decks: number }) {
  return (
    <Row href="/decks" note="Study one deck, within today’s limits." value={counted(decks, 'deck')}>
      Decks
    </Row>
  )
}
