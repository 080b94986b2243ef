import { type AddressPolicy, type Fetched, fetchAddress } from '../../platform/guarded-fetch'
import { fromPlainText } from '../../sources/plain-text'
import type { SourceFailure, SourceFailureCode, SourceResult, SourceText } from '../../sources/source-result'
import type { ArticleSource } from '../articles/article-input'
import { done, type FailureCode, failed, type Result } from '../result'
import type { FeedResult } from '../worker/jobs'
import { type JobFailure, type JobResult, OWN_THREAD_CHARACTERS, runJob } from '../worker-pool'

/** Which addresses may be asked; tests bring their own. */
export type Reach = { readonly policy?: AddressPolicy; readonly signal?: AbortSignal }

const CODES: Readonly<Record<SourceFailureCode, FailureCode>> = {
  'too-large': 'too-large',
  bomb: 'too-large',
  binary: 'wrong-type',
  'wrong-type': 'wrong-type',
  damaged: 'wrong-type',
  encrypted: 'forbidden',
  login: 'forbidden',
  'refused-address': 'forbidden',
  empty: 'invalid',
  'no-text': 'invalid',
  timeout: 'conflict',
  unreachable: 'conflict',
  'not-found': 'not-found',
}

const OF_PASTE: Readonly<Partial<Record<SourceFailureCode, string>>> = {
  empty: 'There is no text yet. Paste the text of the article, choose a file, or enter an address.',
  'too-large': 'The text is larger than 5 MB. Split it into parts and add those.',
  binary: 'This is not text. Paste the text of the article.',
}

const UNREAD = 'It could not be read: it is damaged, or too large when unpacked. Paste its text instead.'

const FAILURES: Readonly<Record<JobFailure['why'], Omit<SourceFailure, 'ok'>>> = {
  timeout: {
    code: 'timeout',
    message: 'Reading it took too long, so it was stopped. Save only the part you need and add that.',
  },
  stopped: { code: 'timeout', message: 'You stopped it. Nothing was added.' },
  memory: { code: 'bomb', message: UNREAD },
  broken: { code: 'damaged', message: UNREAD },
}

/** What a worker reads, with a process that had to be ended made a failure like any other. */
const settled = async <T>(result: Promise<JobResult<T>>): Promise<T | SourceFailure> => {
  const came = await result
  return came.ok ? came.value : { ok: false, ...FAILURES[came.why] }
}

/** Only plain text, and little of it, is read here: every other format has a syntax whose reading may take for ever. */
const isQuick = (name: string, bytes: Uint8Array): boolean =>
  bytes.length <= OWN_THREAD_CHARACTERS && /\.txt$/i.test(name)

const readBytes = async (fileName: string, bytes: Uint8Array): Promise<SourceResult> =>
  isQuick(fileName, bytes) ? fromPlainText(bytes) : settled(runJob('read-source', [fileName, bytes]))

/** Under which name the reader of files knows what a server sends; null for a web page. */
const FILE_NAMES: Readonly<Record<string, string>> = {
  'text/plain': 'page.txt',
  'text/markdown': 'page.md',
  'text/x-markdown': 'page.md',
  'application/epub+zip': 'page.epub',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'page.docx',
  'application/pdf': 'page.pdf',
}

const readAddress = async (address: string, reach: Reach): Promise<Result<SourceText>> => {
  const fetched: Fetched | SourceFailure = await fetchAddress(address, { ...reach, kind: 'page' })
  if (!fetched.ok) return failed(CODES[fetched.code], fetched.message, 'url')
  const { bytes, url, charset } = fetched
  const name = FILE_NAMES[fetched.mediaType]
  const read = await (name === undefined
    ? settled(runJob('read-page', [bytes, { url, charset }]))
    : readBytes(name, bytes))
  if (!read.ok) return failed(CODES[read.code], read.message, 'url')
  return done({ ...read.value, url: read.value.url ?? url })
}

/** The text of what was pasted, chosen or named by its address; a failure names the field of the form it came by. */
export const readGiven = async (source: ArticleSource, reach: Reach = {}): Promise<Result<SourceText>> => {
  switch (source.kind) {
    case 'paste': {
      const read = await readBytes('pasted.txt', Buffer.from(source.text))
      return read.ok ? done(read.value) : failed(CODES[read.code], OF_PASTE[read.code] ?? read.message, 'text')
    }
    case 'file': {
      const read = await readBytes(source.name, source.bytes)
      return read.ok ? done(read.value) : failed(CODES[read.code], read.message, 'file')
    }
    case 'address':
      return readAddress(source.url, reach)
    default:
      return source satisfies never
  }
}

/** A feed that was fetched, with its items. */
export const readFeedBytes = ({ bytes, url, charset }: Fetched): Promise<FeedResult> =>
  settled(runJob('read-feed', [bytes, url, charset]))
