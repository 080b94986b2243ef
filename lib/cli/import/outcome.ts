import type { AddedRead } from '@/lib/services/articles/add-read-article'
import { complain, say, sayJson, wrap } from '../terminal'
import type { ExitCode } from '../with-data'

const placeOf = (key: string): string => `/library/${key}`

const addedWords = (added: AddedRead): string => {
  switch (added.kind) {
    case 'added': {
      const { title, key, sameTitle } = added
      const beside = sameTitle
        ? sameTitle.isNotes
          ? ` The library also has notes on it (${placeOf(sameTitle.key)}).`
          : ` Another article has the same title (${placeOf(sameTitle.key)}).`
        : ''
      return `Added “${title}”. Create facts from its passages at ${placeOf(key)}.${beside}`
    }
    case 'known':
      return `This text is already in the library, as “${added.title}” (${placeOf(added.key)}). Nothing was added.`
    case 'renewed':
      return `“${added.title}” now has a newer version. See what changed at ${placeOf(added.key)}.`
    case 'confirm': {
      const { newerOf } = added.found
      const which = newerOf ? `“${newerOf.title}” (${placeOf(newerOf.key)})` : 'an article in the library'
      return `This looks like a newer version of ${which}. Nothing was added. Use --new-version ${newerOf?.key ?? 'KEY'} if it is, or --own if not.`
    }
    default:
      return added satisfies never
  }
}

/** Says what became of one article. A question that is open is a failure: nothing was added. */
export const sayAdded = (added: AddedRead, json: boolean): ExitCode => {
  if (json) sayJson(added)
  else if (added.kind === 'confirm') complain(wrap(addedWords(added)))
  else say(wrap(addedWords(added)))
  return added.kind === 'confirm' ? 1 : 0
}
