import type { CardView } from '../../data/queries/facts/fact-views'
import type { ArticleFile } from '../../domain/content-files/article-file'
import type { FactDraft } from '../../domain/drafting/fact-draft'
import type { LinkKind, PassageRole } from '../../domain/library'

/** What a content file says of its article; a bibliography without one of these cannot be written. */
export type ContentArticle = Pick<
  ArticleFile,
  'key' | 'title' | 'shortTitle' | 'authors' | 'outlet' | 'published' | 'url'
>

/** A heading with its paragraphs, as they are written. */
export type ContentSection = { readonly blocks: readonly string[] }

/** A fact as a content file has it. `section` counts the sections of its notes from 0. */
export type ContentFact = Omit<FactDraft, 'cards'> & {
  readonly key: string
  readonly passage: string
  readonly section: number
  readonly also: readonly {
    readonly article: string
    readonly passage: string
    readonly role: PassageRole
    readonly note: string | null
  }[]
  readonly links: readonly { readonly fact: string; readonly kind: LinkKind; readonly note: string }[]
  /** The cards of each entry. */
  readonly entries: readonly (readonly CardView[])[]
}
