import { watchLive } from './live-watch'
import { bookEntries, wordEntries, wordParagraph, zipped } from './packed-files'
import type { Shape } from './pathological-texts'
import { peakMemoryMb, readersOf } from './reader-processes'
import type { RunningServer } from './server'
import { type ActionAnswer, sendForm } from './server-actions'

/** By which parser a text is read. */
export const FORMATS = ['txt', 'md', 'html', 'paste', 'epub', 'docx', 'readwise'] as const
export type Format = (typeof FORMATS)[number]

export type TextToFeed = { readonly shape: Shape; readonly characters: number; readonly format: Format }

export type FedText = TextToFeed & {
  /** What the server said: it is read, refused with a reason, or nothing came in the time that there was. */
  readonly outcome: 'read' | 'refused' | 'given up'
  readonly ms: number
  /** Why it was refused, in the words of the server. */
  readonly reason: string | null
}

/** A text that was fed, and how the server answered others meanwhile. */
export type WatchedText = FedText & Pick<Feeding, 'longestMs' | 'busyMs'>

export type Feeding = {
  readonly fed: readonly WatchedText[]
  /** The longest that `/api/v1/live` took, and of that what the server was busy itself. */
  readonly longestMs: number
  readonly busyMs: number
  readonly asked: number
  readonly failed: number
  /** The most memory that any reader had. */
  readonly readerMb: number
}

const XML: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' }
const escaped = (text: string): string => text.replace(/[<>&]/g, (sign) => XML[sign] ?? sign)

/** How many were sent: each text has a title of its own. */
let sent = 0

const PIECE_CHARACTERS = 2_000

/** As long as highlights are at most. */
const inPieces = (text: string): readonly string[] =>
  Array.from({ length: Math.ceil(text.length / PIECE_CHARACTERS) }, (_, at) =>
    text.slice(at * PIECE_CHARACTERS, (at + 1) * PIECE_CHARACTERS),
  )

/** More is no form; and what is packed too well is refused before it is read. */
const MOST_BYTES = 11_000_000

const packed = async (name: string, entries: Readonly<Record<string, string>>): Promise<File> => {
  const loose = await zipped(entries, false)
  return new File([new Uint8Array(loose.length <= MOST_BYTES ? loose : await zipped(entries))], name)
}

const fileOf = async (format: Format, text: string): Promise<File> => {
  switch (format) {
    case 'txt':
    case 'md':
    case 'html':
      return new File([text], `hard.${format}`)
    case 'epub':
      return packed('hard.epub', bookEntries({ chapters: { 'c.xhtml': text } }))
    case 'docx':
      return packed('hard.docx', wordEntries(wordParagraph(escaped(text))))
    case 'readwise': {
      const rows = inPieces(text).map((piece, at) => `"${piece.replaceAll('"', '""')}",Weir ${sent},${at}`)
      return new File([`Highlight,Book Title,Location\n${rows.join('\n')}`], 'hard.csv')
    }
    case 'paste':
      throw new Error('what is pasted is no file')
    default:
      return format satisfies never
  }
}

const BLANK = { title: '', authors: '', outlet: '', published: '2023', url: '', fetch: '', confirmed: 'yes', as: 'own' }

const send = async (url: string, { shape, characters, format }: TextToFeed, signal: AbortSignal) => {
  const text = shape.make(characters)
  sent += 1
  if (format === 'readwise') {
    const fields = { file: await fileOf(format, text) }
    const form = {
      action: 'importHighlightsFromForm',
      page: '/library/add',
      state: null,
      fields,
    }
    return sendForm(url, form, signal)
  }
  const what = format === 'paste' ? { text } : { text: '', file: await fileOf(format, text) }
  const fields = { ...BLANK, ...what, title: `Hard text ${sent}` }
  const form = { action: 'addArticleFromForm', page: '/library/add', state: { kind: 'blank', found: null }, fields }
  return sendForm(url, form, signal)
}

const isRead = ({ redirect, body }: ActionAnswer): boolean =>
  redirect !== null || /"kind":"(?:known|imported)"/.test(body)

/** Sends a text, and opens its page with its drafts where there is one. */
const feed = async (url: string, text: TextToFeed, signal: AbortSignal): Promise<FedText> => {
  const begin = performance.now()
  const told = (outcome: FedText['outcome'], reason: string | null = null): FedText => ({
    ...text,
    outcome,
    reason,
    ms: performance.now() - begin,
  })
  try {
    const answer = await send(url, text, signal)
    // Five million signs of three bytes each are more than a request may have; the answer says so.
    if (answer.status === 413) return told('refused', answer.body)
    if (answer.status !== 200 && answer.status !== 303)
      throw new Error(
        `${text.shape.name} (${text.format}) was answered with ${answer.status}: ${answer.body.slice(0, 300)}`,
      )
    if (answer.redirect) await (await fetch(`${url}${answer.redirect}`, { signal })).text()
    if (isRead(answer)) return told('read')
    return told('refused', /"message":"([^"]+)/.exec(answer.body)?.[1] ?? answer.body.slice(-200))
  } catch (reason) {
    if (signal.aborted) return told('given up')
    throw reason
  }
}

type FeedOptions = {
  /** How many are sent at once: two are read, the others wait. */
  readonly atOnce: number
  /** After this nothing more is sent, and nothing is waited for. */
  readonly mostMs?: number
  readonly onFed?: (fed: WatchedText) => void
}

/** Adds these texts to a server's library, and watches meanwhile whether it goes on answering. */
export const feedTexts = async (
  server: RunningServer,
  texts: readonly TextToFeed[],
  { atOnce, mostMs, onFed }: FeedOptions,
): Promise<Feeding> => {
  const stop = new AbortController()
  const limit = mostMs === undefined ? null : setTimeout(() => stop.abort(), mostMs)
  // A first request loads what all of them use, which is no text's fault.
  await feed(
    server.url,
    { shape: { name: 'a few words', make: () => 'Of stone.\n\nAnd of wood.' }, characters: 0, format: 'md' },
    stop.signal,
  )
  const watch = watchLive(server)
  let readerMb = 0
  const look = setInterval(() => {
    readerMb = Math.max(readerMb, ...readersOf(server.pid).map(peakMemoryMb))
  }, 100)
  const waiting = [...texts]
  const fed: WatchedText[] = []
  const work = async () => {
    for (let text = waiting.shift(); text && !stop.signal.aborted; text = waiting.shift()) {
      const one = await feed(server.url, text, stop.signal)
      const { longestMs, busyMs } = await watch.look()
      fed.push({ ...one, longestMs, busyMs })
      onFed?.({ ...one, longestMs, busyMs })
    }
  }
  try {
    await Promise.all(Array.from({ length: atOnce }, work))
    const last = await watch.look()
    const seen = [last, ...fed]
    return {
      fed,
      asked: last.asked,
      failed: last.failed,
      readerMb,
      longestMs: Math.max(...seen.map(({ longestMs }) => longestMs)),
      busyMs: Math.max(...seen.map(({ busyMs }) => busyMs)),
    }
  } finally {
    if (limit) clearTimeout(limit)
    clearInterval(look)
    await watch.stop()
  }
}
