import Link from 'next/link'
import { requestContext } from '@/app/_server/request-context'
import { exportState } from '@/lib/services/export/export-run'

/** Leads to an export that is running, or whose file was not downloaded yet. */
export async function ExportNote() {
  const state = exportState(await requestContext())
  const isWaiting = state.kind === 'ready' && !state.isTaken
  if (state.kind !== 'working' && !isWaiting) return null
  return (
    <p className="mb-3">
      {isWaiting ? 'An exported file is ready. ' : 'An export is running. '}
      <Link href="/cards/export" className="link inline-flex min-h-11 items-center font-medium">
        {isWaiting ? 'Download it' : 'See its progress'}
      </Link>
    </p>
  )
}
