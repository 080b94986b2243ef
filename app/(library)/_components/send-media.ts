import { reachServer, UNCHANGED } from '@/app/_client/reach-server'
import { MOST_MEDIA_BYTES } from '@/lib/domain/media/media-type'
import { failed, type Result } from '@/lib/services/result'
import { sendMediaPart } from '../media-actions'

/** A part is well below what one request may carry. */
const PART_BYTES = 8 * 1024 * 1024

/** Sends a file in parts. @returns how a card names it */
export const sendMedia = async (file: File): Promise<Result<string>> => {
  if (file.size > MOST_MEDIA_BYTES)
    return failed('too-large', 'The file is larger than 100 MB. Make it smaller, or cut out the part you need.')
  const upload = crypto.randomUUID()
  let from = 0
  do {
    const form = new FormData()
    const part = file.slice(from, from + PART_BYTES)
    for (const [name, value] of Object.entries({ upload, name: file.name, size: file.size, from }))
      form.set(name, String(value))
    form.set('bytes', part)
    const sent = await reachServer<Result<string | null>, Result<string | null>>(
      () => sendMediaPart(form),
      () => failed('storage', UNCHANGED),
    )
    if (!sent.ok) return sent
    if (sent.value !== null) return { ok: true, value: sent.value }
    from += part.size
  } while (from < file.size)
  return failed('conflict', 'The file did not arrive whole. Add it again.')
}
