import type { Metadata } from 'next'
import { requestContext } from '@/app/_server/request-context'
import { Page } from '@/app/_ui/page'
import { loadToday } from '@/lib/services/load-today'
import { DayRows } from './_components/day-rows'
import { ToCheck } from './_components/to-check'
import { TodayHead } from './_components/today-head'

export const metadata: Metadata = { title: { absolute: 'Today. Aide-Mémoire' } }

/** How many facts and contradictions are listed before the rest is behind a link, and how many behind it. */
const A_FEW = 3
const MOST = 200

type TodayProps = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> }

export default async function TodayScreen({ searchParams }: TodayProps) {
  const isWhole = (await searchParams).check === 'all'
  const ctx = await requestContext()
  const today = await loadToday(ctx, isWhole ? MOST : A_FEW)
  return (
    <Page>
      <TodayHead today={today} />
      <DayRows today={today} />
      <ToCheck today={today} isWhole={isWhole} />
    </Page>
  )
}
