import type { Engine } from '../../data/engine/engine'
import type { LearnerId } from '../../domain/ids'
import type { FileDeck, FileNoteType, ImportOptions } from '../../domain/imports/import-options'
import type { ImportReport } from '../../domain/imports/import-report'
import type { TextPreview } from '../../domain/imports/text-preview'
import { sharedByEngine } from '../shared-by-engine'
import type { StagedImport } from './staged-package'
import type { UndoneImport } from './undo-import'

/** Where an import on screen stands. A learner has one at a time; it is kept until the server stops. */
export type ImportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'receiving'; readonly fileName: string; readonly received: number; readonly size: number }
  /** `share` is how much is done, 0 to 1. */
  | {
      readonly kind: 'working'
      readonly doing: 'reading' | 'importing'
      readonly fileName: string
      readonly share: number
    }
  | {
      readonly kind: 'ready'
      readonly fileName: string
      readonly options: ImportOptions
      readonly report: ImportReport
      /** How a text of cards was understood; null of a package. */
      readonly text: TextPreview | null
      /** The decks of the file that have notes, by name; none of content files. */
      readonly decks: readonly FileDeck[]
      /** The note types of a package with their fields. */
      readonly noteTypes: readonly FileNoteType[]
      /** Articles keep their own decks. */
      readonly isContent: boolean
    }
  | {
      readonly kind: 'ended'
      readonly fileName: string
      readonly importId: string | null
      readonly report: ImportReport
      /** Whether the learner has seen it. */
      readonly isSeen: boolean
    }
  | { readonly kind: 'undone'; readonly undone: UndoneImport }
  | { readonly kind: 'failed'; readonly fileName: string; readonly message: string }

/** An import that goes on in this process, with its files. */
export type ImportRun = {
  state: ImportState
  folder: string | null
  staged: StagedImport | null
  text: TextPreview | null
  stop: (() => void) | null
}

const runsOf = sharedByEngine<Map<string, ImportRun>>('import-runs', () => new Map())

type OfLearner = { readonly engine: Engine; readonly actor: { readonly learnerId: LearnerId } }

/** The import of the actor, idle at first. */
export const importRunOf = ({ engine, actor }: OfLearner): ImportRun => {
  const runs = runsOf(engine)
  const run = runs.get(actor.learnerId) ?? {
    state: { kind: 'idle' },
    folder: null,
    staged: null,
    text: null,
    stop: null,
  }
  runs.set(actor.learnerId, run)
  return run
}

/** Where the actor's import stands. */
export const importState = (ctx: OfLearner): ImportState => importRunOf(ctx).state
