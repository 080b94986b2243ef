'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { attempt } from '@/app/_server/attempt'
import { requestContext } from '@/app/_server/request-context'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { type CardSelection, cardSelectionSchema } from '@/lib/services/cards/card-selection'
import { EXPORT_FORMATS } from '@/lib/services/export/export-input'
import { startExport, stopExport } from '@/lib/services/export/export-run'
import { failed, type Result } from '@/lib/services/result'

const EXPORT_PAGE = '/cards/export'

/** What a form sends: a box that is not ticked is not sent. */
const formSchema = z.object({
  format: z.enum(EXPORT_FORMATS),
  scheduling: z.enum(['on', 'off']).default('off'),
  media: z.enum(['on', 'off']).default('off'),
  /** The filters of Cards, as in its address. */
  query: z.string().max(4_000).default(''),
})

const WRONG = failed('invalid', 'The request wasn’t understood. Load the page again.')

const failing = (reason: unknown): void =>
  log.error(reason instanceof Error ? (reason.stack ?? reason.message) : String(reason))

const start = async (form: FormData, selection: CardSelection | null): Promise<Result<null>> => {
  const read = formSchema.safeParse(Object.fromEntries(form))
  if (!read.success) return WRONG
  const { format, scheduling, media, query } = read.data
  const input = {
    format,
    withScheduling: scheduling === 'on',
    withMedia: media === 'on',
    selection: selection ?? { kind: 'all' as const, query, except: [] },
  }
  return attempt(async () => startExport(await requestContext(), env().dataDir, input, failing))
}

/** Begins an export of what filters find, and goes to the page that shows its progress. */
export async function startExportAction(_: Result<null> | null, form: FormData): Promise<Result<null>> {
  const started = await start(form, null)
  if (started.ok) redirect(EXPORT_PAGE)
  return started
}

/** Begins an export of chosen cards. */
export async function exportChosenAction(form: FormData, selection: unknown): Promise<Result<null>> {
  const read = cardSelectionSchema.safeParse(selection)
  return read.success ? start(form, read.data) : WRONG
}

/** Stops the export, or discards its file. */
export async function stopExportAction(): Promise<Result<null>> {
  const result = await attempt(async () => stopExport(await requestContext()))
  revalidatePath(EXPORT_PAGE)
  return result
}
