import { dateWords } from '@/app/_ui/citation'
import { quotedTitle } from '@/lib/domain/content/quoted-title'

export type FullSource = {
  readonly title: string
  readonly authors: readonly string[]
  readonly outlet: string | null
  /** EDTF. */
  readonly published: string | null
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

/** A citation to paste into a paper: Raffaello Pantucci, “China’s embrace of Russia”, Nikkei Asia, February 2023. */
export function fullCitation({ title, authors, outlet, published }: FullSource): string {
  const parts = [listed(authors), quotedTitle(title), outlet, published === null ? null : dateWords(published)]
  return parts.filter((part) => part !== null && part !== '').join(', ')
}
