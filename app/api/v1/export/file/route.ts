import { answering, problemOf } from '@/app/_server/problem'
import { requestContext } from '@/app/_server/request-context'
import { takeExport } from '@/lib/services/export/export-run'
import { fileResponse } from '../file-response'

/** The file of the export that was started on screen last. */
export const GET = (): Promise<Response> =>
  answering(async () => {
    const taken = takeExport(await requestContext())
    if (!taken.ok) return problemOf(taken)
    const { losses, ...file } = taken.value
    return fileResponse(losses.length > 0 ? { ...file, losses } : file)
  })
