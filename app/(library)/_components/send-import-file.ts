import { reachServer, UNCHANGED } from '@/app/_client/reach-server'
import { failed, type Result } from '@/lib/services/result'
import { openImport, readImport, sendImportPart } from '../import-actions'

/** A part is well below what one request may carry. */
const PART_BYTES = 8 * 1024 * 1024

const ask = (work: () => Promise<Result<null>>): Promise<Result<null>> =>
  reachServer<Result<null>, Result<null>>(work, () => failed('storage', UNCHANGED))

/** Sends a file in parts, so that it may be larger than a request, and lets it be read. */
export const sendFile = async (file: File, tell: (sent: number) => void): Promise<Result<null>> => {
  let result = await ask(() => openImport({ fileName: file.name, size: file.size }))
  for (let from = 0; result.ok && from < file.size; from += PART_BYTES) {
    const form = new FormData()
    form.set('from', String(from))
    form.set('bytes', file.slice(from, from + PART_BYTES))
    result = await ask(() => sendImportPart(form))
    tell(Math.min(file.size, from + PART_BYTES))
  }
  return result.ok ? await ask(readImport) : result
}
