import type { CarriedOver, OldPassage } from '../../domain/content/carry-over'
import type { ExtractionOptions, Finding, Span } from '../../domain/extraction/finding'
import type { Offer } from '../../domain/extraction/offer'
import type { ArchivePart } from '../../sources/archive'
import type { FeedResult } from '../../sources/feed'
import type { SourceResult } from '../../sources/source-result'

/** What is done aside: by name, what goes in and what comes out. Both are plain data, copied between processes. */
export type AsideJobs = {
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
  'cut-archive': { readonly input: { readonly text: string }; readonly output: readonly ArchivePart[] | null }
  'carry-over': {
    readonly input: { readonly passages: readonly OldPassage[]; readonly length: number; readonly newText: string }
    readonly output: readonly CarriedOver[]
  }
  likeness: {
    readonly input: { readonly text: string; readonly others: readonly string[] }
    readonly output: readonly number[]
  }
  'find-facts': {
    readonly input: { readonly text: string; readonly options: ExtractionOptions }
    readonly output: readonly Finding[]
  }
  offers: {
    readonly input: {
      readonly text: string
      readonly options: ExtractionOptions & { readonly highlights?: readonly Span[] }
    }
    readonly output: readonly Offer[]
  }
}

export type AsideJob = keyof AsideJobs
/** What the process is sent. */
export type AsideRequest = {
  readonly [Job in AsideJob]: { readonly job: Job; readonly input: AsideJobs[Job]['input'] }
}[AsideJob]
/** What it answers. */
export type AsideAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string }
