'use server'

import { z } from 'zod'
import { attempt } from '@/app/_server/attempt'
import { requestContext } from '@/app/_server/request-context'
import { mediaReference } from '@/lib/domain/media/media-reference'
import { env } from '@/lib/platform/env'
import { receiveMedia } from '@/lib/services/media/add-media'
import { done, failed, type Result } from '@/lib/services/result'

const partSchema = z.object({
  upload: z.uuid(),
  name: z.string().max(1_000),
  size: z.coerce.number().int().min(0),
  from: z.coerce.number().int().min(0),
  bytes: z.instanceof(Blob),
})

/** Receives a part of a file for a card. @returns how a card names the file; null until the last part */
export const sendMediaPart = async (form: FormData): Promise<Result<string | null>> => {
  const read = partSchema.safeParse(Object.fromEntries(form))
  if (!read.success) return failed('invalid', 'This file cannot be read. Add it again.')
  const bytes = new Uint8Array(await read.data.bytes.arrayBuffer())
  return attempt(async () => {
    const added = await receiveMedia(await requestContext(), env().dataDir, { ...read.data, bytes })
    return added.ok ? done(added.value && mediaReference(added.value)) : added
  })
}
