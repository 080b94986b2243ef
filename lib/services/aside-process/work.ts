import type { AsideAnswer, AsideRequest } from './jobs'

/** Each job loads what it needs when it is first asked for: reading a text file does not wait for the PDF reader. */
const run = async (request: AsideRequest): Promise<unknown> => {
  switch (request.job) {
    case 'read-source': {
      const { readSource } = await import('../../sources/read-source')
      return readSource(request.input.fileName, request.input.bytes)
    }
    case 'read-page': {
      const { fromHtml } = await import('../../sources/html')
      return fromHtml(request.input.bytes, request.input)
    }
    case 'read-feed': {
      const { readFeed } = await import('../../sources/feed')
      return readFeed(request.input.bytes, request.input.url, request.input.charset)
    }
    case 'cut-archive': {
      const { cutArchive } = await import('../../sources/archive')
      return cutArchive(request.input.text)
    }
    case 'carry-over': {
      const { carryOver } = await import('../../domain/content/carry-over')
      return carryOver(request.input.passages, request.input.length, request.input.newText)
    }
    case 'likeness': {
      const { likenessOf } = await import('../../domain/content/likeness')
      return request.input.others.map((other) => likenessOf(request.input.text, other))
    }
    case 'find-facts': {
      const { findFacts } = await import('../../domain/extraction/find')
      return findFacts(request.input.text, request.input.options)
    }
    case 'offers': {
      const { offersOf } = await import('../../domain/extraction/drafts/offers')
      return offersOf(request.input.text, request.input.options)
    }
    default:
      return request satisfies never
  }
}

process.on('message', (request: AsideRequest) => {
  run(request)
    .then(
      (value): AsideAnswer => ({ ok: true, value }),
      (reason): AsideAnswer => ({
        ok: false,
        reason: reason instanceof Error ? (reason.stack ?? reason.message) : String(reason),
      }),
    )
    .then((answer) => process.send?.(answer))
})
// Ctrl-C reaches the whole group; the server above decides when it has finished.
process.on('SIGINT', () => undefined)
process.on('disconnect', () => process.exit(0))
