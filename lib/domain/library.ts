import type { CardId, PassageId } from './ids'
/** The words of the library: what a fact and a card can be. */
export const FACT_KINDS = [
  'figure',
  'date',
  'event',
  'person',
  'organisation',
  'place',
  'position',
  'quote',
  'claim',
] as const
export type FactKind = (typeof FACT_KINDS)[number]

/** How badly a speaker needs a fact, most first. */
export const WEIGHTS = ['must', 'should', 'nice'] as const
export type Weight = (typeof WEIGHTS)[number]

export const CARD_FORMS = ['question', 'reversed', 'cloze', 'typed'] as const
export type CardForm = (typeof CARD_FORMS)[number]

export const TAG_KINDS = ['topic', 'person', 'place'] as const
export type TagKind = (typeof TAG_KINDS)[number]

/**
 * What a further passage does for a fact beside its main one: says the same, backs it up, says otherwise, or tells what
 * has become of it.
 */
export const PASSAGE_ROLES = ['states', 'supports', 'disagrees', 'updates'] as const
export type PassageRole = (typeof PASSAGE_ROLES)[number]

/** What is shown before the source of a further passage. */
export const PASSAGE_ROLE_WORDS: Readonly<Record<PassageRole, string>> = {
  states: 'Also in',
  supports: 'Supported by',
  disagrees: 'Disagrees',
  updates: 'Newer',
}

/**
 * How a fact is linked to another: each says otherwise; the first is the newer value of the same thing; a card of the
 * first asks for the difference between the two.
 */
export const LINK_KINDS = ['contradicts', 'updates', 'contrast'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

/**
 * Where an article came from: the starter library, a pasted text, a file, an address, a feed, highlights of a reader.
 * `own` is the one article of a library that stands for the source of cards without one: its text is empty.
 */
export const ARTICLE_ORIGINS = ['content', 'paste', 'file', 'address', 'feed', 'highlights', 'own'] as const
export type ArticleOrigin = (typeof ARTICLE_ORIGINS)[number]

/** Kinds that are somebody's words or view, so that somebody must be named. */
export const SPOKEN_KINDS: ReadonlySet<FactKind> = new Set(['position', 'quote', 'claim'])

/** A fact with its cards as they stood at one time: what its history keeps. Dates are EDTF. */
export type FactSnapshot = {
  readonly statement: string
  readonly asOf: string | null
  readonly reviewBy: string | null
  readonly speaker: string | null
  readonly hedge: string | null
  readonly passageId: PassageId
  /** The passage's words. */
  readonly passage: string
  /** Its further passages; missing in entries that are older than they are. */
  readonly also?: readonly {
    readonly passageId: PassageId
    readonly role: PassageRole
    readonly note: string | null
    /** Its words. */
    readonly passage: string
  }[]
  readonly cards: readonly {
    readonly cardId: CardId
    readonly form: CardForm
    readonly front: string
    readonly back: string
  }[]
}

/** What an article is known by: where it lies in the library, and its bibliography. `published` is EDTF. */
export type SourceArticle = {
  readonly key: string
  readonly title: string
  /** Stands above cards in place of a title that does not fit there. */
  readonly shortTitle?: string | null
  readonly authors: readonly string[]
  readonly outlet: string | null
  readonly published: string | null
  readonly url: string | null
  readonly origin: ArticleOrigin
}
