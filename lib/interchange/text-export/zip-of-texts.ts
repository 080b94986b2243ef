import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'

/** Texts by their names as a zip, packed while it is read. @param at when they are said to have been written */
export const zipOfTexts = (texts: ReadonlyMap<string, string>, at: number): Readable => {
  const zip = new ZipFile()
  const mtime = new Date(at)
  for (const [name, text] of texts) zip.addBuffer(Buffer.from(text), name, { mtime })
  zip.end()
  return Readable.from(zip.outputStream)
}
