import type { Metadata } from 'next'
import { requestContext } from '@/app/_server/request-context'
import { Page } from '@/app/_ui/page'
import { loadToday } from '@/lib/services/study/load-today'
import { BriefingParts } from './_components/briefing-parts'
import { ClockNote } from './_components/clock-note'
import { ContinueReading } from './_components/continue-reading'
import { DayRows } from './_components/day-rows'
import { StorageNotes } from './_components/storage-notes'
import { ToCheck } from './_components/to-check'
import { TodayHead } from './_components/today-head'

export const metadata: Metadata = { title: { absolute: 'Today. Aide-Mémoire' } }

export default async function TodayScreen() {
  const ctx = await requestContext()
  const today = await loadToday(ctx)
  return (
    <Page>
      <StorageNotes />
      <ClockNote timeZone={today.timeZone} />
      <TodayHead today={today} />
      <DayRows today={today} />
      <BriefingParts />
      <ContinueReading />
      <ToCheck />
    </Page>
  )
}
