import type { Refused } from '../_server/attempt'

const MEGABYTE = 1024 * 1024
/** The most text that is read from any source. */
const MOST_TEXT_BYTES = 5 * MEGABYTE
/** A request may have 12 MB with everything in it, and what frames its fields. */
const MOST_FORM_BYTES = 11.5 * MEGABYTE

const bytesOf = (value: FormDataEntryValue): number =>
  typeof value === 'string' ? new TextEncoder().encode(value).length : value.size

const megabytes = (bytes: number): string => `${(bytes / MEGABYTE).toFixed(1)} MB`

/**
 * Why a form is too large to be sent, beside the field that makes it so; null where it is not. The server would refuse
 * it before it is read, and a browser takes that for a server that is gone.
 */
export const tooLargeToSend = (form: FormData): Refused | null => {
  const text = form.get('text')
  const textBytes = typeof text === 'string' ? bytesOf(text) : 0
  if (textBytes > MOST_TEXT_BYTES) {
    const message = `The text is ${megabytes(textBytes)}; the limit is ${megabytes(MOST_TEXT_BYTES)}. Split it into parts and add those.`
    return { ok: false, message, fields: { text: message } }
  }
  const bytes = [...form.values()].reduce((sum, value) => sum + bytesOf(value), 0)
  if (bytes <= MOST_FORM_BYTES) return null
  const message = `The form is ${megabytes(bytes)}; the limit is ${megabytes(MOST_FORM_BYTES)} here. To add a larger file, use “aide import article” on the command line.`
  return { ok: false, message, fields: form.has('file') ? { file: message } : {} }
}
