import type { CarriedOver, OldPassage } from '../../domain/content/re-anchor'
import type { lintAndFix } from '../../domain/drafting/autofix-draft'
import type { FactDraft } from '../../domain/drafting/fact-draft'
import type { LintContext } from '../../domain/drafting/lint-context'
import type { NumberedPassage } from '../../domain/drafting/model/prompt'
import type { SourcedDraft } from '../../domain/drafting/sourced-draft'
import type { ExtractionOptions, Span } from '../../domain/finder/mention'
import type { FitLog } from '../../domain/fitting/fit-log'
import type { FitReport } from '../../domain/fitting/fit-report'
import type { SimulatedLevel, Simulation } from '../../domain/simulation/simulation'
import type { ReadHighlights } from '../../interchange/readwise-csv'
import type { FeedResult } from '../../sources/feed'
import type { ReadMedia } from '../../sources/media/read-media'
import type { SourceResult } from '../../sources/source-result'
import type { StagedFile, StageOrder } from './stage-file'
import type { StagedText, StageTextOrder } from './stage-text'

/** What comes of reading, for those who must not read themselves. */
export type { HighlightedWork, MarkedWords } from '../../interchange/readwise-csv'
export type { FeedItem, FeedResult, ParsedFeed } from '../../sources/feed'

/** What a worker does: by name, what goes in and what comes out. Both are plain data, copied between processes. */
export type WorkerJobs = {
  'read-source': {
    readonly input: { readonly fileName: string; readonly bytes: Uint8Array }
    readonly output: SourceResult
  }
  'read-page': {
    readonly input: { readonly bytes: Uint8Array; readonly url: string; readonly charset: string | null }
    readonly output: SourceResult
  }
  'read-feed': {
    readonly input: { readonly bytes: Uint8Array; readonly url: string; readonly charset: string | null }
    readonly output: FeedResult
  }
  /** What the content of a file is, by its path. */
  'read-media': { readonly input: { readonly path: string }; readonly output: ReadMedia }
  'canonical-text': { readonly input: { readonly text: string }; readonly output: string }
  'read-highlights': {
    readonly input: { readonly bytes: Uint8Array }
    readonly output: ReadHighlights
  }
  'place-words': {
    readonly input: { readonly text: string; readonly words: string }
    readonly output: Span | null
  }
  're-anchor': {
    readonly input: { readonly passages: readonly OldPassage[]; readonly length: number; readonly newText: string }
    readonly output: readonly CarriedOver[]
  }
  similarity: {
    readonly input: { readonly text: string; readonly others: readonly string[] }
    readonly output: readonly number[]
  }
  /** For each text the place, among the others, of the one most like it; null where none is. */
  'most-alike': {
    readonly input: { readonly texts: readonly string[]; readonly others: readonly string[] }
    readonly output: readonly (number | null)[]
  }
  /** What a model is to be given of a text, and the sentences of these passages. */
  'model-passages': {
    readonly input: { readonly text: string; readonly options: ExtractionOptions; readonly chosen: readonly Span[] }
    readonly output: { readonly passages: readonly NumberedPassage[]; readonly sentences: readonly Span[] }
  }
  /** What the lint says of drafts, and how they can be fixed; in their order. */
  'lint-drafts': {
    readonly input: {
      readonly drafts: readonly { readonly fact: FactDraft; readonly context: LintContext }[]
    }
    readonly output: readonly ReturnType<typeof lintAndFix>[]
  }
  'simulate-workload': {
    readonly input: { readonly simulation: Simulation; readonly levels: readonly number[] }
    readonly output: readonly SimulatedLevel[]
  }
  'find-drafts': {
    readonly input: {
      readonly text: string
      readonly options: ExtractionOptions & { readonly highlights?: readonly Span[] }
    }
    readonly output: readonly SourcedDraft[]
  }
}

/** Work that takes minutes and not seconds: it has a worker of its own, and says how far it is. */
export type LongJobs = {
  'fit-parameters': {
    /** `weights` are those in force. */
    readonly input: { readonly log: FitLog; readonly weights: readonly number[] }
    readonly output: FitReport
  }
  'stage-package': { readonly input: StageOrder; readonly output: StagedFile }
  'stage-text': { readonly input: StageTextOrder; readonly output: StagedText }
}

export type WorkerJob = keyof WorkerJobs
export type LongJob = keyof LongJobs
/** A job with what it works on. */
export type JobRequest = {
  readonly [Job in WorkerJob]: { readonly job: Job; readonly input: WorkerJobs[Job]['input'] }
}[WorkerJob]
export type LongJobRequest = {
  readonly [Job in LongJob]: { readonly job: Job; readonly input: LongJobs[Job]['input'] }
}[LongJob]
export type JobOrder = {
  readonly request: JobRequest | LongJobRequest
  /** After this the process ends itself. */
  readonly mayTakeMs: number
}
/** How much of a long job is done, 0 to 1, and what it begins, for people: any number of these come before the answer. */
export type JobProgress = { readonly progress: number; readonly at?: string | undefined }
/** What it answers. */
export type JobAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly why: 'memory' | 'broken'; readonly reason: string }
