import type { Metadata, Route } from 'next'
import { notFound, redirect } from 'next/navigation'
import { requestContext } from '@/app/_server/request-context'
import { loadRehearsal } from '@/lib/services/rehearsal/load-rehearsal'
import { loadHistory } from '@/lib/services/rehearsal/load-results'
import { RunScreen } from './_components/run-screen'

export const metadata: Metadata = { title: 'Rehearsal' }

type RunPageProps = {
  readonly params: Promise<{ id: string }>
  readonly searchParams: Promise<{ rehearsal?: string | string[] }>
}

export default async function RunPage({ params, searchParams }: RunPageProps) {
  const [{ id }, { rehearsal }] = await Promise.all([params, searchParams])
  const ctx = await requestContext()
  if (typeof rehearsal !== 'string') {
    const history = await loadHistory(ctx, id)
    const open = history.ok ? history.value.find(({ endedAt }) => endedAt === null) : undefined
    redirect((open ? `/briefings/${id}/rehearse/run?rehearsal=${open.id}` : `/briefings/${id}/rehearse`) as Route) // edge: made of ids
  }
  const sheet = await loadRehearsal(ctx, rehearsal)
  if (!sheet.ok || sheet.value.briefing.id !== id) notFound()
  return <RunScreen sheet={sheet.value} />
}
