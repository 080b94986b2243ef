'use server'

import { requestContext } from '@/app/_server/request-context'
import { stopWorkload } from '@/lib/services/retention/load-workload'

/** Stops the simulation that is under way; the page that waits for it says so. */
export async function stopWorkloadAction(): Promise<void> {
  stopWorkload(await requestContext())
}
