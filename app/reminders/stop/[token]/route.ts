import { requestContext } from '@/app/_server/request-context'
import { stopEmails } from '@/lib/services/reminders/save-reminders'

/** The link at the end of a reminder: stops the emails at once, and shows where they can be switched on again. */
export async function GET(_request: Request, { params }: { readonly params: Promise<{ readonly token: string }> }) {
  const { token } = await params
  const stopped = await stopEmails(await requestContext(), token)
  return new Response(null, {
    status: 303,
    headers: { Location: `/settings/reminders?stopped=${stopped.ok ? 'yes' : 'no'}`, 'Cache-Control': 'no-store' },
  })
}
