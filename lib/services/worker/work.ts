import { Worker } from 'node:worker_threads'
import type { JobAnswer, JobOrder, JobProgress } from './jobs'
import { MEMORY_VARIABLE, PARENT_VARIABLE } from './worker'

/** Each job loads what it needs when it is first asked for: reading a text file does not wait for the PDF reader. */
const run = async (request: JobOrder['request']): Promise<unknown> => {
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
    case 'read-media': {
      const { readMedia } = await import('../../sources/media/read-media')
      return readMedia(request.input.path)
    }
    case 'canonical-text': {
      const { canonicalText } = await import('../../domain/content/canonical-text')
      return canonicalText(request.input.text)
    }
    case 'read-highlights': {
      const { readReadwiseCsv } = await import('../../interchange/readwise-csv')
      return readReadwiseCsv(request.input.bytes)
    }
    case 'place-words': {
      const { placeOfWords } = await import('../../domain/content/place-of-words')
      return placeOfWords(request.input.text, request.input.words)
    }
    case 're-anchor': {
      const { reanchor } = await import('../../domain/content/re-anchor')
      return reanchor(request.input.passages, request.input.length, request.input.newText)
    }
    case 'similarity': {
      const { similarityOf } = await import('../../domain/content/similarity')
      return request.input.others.map((other) => similarityOf(request.input.text, other))
    }
    case 'most-alike': {
      const { mostAlike } = await import('../../domain/content/similarity')
      return mostAlike(request.input.texts, request.input.others)
    }
    case 'model-passages': {
      const { passagesOfText } = await import('../../domain/drafting/model/passages-of-text')
      return passagesOfText(request.input.text, request.input.options, request.input.chosen)
    }
    case 'lint-drafts': {
      const { lintAndFix } = await import('../../domain/drafting/autofix-draft')
      return request.input.drafts.map(({ fact, context }) => lintAndFix(fact, context))
    }
    case 'simulate-workload': {
      const { simulate } = await import('../../domain/simulation/simulate')
      return simulate(request.input.simulation, request.input.levels)
    }
    case 'find-drafts': {
      const { findDrafts } = await import('../../domain/drafting/find-drafts')
      return findDrafts(request.input.text, request.input.options)
    }
    case 'fit-parameters': {
      const [{ fitReport }, { trainByFsrsRs }] = [
        await import('../../domain/fitting/fit-report'),
        await import('./fsrs-trainer'),
      ]
      const tell = (progress: number) => process.send?.({ progress } satisfies JobProgress)
      return fitReport(request.input.log, request.input.weights, trainByFsrsRs, tell)
    }
    case 'stage-package': {
      const { stageFile } = await import('./stage-file')
      return stageFile(request.input, (progress, at) => process.send?.({ progress, at } satisfies JobProgress))
    }
    case 'stage-text': {
      const { stageText } = await import('./stage-text')
      return stageText(request.input, (progress) => process.send?.({ progress } satisfies JobProgress))
    }
    default:
      return request satisfies never
  }
}

const BYTES_OF_A_MEGABYTE = 1024 * 1024
/** The alarm rings before the kernel refuses memory: a reader that is refused some may take a file for damaged. */
const ALARM_SHARE = 0.92

const alarm = new Worker(new URL('./alarm.mjs', import.meta.url), {
  // Without the compiler that this process was started with.
  execArgv: [],
  workerData: {
    parentPid: Number(process.env[PARENT_VARIABLE]),
    mostBytes: Number(process.env[MEMORY_VARIABLE]) * ALARM_SHARE * BYTES_OF_A_MEGABYTE,
  },
})

/** What V8 says where the system gives no more memory for a buffer or a string. */
const isOutOfMemory = (reason: unknown): boolean =>
  reason instanceof RangeError &&
  /allocation failed|invalid (?:array buffer|typed array|string) length/i.test(reason.message)

const failureOf = (reason: unknown): JobAnswer => ({
  ok: false,
  why: isOutOfMemory(reason) ? 'memory' : 'broken',
  reason: reason instanceof Error ? (reason.stack ?? reason.message) : String(reason),
})

process.on('message', ({ request, mayTakeMs }: JobOrder) => {
  alarm.postMessage(mayTakeMs)
  run(request)
    .then((value): JobAnswer => ({ ok: true, value }), failureOf)
    .then((answer) => {
      alarm.postMessage(null)
      process.send?.(answer)
    })
})
// Ctrl-C reaches the whole group; the server above decides when it has finished.
process.on('SIGINT', () => undefined)
process.on('disconnect', () => process.exit(0))
