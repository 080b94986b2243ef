import { type MediaInText, mediaInText } from '../media/media-in-text'
import { occludedPictures } from './occluded-text'

/** What stands in a field for a file, by its name there, such as `[picture 1]`. */
export type FoldedNames = ReadonlyMap<string, { readonly target: string; readonly code: string }>

/** The text of a card as a field shows it, with the names that stand in it for the code of files. */
export type FoldedText = { readonly text: string; readonly names: FoldedNames }

export const NO_NAMES: FoldedNames = new Map()

const WORDS = { image: 'picture', sound: 'sound', video: 'video' } as const
const NAME = /\[(?:picture|sound|video) \d+\]/g

/** Where the code of each file of a text is, a picture with the shapes on it. */
const codesIn = (value: string): readonly { readonly file: MediaInText; readonly to: number }[] => {
  const pictures = new Map(occludedPictures(value).map(({ from, to }) => [from, to]))
  return mediaInText(value).map((file) => ({ file, to: pictures.get(file.from) ?? file.to }))
}

/**
 * The text of a card without code: each image, sound and video, with the shapes on it, is a short name.
 * @param known names that were given before: a file keeps its name, also one that is gone and may come back
 * @returns `names` is `known` itself where nothing in it has changed
 */
export const foldMedia = (value: string, known: FoldedNames = NO_NAMES): FoldedText => {
  const names = new Map(known)
  const taken = new Set<string>()
  let [text, end, isNew] = ['', 0, false]
  for (const { file, to } of codesIn(value)) {
    const { from, target, reference } = file
    const code = value.slice(from, to)
    let name = [...names].find(([each, one]) => one.target === target && !taken.has(each))?.[0]
    for (let number = 1; name === undefined; number += 1) {
      const free = `[${WORDS[reference.kind]} ${number}]`
      if (!names.has(free) && !value.includes(free)) name = free
    }
    taken.add(name)
    isNew ||= names.get(name)?.code !== code
    names.set(name, { target, code })
    text += value.slice(end, from) + name
    end = to
  }
  return { text: text + value.slice(end), names: isNew ? names : known }
}

/** The text of a card from what a field shows. */
export const unfoldMedia = (shown: string, names: FoldedNames): string =>
  shown.replace(NAME, (name) => names.get(name)?.code ?? name)

/** Where a place in what a field shows is in the text of the card; inside a name it is behind the file. */
export const unfoldedPlace = (value: string, at: number): number => {
  let folded = 0
  let end = 0
  const { text, names } = foldMedia(value)
  for (const { file, to } of codesIn(value)) {
    const name = [...names].find(([, { code }]) => code === value.slice(file.from, to))?.[0] ?? ''
    const before = folded + (file.from - end)
    if (at <= before) return end + (at - folded)
    folded = before + name.length
    end = to
    if (at <= folded) return end
  }
  return end + (Math.min(at, text.length) - folded)
}
