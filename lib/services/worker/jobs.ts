import type { FactDraft } from '../../domain/drafting/fact-draft'
import type { LintContext } from '../../domain/drafting/lint-context'
import type { FitLog } from '../../domain/fitting/fit-log'

/** What comes of reading, for those who must not read themselves. */
export type { HighlightedWork, MarkedWords } from '../../interchange/readwise-csv'
export type { FeedItem, FeedResult, ParsedFeed } from '../../sources/feed'

/** Told how much of a long job is done, 0 to 1, and what it begins, for people. */
type Tell = (share: number, at?: string) => void

/**
 * What a worker does: by name, what loads the function that does it. Each is loaded when it is first asked for, so that
 * reading a text file does not wait for the PDF reader. What goes in and what comes out are plain data, copied between
 * processes.
 */
export const JOBS = {
  'read-source': async () => (await import('../../sources/read-source')).readSource,
  'read-page': async () => (await import('../../sources/html')).fromHtml,
  'read-feed': async () => (await import('../../sources/feed')).readFeed,
  'read-media': async () => (await import('../../sources/media/read-media')).readMedia,
  'canonical-text': async () => (await import('../../domain/content/canonical-text')).canonicalText,
  'read-highlights': async () => (await import('../../interchange/readwise-csv')).readReadwiseCsv,
  'place-words': async () => (await import('../../domain/content/place-of-words')).placeOfWords,
  're-anchor': async () => (await import('../../domain/content/re-anchor')).reanchor,
  'most-alike': async () => (await import('../../domain/content/similarity')).mostAlike,
  similarity: async () => {
    const { similarityOf } = await import('../../domain/content/similarity')
    return (text: string, others: readonly string[]) => others.map((other) => similarityOf(text, other))
  },
  'model-passages': async () => (await import('../../domain/drafting/model/passages-of-text')).passagesOfText,
  'find-drafts': async () => (await import('../../domain/drafting/find-drafts')).findDrafts,
  'lint-drafts': async () => {
    const { lintAndFix } = await import('../../domain/drafting/autofix-draft')
    return (drafts: readonly { readonly fact: FactDraft; readonly context: LintContext }[]) =>
      drafts.map(({ fact, context }) => lintAndFix(fact, context))
  },
  'simulate-workload': async () => (await import('../../domain/simulation/simulate')).simulate,
}

/** Work that takes minutes and not seconds: it has a worker of its own, and says how far it is. */
export const LONG_JOBS = {
  'fit-parameters': async (tell: Tell) => {
    const { fitReport } = await import('../../domain/fitting/fit-report')
    const { trainByFsrsRs } = await import('./fsrs-trainer')
    return (log: FitLog, inForce: readonly number[]) => fitReport(log, inForce, trainByFsrsRs, tell)
  },
  'stage-package': async (tell: Tell) => {
    const { stageFile } = await import('./stage-file')
    return (order: Parameters<typeof stageFile>[0]) => stageFile(order, tell)
  },
  'stage-text': async (tell: Tell) => {
    const { stageText } = await import('./stage-text')
    return (order: Parameters<typeof stageText>[0]) => stageText(order, tell)
  },
}

type Jobs = typeof JOBS & typeof LONG_JOBS
type Work<Job extends keyof Jobs> = Awaited<ReturnType<Jobs[Job]>>

export type WorkerJob = keyof typeof JOBS
export type LongJob = keyof typeof LONG_JOBS
/** What goes into a job, and what comes out. */
export type JobInput<Job extends keyof Jobs> = Parameters<Work<Job>>
export type JobOutput<Job extends keyof Jobs> = Awaited<ReturnType<Work<Job>>>

/** A job with what it works on. */
export type JobRequest = {
  readonly [Job in keyof Jobs]: { readonly job: Job; readonly input: JobInput<Job> }
}[keyof Jobs]
export type JobOrder = {
  readonly request: JobRequest
  /** After this the process ends itself. */
  readonly mayTakeMs: number
}
/** What a long job tells: any number of these come before the answer. */
export type JobProgress = { readonly progress: number; readonly at?: string | undefined }
/** What it answers. */
export type JobAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly why: 'memory' | 'broken'; readonly reason: string }
